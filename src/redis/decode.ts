import type { ChatRecord } from '../engine/chat-record.ts';
import type { ChatId } from '../conversation/chat-id.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import type { ReplyToken } from '../delivery/attempt.ts';
import type { Arrivals, Claim, DeadLetter } from '../engine/ports.ts';

/**
 * What we wrote into Redis, back again. Only this desk writes these keys, so their JSON is trusted to hold
 * what it held when written; JSON that doesn't parse throws, and is never taken for an empty chat.
 */
export function decodeClaim(found: unknown): Claim {
  const [chatId, fence, tries, record, mailIds, events, tokens] = found as [
    ChatId,
    number,
    number,
    string,
    string[],
    (string | null)[],
    string[],
  ];
  return {
    chatId,
    fence,
    tries,
    ...(record === '' ? {} : { record: JSON.parse(record) as ChatRecord }),
    ...decodeArrivals(mailIds, events, tokens),
  };
}

/** The ids of waiting mail, their events, and the chat's tokens as `HGETALL` lists them. */
export function decodeArrivals(
  mailIds: readonly string[],
  events: readonly (string | null)[],
  tokens: readonly string[],
): Arrivals {
  const mail = mailIds.flatMap((mailId, index) => {
    const event = events[index];
    return event == null ? [] : [{ mailId, event: JSON.parse(event) as ConversationEvent }];
  });
  return { mail, tokens: decodeTokens(tokens) };
}

/** Pairs of event id and `<receivedAt> <token>`, newest first. */
function decodeTokens(pairs: readonly string[]): ReplyToken[] {
  const tokens: ReplyToken[] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    const [receivedAt = '', token = ''] = (pairs[index + 1] ?? '').split(' ');
    tokens.push({ eventId: pairs[index] ?? '', token, receivedAt: Number(receivedAt) });
  }
  return tokens.sort((a, b) => b.receivedAt - a.receivedAt);
}

export function decodeDeadLetter(json: string): DeadLetter {
  return JSON.parse(json) as DeadLetter;
}
