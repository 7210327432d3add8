import { z } from 'zod';
import type { ReplyToken } from '../delivery/attempt.ts';
import type { Arrivals, ChatClaim, DamagedMail, Mail } from '../engine/ports.ts';
import { chatRecordFormat } from './records/chat-record.ts';
import { DamagedRecord, NewerFormat } from './records/format.ts';
import { eventFormat } from './records/mailbox.ts';
import { chatId } from './records/talk.ts';

const claimReply = z.tuple([
  chatId,
  z.number(),
  z.number(),
  z.string(),
  z.array(z.string()),
  z.array(z.string().nullable()),
  z.array(z.string()),
]);

/** Which chat claim.lua has claimed, also when the rest can't be read. */
export function decodeClaimed(found: unknown): Pick<ChatClaim, 'chatId' | 'fence'> {
  const [claimed, fence] = claimReply.parse(found);
  return { chatId: claimed, fence };
}

/** What claim.lua answers, with the chat's record and events in the form of today. */
export function decodeClaim(found: unknown): ChatClaim {
  const [claimed, fence, tries, record, mailIds, events, tokens] = claimReply.parse(found);
  return {
    chatId: claimed,
    fence,
    tries,
    ...(record === '' ? {} : { record: chatRecordFormat.decode(record) }),
    ...decodeArrivals(mailIds, events, tokens),
  };
}

/**
 * The ids of waiting mail, their events, and the chat's tokens as `HGETALL` lists them. What a newer version of Madoguchi
 * has put into the mailbox, and all behind it, stays there for that version. What is damaged is named beside it.
 */
export function decodeArrivals(
  mailIds: readonly string[],
  events: readonly (string | null)[],
  tokens: readonly string[],
): Arrivals {
  const mail: Mail[] = [];
  const damaged: DamagedMail[] = [];
  for (const [index, mailId] of mailIds.entries()) {
    const raw = events[index] ?? '';
    try {
      mail.push({ mailId, event: eventFormat.decode(raw) });
    } catch (error) {
      if (error instanceof NewerFormat) break;
      if (!(error instanceof DamagedRecord)) throw error;
      damaged.push({ mailId, raw, why: error.message });
    }
  }
  return { mail, ...(damaged.length === 0 ? {} : { damaged }), tokens: decodeTokens(tokens) };
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
