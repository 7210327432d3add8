import type { JsonObject } from '../validate/json-value.ts';

/** A bubble or line on the phone, in the order seen. `number` counts from 1 within the chat. */
export type ChatItem = { readonly number: number; readonly at: number } & (
  PersonItem | BotItem | { readonly from: 'system'; readonly text: string }
);

export type PersonItem = {
  readonly from: 'person';
  /** The webhook's message object; without an id when it is only a postback's `displayText`. */
  readonly message: JsonObject;
  isRead: boolean;
  isUnsent: boolean;
};

export type BotItem = {
  readonly from: 'bot';
  readonly via: 'reply' | 'push';
  /** As the bot sent it. */
  readonly message: JsonObject;
  readonly messageId: string;
};

export type Friendship = 'stranger' | 'friend' | 'blocked';

/** One person and one channel. */
export type Chat = {
  readonly channelId: string;
  readonly userId: string;
  displayName: string;
  friendship: Friendship;
  /** Strangers who wrote within 7 days can be pushed to. */
  lastWroteAt: number | null;
  /** The dots of `chat/loading/start`, until this time. */
  loadingUntil: number | null;
  readonly items: ChatItem[];
};

/** What a watcher (the phone, a waiting test) hears. `item` is new, or changed in place. */
export type ChatChange = { readonly chat: Chat; readonly item: ChatItem | null };

export type Chats = {
  /** The chat of this person, made on first sight. */
  open(channelId: string, userId: string): Chat;
  find(channelId: string, userId: string): Chat | null;
  all(): readonly Chat[];
  add(chat: Chat, item: PersonItem | BotItem | { readonly from: 'system'; readonly text: string }): ChatItem;
  /** Tells the watchers that the chat, or one of its items, is not what it was. */
  changed(chat: Chat, item?: ChatItem): void;
  /** @returns a function that stops watching */
  watch(watcher: (change: ChatChange) => void): () => void;
};

const names = [
  '佐藤 花子',
  '鈴木 一郎',
  '高橋 みさき',
  '田中 健',
  '伊藤 さくら',
  '渡辺 翔',
  '山本 陽子',
  '中村 蓮',
];

export function createChats(now: () => number): Chats {
  const chats = new Map<string, Chat>();
  const watchers = new Set<(change: ChatChange) => void>();
  const tell = (change: ChatChange) => {
    for (const watcher of watchers) watcher(change);
  };
  const find = (channelId: string, userId: string) => chats.get(`${channelId} ${userId}`) ?? null;
  return {
    find,
    all: () => [...chats.values()],
    open(channelId, userId) {
      const known = find(channelId, userId);
      if (known) return known;
      const chat: Chat = {
        channelId,
        userId,
        displayName: names[parseInt(userId.slice(-2), 16) % names.length] ?? '名無し',
        friendship: 'stranger',
        lastWroteAt: null,
        loadingUntil: null,
        items: [],
      };
      chats.set(`${channelId} ${userId}`, chat);
      return chat;
    },
    add(chat, item) {
      const added: ChatItem = { number: chat.items.length + 1, at: now(), ...item };
      chat.items.push(added);
      // The dots give way to the bot's message, not to the person's next one.
      if (item.from === 'bot') chat.loadingUntil = null;
      tell({ chat, item: added });
      return added;
    },
    changed: (chat, item) => tell({ chat, item: item ?? null }),
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
