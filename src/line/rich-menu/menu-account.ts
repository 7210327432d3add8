import type { Readable } from 'node:stream';
import { HTTPFetchError } from '@line/bot-sdk';
import { answerInTime } from '../answer-in-time.ts';
import type { Channel } from '../channel.ts';
import { createClient, type LineApi } from '../client.ts';
import type { MenuRequest } from './menu-request.ts';

/** A menu that LINE has. */
export type StoredMenu = { readonly richMenuId: string; readonly name: string };

/** The default menu: one that this channel's API knows, one set by another channel of the account, or none. */
export type DefaultMenu =
  { readonly kind: 'own'; readonly richMenuId: string } | { readonly kind: 'foreign' | 'none' };

/** What can be done with the rich menus of one LINE account. Every call @throws MenuError */
export type MenuAccount = {
  list(): Promise<readonly StoredMenu[]>;
  defaultMenu(): Promise<DefaultMenu>;
  /** Alias id → rich menu id. */
  aliases(): Promise<ReadonlyMap<string, string>>;
  hasImage(richMenuId: string): Promise<boolean>;
  /** @returns its rich menu id */
  create(menu: MenuRequest): Promise<string>;
  upload(richMenuId: string, png: Buffer): Promise<void>;
  setDefault(richMenuId: string): Promise<void>;
  cancelDefault(): Promise<void>;
  createAlias(aliasId: string, richMenuId: string): Promise<void>;
  moveAlias(aliasId: string, richMenuId: string): Promise<void>;
  deleteAlias(aliasId: string): Promise<void>;
  /** Does nothing when the menu is gone already. */
  delete(richMenuId: string): Promise<void>;
};

/** LINE refused a call. The message says which call, what LINE answered, and what to do. */
export class MenuError extends Error {
  override readonly name = 'MenuError';
  readonly status: number | undefined;

  constructor(what: string, cause: unknown) {
    super(`LINE could not ${what}: ${reasonOf(cause)}`, { cause });
    this.status = cause instanceof HTTPFetchError ? cause.status : undefined;
  }
}

const late = Symbol('late');

export function createMenuAccount(channel: Channel, api: LineApi, timeoutMs = 20_000): MenuAccount {
  const client = createClient(channel, api);

  /** The SDK alone would wait for minutes. */
  async function callLine<T>(what: string, call: () => Promise<T>): Promise<T> {
    try {
      const answer = await answerInTime(call(), timeoutMs, late);
      if (answer === late) throw new Error(`no answer within ${timeoutMs} ms`);
      return answer;
    } catch (error) {
      throw new MenuError(what, error);
    }
  }

  return {
    list: async () => (await callLine('list the rich menus', () => client.getRichMenuList())).richmenus,
    async defaultMenu() {
      try {
        const { richMenuId } = await callLine('look up the default rich menu', () =>
          client.getDefaultRichMenuId(),
        );
        return { kind: 'own', richMenuId };
      } catch (error) {
        if (hasStatus(error, 404)) return { kind: 'none' };
        if (hasStatus(error, 403) && error.message.includes('owned by another')) return { kind: 'foreign' };
        throw error;
      }
    },
    async aliases() {
      const { aliases } = await callLine('list the aliases', () => client.getRichMenuAliasList());
      return new Map(aliases.map(({ richMenuAliasId, richMenuId }) => [richMenuAliasId, richMenuId]));
    },
    async hasImage(richMenuId) {
      try {
        const image: Readable = await callLine('look for the image', () =>
          client.getRichMenuImage(richMenuId),
        );
        image.destroy();
        return true;
      } catch (error) {
        if (hasStatus(error, 404)) return false;
        throw error;
      }
    },
    create: async (menu) =>
      (await callLine('create the rich menu', () => client.createRichMenu(menu))).richMenuId,
    async upload(richMenuId, png) {
      const file = new Blob([new Uint8Array(png)], { type: 'image/png' });
      await callLine('take the image', () => client.setRichMenuImage(richMenuId, file));
    },
    async setDefault(richMenuId) {
      await callLine('make the rich menu the default', () => client.setDefaultRichMenu(richMenuId));
    },
    async cancelDefault() {
      await callLine('take the default rich menu away', () => client.cancelDefaultRichMenu());
    },
    async createAlias(richMenuAliasId, richMenuId) {
      await callLine(`make the alias "${richMenuAliasId}"`, () =>
        client.createRichMenuAlias({ richMenuAliasId, richMenuId }),
      );
    },
    async moveAlias(aliasId, richMenuId) {
      await callLine(`move the alias "${aliasId}"`, () =>
        client.updateRichMenuAlias(aliasId, { richMenuId }),
      );
    },
    async deleteAlias(aliasId) {
      await callLine(`delete the alias "${aliasId}"`, () => client.deleteRichMenuAlias(aliasId));
    },
    async delete(richMenuId) {
      try {
        await callLine('delete an old rich menu', () => client.deleteRichMenu(richMenuId));
      } catch (error) {
        if (!hasStatus(error, 404)) throw error;
      }
    },
  };
}

function hasStatus(error: unknown, status: number): error is MenuError {
  return error instanceof MenuError && error.status === status;
}

function reasonOf(cause: unknown): string {
  if (cause instanceof HTTPFetchError) {
    const said = `${cause.status} ${cause.body.slice(0, 300)}`;
    switch (cause.status) {
      case 401:
        return `${said} — the channel access token is wrong or withdrawn: issue it anew in the LINE Developers console, Messaging API tab`;
      case 429:
        return `${said} — LINE takes 100 new and 100 deleted menus an hour: try again later`;
      default:
        return said;
    }
  }
  const inner = cause instanceof Error && cause.cause instanceof Error ? ` (${cause.cause.message})` : '';
  return `${cause instanceof Error ? cause.message : String(cause)}${inner}`;
}
