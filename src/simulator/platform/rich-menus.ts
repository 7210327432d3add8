import type { RichMenuObject } from '../validate/validate-rich-menu.ts';
import type { FileType } from '../validate/image-size.ts';

export type RichMenu = RichMenuObject & {
  readonly richMenuId: string;
  /** Null until it is uploaded; set once, never replaced. */
  image: { readonly type: FileType; readonly bytes: Buffer } | null;
};

/** The rich menus of one channel, as its bot made them. */
export type RichMenus = {
  readonly menus: Map<string, RichMenu>;
  /** Alias id → rich menu id. */
  readonly aliases: Map<string, string>;
  /** User id → rich menu id: goes before the default. */
  readonly linked: Map<string, string>;
  defaultId: string | null;
};

export type RichMenuShelf = {
  of(channelId: string): RichMenus;
  /** What this person's phone shows below the chat (REF#rich-menu: the person's own, then the default). */
  shownTo(channelId: string, userId: string): RichMenu | null;
  /** Tells the watchers that phones of this channel may have another menu now. */
  changed(channelId: string): void;
  /** @returns a function that stops watching */
  watch(watcher: (channelId: string) => void): () => void;
};

export function createRichMenuShelf(): RichMenuShelf {
  const shelves = new Map<string, RichMenus>();
  const watchers = new Set<(channelId: string) => void>();
  const of = (channelId: string): RichMenus => {
    const known = shelves.get(channelId);
    if (known) return known;
    const empty: RichMenus = { menus: new Map(), aliases: new Map(), linked: new Map(), defaultId: null };
    shelves.set(channelId, empty);
    return empty;
  };
  return {
    of,
    shownTo(channelId, userId) {
      const { menus, linked, defaultId } = of(channelId);
      return menus.get(linked.get(userId) ?? '') ?? menus.get(defaultId ?? '') ?? null;
    },
    changed(channelId) {
      for (const watcher of watchers) watcher(channelId);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
