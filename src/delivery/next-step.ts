import type { Attempt, Outcome, ReplyToken, Route } from './attempt.ts';
import type { OutboxItem } from './outbox.ts';

/** What to do with an outbox item now. Decided from its attempts alone, so a crash loses no knowledge. */
export type DeliveryStep =
  | { readonly type: 'attempt'; readonly route: Route; readonly form: OutboxItem['form'] }
  | { readonly type: 'waitUntil'; readonly at: number }
  /** No free token and no push: it goes with the next reply. */
  | { readonly type: 'ride' }
  | { readonly type: 'finish'; readonly as: 'delivered' }
  /** Given up; `uncertain` when it may have arrived all the same. */
  | { readonly type: 'finish'; readonly as: 'uncertain' | 'undeliverable'; readonly why: string };

/** LINE promises a reply token for one minute; the last ten seconds are left for the way there. */
export const tokenUsableMs = 50_000;
/** A refusal of a token that began before this age can't be because of age: the token had been used. */
const tokenSurelyAliveMs = 55_000;
const maxAttempts = 12;
const retryDelaysMs = [0, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

const crashed: Outcome = { kind: 'unknown', detail: 'the worker stopped before the outcome was known' };

/**
 * @param tokens unspent reply tokens of the chat, newest first
 * @param promised ids of events that still wait: their tokens are kept for their own answers, and an item
 *   without a token of its own rides on the first of those
 * @param now epoch ms
 */
export function nextDeliveryStep(
  item: OutboxItem,
  tokens: readonly ReplyToken[],
  promised: ReadonlySet<string>,
  now: number,
): DeliveryStep {
  const last = item.attempts.at(-1);
  const reroute = (): DeliveryStep => chooseRoute(item, tokens, promised, now);
  if (last === undefined) return reroute();
  const outcome = last.outcome ?? crashed;
  switch (outcome.kind) {
    case 'accepted':
      return { type: 'finish', as: 'delivered' };
    case 'unknown':
      return again(item, last, now);
    case 'refused':
      switch (outcome.reason) {
        case 'invalidReplyToken':
          return hasUnknown(item, last.route) ? judgeSpentToken(item, last) : reroute();
        case 'rateLimited':
        case 'notConnected':
        case 'unauthorized':
          return mayReroute(item, last, now) ? reroute() : again(item, last, now);
        case 'quotaExceeded':
          return reroute();
        case 'invalidMessage':
          return item.form === 'drawn'
            ? { type: 'attempt', route: last.route, form: 'plain' }
            : { type: 'finish', as: 'undeliverable', why: outcome.detail };
        case 'undeliverable':
          return { type: 'finish', as: 'undeliverable', why: outcome.detail };
      }
  }
}

/** The event's own token, else a spare one, else the first waiting answer's, else what the book says. */
function chooseRoute(
  item: OutboxItem,
  tokens: readonly ReplyToken[],
  promised: ReadonlySet<string>,
  now: number,
): DeliveryStep {
  if (item.attempts.length >= maxAttempts)
    return { type: 'finish', as: 'undeliverable', why: `gave up after ${item.attempts.length} attempts` };
  if (item.whenLate === 'along') return { type: 'ride' };
  if (item.whenLate === 'alone') return chooseForNotice(item);
  const live = tokens.filter((token) => isUsable(token, now) && !isProvenDead(item, token));
  const own = live.find((token) => token.eventId === item.id);
  const token = own ?? live.find((each) => !promised.has(each.eventId));
  if (token !== undefined) {
    const route: Route = { type: 'reply', token: token.token, receivedAt: token.receivedAt };
    return { type: 'attempt', route, form: item.form };
  }
  const rides = live.length > 0 || item.whenLate === 'next-reply' || quotaIsSpent(item);
  return rides ? { type: 'ride' } : { type: 'attempt', route: { type: 'push' }, form: item.form };
}

/** It is worth a push or nothing: by a free reply what it tells of would have gone itself. */
function chooseForNotice(item: OutboxItem): DeliveryStep {
  if (quotaIsSpent(item))
    return { type: 'finish', as: 'undeliverable', why: "the month's paid messages are used up" };
  return { type: 'attempt', route: { type: 'push' }, form: item.form };
}

/** The same route once more: with the same token or retry key a second try can't double. */
function again(item: OutboxItem, last: Attempt, now: number): DeliveryStep {
  const tries = item.attempts.length;
  if (tries >= maxAttempts) {
    const why = `gave up after ${tries} attempts`;
    return { type: 'finish', as: hasUnknown(item, last.route) ? 'uncertain' : 'undeliverable', why };
  }
  const wasUnknown = (last.outcome ?? crashed).kind === 'unknown';
  const delay = retryDelaysMs[Math.min(wasUnknown ? tries - 1 : tries, retryDelaysMs.length - 1)] ?? 0;
  const at = last.at + delay;
  return at > now ? { type: 'waitUntil', at } : { type: 'attempt', route: last.route, form: item.form };
}

/**
 * `Invalid reply token` after an attempt of unknown outcome: if the token can't have died of age, that
 * attempt had used it, so the message is there.
 */
function judgeSpentToken(item: OutboxItem, last: Attempt): DeliveryStep {
  const { route } = last;
  if (route.type === 'reply' && last.at - route.receivedAt <= tokenSurelyAliveMs)
    return { type: 'finish', as: 'delivered' };
  return { type: 'finish', as: 'uncertain', why: 'the reply token was refused too late to tell why' };
}

/** Only on proof that nothing was delivered: no unknown attempt on this route, and its token grown old. */
function mayReroute(item: OutboxItem, last: Attempt, now: number): boolean {
  return last.route.type === 'reply' && !isUsable(last.route, now) && !hasUnknown(item, last.route);
}

function hasUnknown(item: OutboxItem, route: Route): boolean {
  return item.attempts.some(
    (attempt) => isSameRoute(attempt.route, route) && (attempt.outcome ?? crashed).kind === 'unknown',
  );
}

function isSameRoute(a: Route, b: Route): boolean {
  return a.type === 'reply' ? b.type === 'reply' && a.token === b.token : b.type === 'push';
}

export function isUsable(token: { readonly receivedAt: number }, now: number): boolean {
  return now - token.receivedAt < tokenUsableMs;
}

/** A token that LINE refused, unless LINE has delivered its event again since then, which renews it. */
function isProvenDead(item: OutboxItem, token: ReplyToken): boolean {
  return item.attempts.some(
    ({ route, at, outcome }) =>
      route.type === 'reply' &&
      route.token === token.token &&
      outcome?.kind === 'refused' &&
      outcome.reason === 'invalidReplyToken' &&
      at >= token.receivedAt,
  );
}

function quotaIsSpent(item: OutboxItem): boolean {
  return item.attempts.some(
    ({ outcome }) => outcome?.kind === 'refused' && outcome.reason === 'quotaExceeded',
  );
}
