import { createHash } from 'node:crypto';
import { toChatId } from '../conversation/chat-id.ts';
import type { ConversationEvent, Happening, UnreadableKind } from '../conversation/event.ts';
import { decodeChoice } from './choice-data.ts';
import { plainWordsOf } from './plain-words.ts';

/**
 * The events of a verified webhook body that concern us: those of one person in a one-to-one chat. LINE adds
 * event types and fields without notice, so unknown ones are left out and never refused.
 * https://developers.line.biz/en/docs/messaging-api/receiving-messages/
 * @param receivedAt epoch ms
 * @returns undefined when the body is no webhook at all
 */
export function receive(
  body: unknown,
  bookId: string,
  receivedAt: number,
): readonly ConversationEvent[] | undefined {
  const events = isObject(body) ? body['events'] : undefined;
  if (!Array.isArray(events)) return undefined;
  return events.flatMap((event: unknown) => receiveOne(event, bookId, receivedAt) ?? []);
}

function receiveOne(event: unknown, bookId: string, receivedAt: number): ConversationEvent | undefined {
  if (!isObject(event)) return undefined;
  // In standby another module has the chat, and LINE forbids us to answer.
  if (event['mode'] === 'standby') return undefined;
  const source = event['source'];
  if (!isObject(source) || source['type'] !== 'user') return undefined;
  const userId = filled(source['userId']);
  const happening = happeningOf(event);
  if (userId === undefined || happening === undefined) return undefined;
  const replyToken = filled(event['replyToken']);
  const timestamp = event['timestamp'];
  return {
    id: filled(event['webhookEventId']) ?? fingerprint(event),
    chatId: toChatId(bookId, userId),
    occurredAt: typeof timestamp === 'number' && Number.isFinite(timestamp) ? timestamp : receivedAt,
    receivedAt,
    ...(replyToken === undefined ? {} : { replyToken }),
    ...happening,
  };
}

function happeningOf(event: Readonly<Record<string, unknown>>): Happening | undefined {
  switch (event['type']) {
    case 'message':
      return messageOf(event['message']);
    case 'postback': {
      const postback = event['postback'];
      const choice = decodeChoice((isObject(postback) ? text(postback['data']) : undefined) ?? '');
      return choice === undefined ? { type: 'foreignChoice' } : { type: 'choice', choice };
    }
    case 'follow': {
      const follow = event['follow'];
      return { type: 'follow', isUnblocked: isObject(follow) && follow['isUnblocked'] === true };
    }
    case 'unfollow':
      return { type: 'unfollow' };
    case 'unsend': {
      const messageId = isObject(event['unsend']) ? text(event['unsend']['messageId']) : undefined;
      return messageId === undefined ? undefined : { type: 'unsent', messageId };
    }
    default:
      return undefined;
  }
}

const knownKinds: ReadonlySet<unknown> = new Set<UnreadableKind>([
  'sticker',
  'image',
  'video',
  'audio',
  'file',
  'location',
]);

function messageOf(message: unknown): Happening | undefined {
  if (!isObject(message)) return undefined;
  const words = text(message['text']);
  if (message['type'] === 'text' && words !== undefined) {
    const plainWords = plainWordsOf(words, message);
    return {
      type: 'text',
      text: words,
      ...(plainWords === undefined ? {} : { plainWords }),
      messageId: text(message['id']) ?? '',
    };
  }
  const isKnown = (kind: unknown): kind is UnreadableKind => knownKinds.has(kind);
  return { type: 'unreadable', kind: isKnown(message['type']) ? message['type'] : 'other' };
}

/** LINE gives every event an id. One without gets an id made of its content, so that its repeat is recognised. */
function fingerprint(event: object): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...event, deliveryContext: null }))
    .digest('hex');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function filled(value: unknown): string | undefined {
  return value === '' ? undefined : text(value);
}
