import { refuse, type ApiAnswer, type BotCall, type Endpoint } from './endpoint.ts';
import { asArray, asObject, asText, type JsonObject } from '../validate/json-value.ts';
import { isUserId, newMessageId, newOpaqueToken } from '../platform/line-ids.ts';
import { isRetryKey } from '../platform/retry-keys.ts';
import { refusalOfMessages } from '../validate/validate-messages.ts';
import type { Chat } from '../platform/chats.ts';

const pushToStrangerMs = 7 * 24 * 3_600_000;

/** Free: one reply token, 1 to 5 messages. A refusal sends nothing and leaves the token alive. */
function reply(call: BotCall): ApiAnswer {
  const { platform, channel, body } = call;
  if (call.retryKey !== null) return refuse(400, "The retry key can't be used with this API");
  const refusal = refusalOfMessages(body['messages']);
  if (refusal) return { status: 400, body: refusal };
  const token = asText(body['replyToken']) ?? '';
  const grant = platform.replyTokens.find(token, channel.id);
  if (!grant) return refuse(400, 'Invalid reply token');
  platform.replyTokens.spend(token);
  return { status: 200, body: say(call, platform.chats.open(grant.channelId, grant.userId), 'reply') };
}

/** Metered: one for each recipient reached. Blocked and strangers get 200 and nothing (REF#send-push-message). */
function push(call: BotCall): ApiAnswer {
  const { platform, channel, body, retryKey } = call;
  if (retryKey !== null && !isRetryKey(retryKey)) return refuse(400, 'Invalid retry key: it must be a UUID');
  const known = retryKey === null ? null : platform.retryKeys.find(channel.id, retryKey);
  if (known) return alreadyAccepted(known.requestId, known.body);
  const to = asText(body['to']) ?? '';
  if (!isUserId(to))
    return refuse(400, "The property, 'to', in the request body is invalid (line: -, column: -)");
  const refusal = refusalOfMessages(body['messages']);
  if (refusal) return { status: 400, body: refusal };
  const chat = platform.chats.find(channel.id, to);
  if (!chat) return refuse(400, 'Failed to send messages');
  if (!platform.quota.hasRoom(channel.id)) return refuse(429, 'You have reached your monthly limit.');
  const sent = canBePushedTo(chat, platform.now()) ? say(call, chat, 'push') : sentMessages(messagesOf(body));
  if (retryKey !== null) {
    platform.retryKeys.remember(channel.id, retryKey, { requestId: call.requestId, body: sent });
  }
  return { status: 200, body: sent };
}

function alreadyAccepted(acceptedRequestId: string, body: JsonObject): ApiAnswer {
  return {
    status: 409,
    body: { message: 'The retry key is already accepted', ...body },
    headers: { 'x-line-accepted-request-id': acceptedRequestId },
  };
}

function canBePushedTo({ friendship, lastWroteAt }: Chat, now: number): boolean {
  if (friendship !== 'stranger') return friendship === 'friend';
  return lastWroteAt !== null && now - lastWroteAt <= pushToStrangerMs;
}

function say({ platform, channel, body }: BotCall, chat: Chat, via: 'reply' | 'push'): JsonObject {
  const messages = messagesOf(body);
  const sent = sentMessages(messages);
  // A reply to someone who blocked the account meanwhile is accepted too, and reaches nobody.
  if (chat.friendship === 'blocked') return sent;
  messages.forEach((message, index) => {
    const messageId = sent.sentMessages[index]?.id ?? '';
    platform.chats.add(chat, { from: 'bot', via, message, messageId });
  });
  if (via === 'push') platform.quota.count(channel.id);
  return sent;
}

function messagesOf(body: JsonObject): readonly JsonObject[] {
  return (asArray(body['messages']) ?? []).map((message) => asObject(message) ?? {});
}

function sentMessages(messages: readonly JsonObject[]) {
  return { sentMessages: messages.map(() => ({ id: newMessageId(), quoteToken: newOpaqueToken() })) };
}

function validate({ body }: BotCall): ApiAnswer {
  const refusal = refusalOfMessages(body['messages']);
  return refusal ? { status: 400, body: refusal } : { status: 200, body: {} };
}

export const sendEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: /^\/v2\/bot\/message\/reply$/, answer: reply },
  { method: 'POST', path: /^\/v2\/bot\/message\/push$/, answer: push },
  { method: 'POST', path: /^\/v2\/bot\/message\/validate\/(?:reply|push)$/, answer: validate },
];
