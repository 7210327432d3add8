import type { Chat, ChatItem, BotItem } from './platform/chats.ts';
import { asText, type JsonObject } from './validate/json-value.ts';
import { newMessageId, newOpaqueToken } from './platform/line-ids.ts';
import type { Platform } from './platform/platform.ts';
import type { RichMenu } from './platform/rich-menus.ts';
import { tappablesIn, type Tappable } from './tappable.ts';
import type { WebhookDelivery, Webhooks } from './platform/webhooks.ts';

/** What the bot said: an item of the transcript. */
export type BotSaid = ChatItem & BotItem;

/** Someone with a phone. Each act sends a signed webhook and resolves with what the bot's server answered. */
export type Person = {
  readonly userId: string;
  readonly channelId: string;
  readonly chat: Chat;
  /** Adds the account as a friend, or unblocks it. */
  follow(): Promise<WebhookDelivery>;
  /** Blocks the account. */
  unfollow(): Promise<WebhookDelivery>;
  say(text: string): Promise<WebhookDelivery>;
  /** Says it and waits for the bot's next words. */
  ask(text: string, options?: WaitOptions): Promise<readonly BotSaid[]>;
  /** What can be tapped now, newest first. */
  tappables(): readonly Tappable[];
  /** Taps the newest thing with this label (or these words on it). @throws when there is none, or it opens a URI */
  tap(label: string): Promise<WebhookDelivery>;
  /** Does what a LINE action object says; `params` is the date and time picked. @throws for uri and the like */
  tapAction(action: JsonObject, params?: JsonObject): Promise<WebhookDelivery>;
  /** What stands below the chat now. */
  richMenu(): RichMenu | null;
  /** A bare postback event: an old button, a forged one. */
  postback(data: string): Promise<WebhookDelivery>;
  sendSticker(): Promise<WebhookDelivery>;
  sendImage(): Promise<WebhookDelivery>;
  sendVideo(): Promise<WebhookDelivery>;
  sendAudio(): Promise<WebhookDelivery>;
  sendFile(fileName?: string): Promise<WebhookDelivery>;
  sendLocation(): Promise<WebhookDelivery>;
  /** Takes back a message of theirs; default: the last one. */
  unsend(messageId?: string): Promise<WebhookDelivery>;
  /** Any event of this person: an unknown type, `mode: 'standby'`, a group as `source`. `fields` win. */
  sendEvent(
    fields: JsonObject & { readonly type: string },
    hasReplyToken?: boolean,
  ): Promise<WebhookDelivery>;
  /** What the bot said since this person's last act. */
  newFromBot(): readonly BotSaid[];
  /** Resolves as soon as the bot has said something since this person's last act. @throws after `timeoutMs` */
  waitForReply(options?: WaitOptions): Promise<readonly BotSaid[]>;
};

export type WaitOptions = {
  /** Default 15,000. */
  readonly timeoutMs?: number;
  /** Wait until the bot said this many messages. Default 1. */
  readonly messages?: number;
};

export function createPerson(platform: Platform, webhooks: Webhooks, chat: Chat): Person {
  const { channelId, userId } = chat;
  let actedAt = chat.items.length;

  function act(
    fields: JsonObject & { readonly type: string },
    hasReplyToken = true,
  ): Promise<WebhookDelivery> {
    actedAt = chat.items.length;
    return webhooks.send(channelId, userId, { fields, hasReplyToken });
  }

  async function write(content: JsonObject): Promise<WebhookDelivery> {
    if (chat.friendship === 'blocked') {
      throw new Error(
        `${userId} blocked channel "${channelId}", and LINE lets nobody write to a blocked account.`,
      );
    }
    const message = { id: newMessageId(), ...content };
    chat.lastWroteAt = platform.now();
    platform.chats.add(chat, { from: 'person', message, isRead: false, isUnsent: false });
    return await act({ type: 'message', message });
  }

  function changeFriendship(friendship: 'friend' | 'blocked', text: string): void {
    chat.friendship = friendship;
    platform.chats.add(chat, { from: 'system', text });
  }

  function newFromBot(): readonly BotSaid[] {
    return chat.items.slice(actedAt).filter((item): item is BotSaid => item.from === 'bot');
  }

  function waitForReply({ timeoutMs = 15_000, messages = 1 }: WaitOptions = {}): Promise<readonly BotSaid[]> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const said = newFromBot();
        if (said.length < messages) return;
        clearTimeout(timer);
        stopWatching();
        resolve(said);
      };
      const timer = setTimeout(() => {
        stopWatching();
        reject(
          new Error(silenceInWords(platform, webhooks, chat, { timeoutMs, messages }, newFromBot().length)),
        );
      }, timeoutMs);
      // One look for all messages of a request: they arrive in the same tick.
      const stopWatching = platform.chats.watch((change) => {
        if (change.chat === chat) queueMicrotask(look);
      });
      look();
    });
  }

  async function tapAction(action: JsonObject, params?: JsonObject): Promise<WebhookDelivery> {
    const type = asText(action['type']);
    if (type === 'message')
      return await write({ type: 'text', text: asText(action['text']) ?? '', ...quotable() });
    if (type === 'richmenuswitch') return await switchRichMenu(action);
    if (type !== 'postback' && type !== 'datetimepicker') {
      throw new Error(`A "${String(type)}" action stays on the phone: LINE sends no webhook for it.`);
    }
    const displayText = asText(action['displayText']) ?? asText(action['text']);
    if (displayText !== null) {
      const message = { type: 'text', text: displayText };
      platform.chats.add(chat, { from: 'person', message, isRead: false, isUnsent: false });
    }
    const data = asText(action['data']) ?? '';
    return await act({ type: 'postback', postback: { data, ...(params ? { params } : {}) } });
  }

  /** The phone changes the menu by itself and tells the bot how that went (REF#postback-params-object-for-richmenu-switch-action). */
  async function switchRichMenu(action: JsonObject): Promise<WebhookDelivery> {
    const newRichMenuAliasId = asText(action['richMenuAliasId']) ?? '';
    const { aliases, menus, linked } = platform.richMenus.of(channelId);
    const richMenuId = aliases.get(newRichMenuAliasId);
    const isThere = richMenuId !== undefined && menus.has(richMenuId);
    if (isThere) {
      linked.set(userId, richMenuId);
      platform.richMenus.changed(channelId);
    }
    const failure = richMenuId === undefined ? 'RICHMENU_ALIAS_ID_NOTFOUND' : 'RICHMENU_NOTFOUND';
    const params = { newRichMenuAliasId, status: isThere ? 'SUCCESS' : failure };
    return await act({ type: 'postback', postback: { data: asText(action['data']) ?? '', params } });
  }

  return {
    userId,
    channelId,
    chat,
    follow() {
      const isUnblocked = chat.friendship === 'blocked';
      changeFriendship('friend', isUnblocked ? 'ブロックを解除しました' : '友だちに追加しました');
      return act({ type: 'follow', follow: { isUnblocked } });
    },
    unfollow() {
      changeFriendship('blocked', 'ブロックしました');
      return act({ type: 'unfollow' }, false);
    },
    say: (text) => write({ type: 'text', text, ...quotable() }),
    async ask(text, options) {
      await write({ type: 'text', text, ...quotable() });
      return await waitForReply(options);
    },
    tappables: () => tappablesIn(chat),
    async tap(label) {
      const all = tappablesIn(chat);
      const found = all.find((each) => each.label === label);
      if (found) return await tapAction(found.action);
      const labels = all.map((each) => `「${each.label}」`).join(' ');
      throw new Error(
        `Nothing on ${userId}'s screen says 「${label}」. It has: ${labels || 'nothing to tap'}.`,
      );
    },
    tapAction,
    richMenu: () => platform.richMenus.shownTo(channelId, userId),
    postback: (data) => act({ type: 'postback', postback: { data } }),
    sendSticker: () =>
      write({
        type: 'sticker',
        packageId: '446',
        stickerId: '1988',
        stickerResourceType: 'STATIC',
        ...quotable(),
      }),
    sendImage: () => write({ type: 'image', contentProvider: { type: 'line' }, ...quotable() }),
    sendVideo: () =>
      write({ type: 'video', duration: 8000, contentProvider: { type: 'line' }, ...quotable() }),
    sendAudio: () => write({ type: 'audio', duration: 4000, contentProvider: { type: 'line' } }),
    sendFile: (fileName = '資料.pdf') => write({ type: 'file', fileName, fileSize: 20_480 }),
    sendLocation: () =>
      write({
        type: 'location',
        title: '東京駅',
        address: '東京都千代田区丸の内1丁目',
        latitude: 35.681236,
        longitude: 139.767125,
      }),
    async unsend(messageId) {
      const item = chat.items.findLast(
        (each) =>
          each.from === 'person' &&
          asText(each.message['id']) !== null &&
          (messageId === undefined || each.message['id'] === messageId),
      );
      if (item?.from !== 'person')
        throw new Error(`${userId} has no message ${messageId ?? ''} to take back.`);
      item.isUnsent = true;
      platform.chats.changed(chat, item);
      return await act({ type: 'unsend', unsend: { messageId: item.message['id'] } }, false);
    },
    sendEvent: act,
    newFromBot,
    waitForReply,
  };
}

function quotable() {
  return { quoteToken: newOpaqueToken(), markAsReadToken: newOpaqueToken() };
}

/** A test that fails for want of a reply should tell why: what was asked of the bot, and what it called. */
function silenceInWords(
  platform: Platform,
  webhooks: Webhooks,
  chat: Chat,
  { timeoutMs, messages }: Required<WaitOptions>,
  said: number,
): string {
  const webhook = webhooks.deliveries.findLast((each) => each.channelId === chat.channelId);
  const call = platform.calls.findLast((each) => each.channelId === chat.channelId);
  const answer = webhook ? `${webhook.reason} (${webhook.status ?? 'no status'})` : 'none sent';
  const lastCall = call ? `${call.method} ${call.path} → ${call.status ?? 'unanswered'}` : 'none';
  return (
    `The bot said ${said} of ${messages} message(s) to ${chat.userId} of "${chat.channelId}" in ${timeoutMs} ms. ` +
    `The channel's last webhook: ${answer}. Its last API call: ${lastCall}.`
  );
}
