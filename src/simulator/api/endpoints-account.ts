import { botUserIdOf } from '../platform/channel.ts';
import { refuse, type ApiAnswer, type BotCall, type Endpoint } from './endpoint.ts';
import { asText } from '../validate/json-value.ts';
import { isUserId } from '../platform/line-ids.ts';

function profile({ platform, channel, params: [userId = ''] }: BotCall): ApiAnswer {
  if (!isUserId(userId)) return refuse(400, "The value for the 'userId' parameter is invalid");
  const chat = platform.chats.find(channel.id, userId);
  if (!chat || chat.friendship === 'blocked') return refuse(404, 'Not found');
  if (chat.friendship === 'stranger' && chat.lastWroteAt === null) return refuse(404, 'Not found');
  return { status: 200, body: { displayName: chat.displayName, userId, language: 'ja' } };
}

/** The dots: 5 to 60 s in steps of 5; a second call extends them (REF#display-a-loading-indicator). */
function startLoading({ platform, channel, body }: BotCall): ApiAnswer {
  const chatId = asText(body['chatId']) ?? '';
  const seconds = body['loadingSeconds'] ?? 20;
  if (!isUserId(chatId)) return refuse(400, 'The value for chatId is invalid');
  if (typeof seconds !== 'number' || seconds < 5 || seconds > 60 || seconds % 5 !== 0) {
    return refuse(400, 'loadingSeconds must be 5 to 60, in multiples of 5');
  }
  const chat = platform.chats.find(channel.id, chatId);
  if (chat) {
    chat.loadingUntil = platform.now() + seconds * 1000;
    platform.chats.changed(chat);
    // Sent again when they end, so that an open phone removes the dots.
    setTimeout(() => platform.chats.changed(chat), seconds * 1000 + 50).unref();
  }
  return { status: 202, body: {} };
}

function info({ channel }: BotCall): ApiAnswer {
  const body = {
    userId: botUserIdOf(channel.id),
    basicId: `@${channel.id}`,
    displayName: channel.name,
    chatMode: 'bot',
    markAsReadMode: 'auto',
  };
  return { status: 200, body };
}

function quota({ platform }: BotCall): ApiAnswer {
  const { monthlyLimit } = platform.quota;
  return {
    status: 200,
    body: monthlyLimit === null ? { type: 'none' } : { type: 'limited', value: monthlyLimit },
  };
}

function consumption({ platform, channel }: BotCall): ApiAnswer {
  return { status: 200, body: { totalUsage: platform.quota.used(channel.id) } };
}

function webhookEndpoint({ channel }: BotCall): ApiAnswer {
  return { status: 200, body: { endpoint: channel.webhookUrl, active: true } };
}

const reasons = {
  success: 'OK',
  request_timeout: 'REQUEST_TIMEOUT',
  could_not_connect: 'COULD_NOT_CONNECT',
  error_status_code: 'ERROR_STATUS_CODE',
} as const;

/** The console's Verify button: a signed webhook without events. */
async function testWebhook({ platform, webhooks, channel }: BotCall): Promise<ApiAnswer> {
  const json = JSON.stringify({ destination: botUserIdOf(channel.id), events: [] });
  const { status, reason } = await webhooks.sendRaw(channel.id, json);
  const body = {
    success: reason === 'success',
    timestamp: new Date(platform.now()).toISOString(),
    statusCode: status ?? 0,
    reason: reasons[reason],
    detail: String(status ?? reason),
  };
  return { status: 200, body };
}

export const accountEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: /^\/v2\/bot\/profile\/([^/]+)$/, answer: profile },
  { method: 'POST', path: /^\/v2\/bot\/chat\/loading\/start$/, answer: startLoading },
  { method: 'GET', path: /^\/v2\/bot\/info$/, answer: info },
  { method: 'GET', path: /^\/v2\/bot\/message\/quota$/, answer: quota },
  { method: 'GET', path: /^\/v2\/bot\/message\/quota\/consumption$/, answer: consumption },
  { method: 'GET', path: /^\/v2\/bot\/channel\/webhook\/endpoint$/, answer: webhookEndpoint },
  { method: 'POST', path: /^\/v2\/bot\/channel\/webhook\/test$/, answer: testWebhook },
];
