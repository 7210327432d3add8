import { isUsable, tokenUsableMs } from '../delivery/next-step.ts';
import type { ReplyToken } from '../delivery/attempt.ts';
import type { OutboxItem } from '../delivery/outbox.ts';
import type { ClaimedChat } from './chat-state.ts';

/**
 * Until when an answer of staff can go by a free reply: the newest reply token that no message in the outbox will
 * use. LINE may still refuse the token, so this is what the desk shows and not what delivery decides.
 * @returns epoch ms; undefined when an answer now would need a push
 */
export function freeReplyUntil({ record, tokens }: ClaimedChat, now: number): number | undefined {
  const left = record.outbox.filter(usesReply).reduce<readonly ReplyToken[]>(
    (free, item) => without(free, tokenFor(item, free)),
    tokens.filter((token) => isUsable(token, now)),
  );
  const newest = left[0];
  return newest === undefined ? undefined : newest.receivedAt + tokenUsableMs;
}

function usesReply({ fallbackRoute, attempts }: OutboxItem): boolean {
  if (fallbackRoute === 'with-next' || fallbackRoute === 'push-notice') return false;
  return attempts.at(-1)?.route.type !== 'push';
}

/** The token that an item was tried with, else that of its own event, else the newest. */
function tokenFor({ id, attempts }: OutboxItem, free: readonly ReplyToken[]): ReplyToken | undefined {
  const route = attempts.at(-1)?.route;
  const tried = route?.type === 'reply' ? free.find(({ token }) => token === route.token) : undefined;
  return tried ?? free.find(({ eventId }) => eventId === id) ?? free[0];
}

function without(tokens: readonly ReplyToken[], used: ReplyToken | undefined): readonly ReplyToken[] {
  return tokens.filter((token) => token !== used);
}
