import type { StoredMenu, MenuAccount } from './menu-account.ts';
import { menuNamePrefix, type MenuRequest } from './menu-request.ts';

/** The alias of our menu that is live. */
const currentAlias = 'madoguchi';
/** The alias of the menu that was live before, so that publishing can be undone. */
const previousAlias = 'madoguchi-previous';

export type Published = {
  readonly kind: 'published' | 'alreadyLive';
  readonly richMenuId: string;
  /** The menu that was live before; it can be restored. */
  readonly previousId?: string;
  readonly deleted: readonly string[];
};

export type Undone =
  | { readonly kind: 'restored'; readonly richMenuId: string; readonly deleted: readonly string[] }
  | { readonly kind: 'removed'; readonly deleted: readonly string[] }
  /** The live menu isn't ours, so it stays. */
  | { readonly kind: 'nothingOfOurs' };

/** All rich menus of one LINE account. */
export type PublishedMenus = {
  readonly menus: readonly StoredMenu[];
  readonly aliases: ReadonlyMap<string, string>;
  /** `foreign`: the default was set by another channel of the same account. */
  readonly live:
    { readonly kind: 'own'; readonly richMenuId: string } | { readonly kind: 'foreign' | 'none' };
};

export async function readPublishedMenus(account: MenuAccount): Promise<PublishedMenus> {
  const [menus, aliases, live] = await Promise.all([
    account.list(),
    account.aliases(),
    account.defaultMenu(),
  ]);
  return { menus, aliases, live };
}

export function isOurs({ name }: StoredMenu): boolean {
  return name.startsWith(menuNamePrefix);
}

/**
 * Makes a menu the default. The old menu stays live until the one call that replaces it. Each step looks for what an
 * interrupted run left behind, so the command can be run again. Menus that aren't ours are never deleted.
 * @throws MenuError
 */
export async function publishMenu(account: MenuAccount, menu: MenuRequest, png: Buffer): Promise<Published> {
  const { menus, aliases, live } = await readPublishedMenus(account);
  const liveId = live.kind === 'own' ? live.richMenuId : undefined;
  const point = (aliasId: string, to: string): Promise<void> => pointAlias(account, aliases, aliasId, to);
  const liveMenu = menus.find(({ richMenuId }) => richMenuId === liveId);
  if (liveMenu?.name === menu.name) {
    const { richMenuId } = liveMenu;
    await point(currentAlias, richMenuId);
    const previousId = aliases.get(previousAlias);
    const deleted = await deleteOthers(account, menus, [richMenuId, previousId]);
    return { kind: 'alreadyLive', richMenuId, ...(previousId === undefined ? {} : { previousId }), deleted };
  }

  const existing = menus.find(({ name }) => name === menu.name)?.richMenuId;
  const richMenuId = existing ?? (await account.create(menu));
  if (existing === undefined || !(await account.hasImage(existing))) await account.upload(richMenuId, png);
  // Saves the old default first: once it is replaced, LINE doesn't say what it was.
  if (liveId !== undefined) await point(previousAlias, liveId);
  else if (aliases.has(previousAlias)) await account.deleteAlias(previousAlias);
  await account.setDefault(richMenuId);
  await point(currentAlias, richMenuId);
  const deleted = await deleteOthers(account, menus, [richMenuId, liveId]);
  return { kind: 'published', richMenuId, ...(liveId === undefined ? {} : { previousId: liveId }), deleted };
}

/** Removes our live menu. The menu before it becomes live again, if there was one. @throws MenuError */
export async function undoMenu(account: MenuAccount): Promise<Undone> {
  const { menus, aliases, live } = await readPublishedMenus(account);
  const liveMenu =
    live.kind === 'own' ? menus.find(({ richMenuId }) => richMenuId === live.richMenuId) : undefined;
  if (liveMenu === undefined || !isOurs(liveMenu)) return { kind: 'nothingOfOurs' };
  const previous = menus.find(({ richMenuId }) => richMenuId === aliases.get(previousAlias));
  const restored = previous?.richMenuId === liveMenu.richMenuId ? undefined : previous;
  if (restored === undefined) await account.cancelDefault();
  else await account.setDefault(restored.richMenuId);
  if (restored !== undefined && isOurs(restored))
    await pointAlias(account, aliases, currentAlias, restored.richMenuId);
  else if (aliases.has(currentAlias)) await account.deleteAlias(currentAlias);
  if (aliases.has(previousAlias)) await account.deleteAlias(previousAlias);
  const deleted = await deleteOthers(account, menus, [restored?.richMenuId]);
  return restored === undefined
    ? { kind: 'removed', deleted }
    : { kind: 'restored', richMenuId: restored.richMenuId, deleted };
}

async function pointAlias(
  account: MenuAccount,
  aliases: ReadonlyMap<string, string>,
  aliasId: string,
  to: string,
): Promise<void> {
  const now = aliases.get(aliasId);
  if (now === undefined) await account.createAlias(aliasId, to);
  else if (now !== to) await account.moveAlias(aliasId, to);
}

/** Deletes only menus of ours. @returns the ids of the deleted menus */
async function deleteOthers(
  account: MenuAccount,
  menus: readonly StoredMenu[],
  keep: readonly (string | undefined)[],
): Promise<string[]> {
  const old = menus.filter((menu) => isOurs(menu) && !keep.includes(menu.richMenuId));
  for (const { richMenuId } of old) await account.delete(richMenuId);
  return old.map(({ richMenuId }) => richMenuId);
}
