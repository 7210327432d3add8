import { isRefusalOfChannel, type Attempt, type Outcome, type ReplyToken, type Route } from './attempt.ts';
import { effectiveFallbackRoute, type OutboxItem } from './outbox.ts';
import { nextPushTry, nextRefusedPushTry, nextTokenTry } from './schedule.ts';

/** What to do with an outbox item now. It is decided by the stored attempts alone, so a crash changes nothing. */
export type DeliveryStep =
  | { readonly type: 'attempt'; readonly route: Route; readonly form: OutboxItem['form'] }
  | { readonly type: 'waitUntil'; readonly at: number }
  /** No free token and no push: the item waits for the next reply token. */
  | { readonly type: 'wait-for-reply' }
  | { readonly type: 'finish'; readonly as: 'delivered' }
  /** Given up. `uncertain`: it may have arrived. */
  | { readonly type: 'finish'; readonly as: 'uncertain' | 'undeliverable'; readonly why: string };

/** LINE promises that a reply token lives for one minute; the last ten seconds are left for the request. */
export const tokenUsableMs = 50_000;
/** A token that is refused in an attempt before this age was used already: it can't have expired. */
const tokenSurelyAliveMs = 55_000;
/** About 20 minutes, with the pauses of `schedule.ts`. Attempts while the whole channel is refused don't count. */
const maxPushTries = 16;
/** LINE remembers a retry key for 24 hours; one hour is left for clock differences and queues. */
const retryKeyRetentionMs = 23 * 60 * 60_000;

const crashed: Outcome = { kind: 'unknown', detail: 'the worker stopped before the outcome was known' };

/**
 * @param tokens unspent reply tokens of the chat, newest first
 * @param reserved ids of events that still wait. Their tokens are for their own answers, and an item without a token
 *   of its own is merged into the first of those answers.
 * @param now epoch ms
 */
export function nextDeliveryStep(
  item: OutboxItem,
  tokens: readonly ReplyToken[],
  reserved: ReadonlySet<string>,
  now: number,
): DeliveryStep {
  const last = item.attempts.at(-1);
  const reroute = (): DeliveryStep => chooseRoute(item, tokens, reserved, now);
  if (last === undefined) return reroute();
  const outcome = last.outcome ?? crashed;
  switch (outcome.kind) {
    case 'accepted':
      return { type: 'finish', as: 'delivered' };
    case 'unknown':
      return retrySameRoute(item, last, now);
    case 'refused':
      switch (outcome.reason) {
        case 'invalidReplyToken':
          return hasUnknown(item, last.route) ? judgeSpentToken(item, last) : reroute();
        case 'rateLimited':
        case 'notConnected':
        case 'unauthorized':
          return mayReroute(item, last, tokens, now) ? reroute() : retrySameRoute(item, last, now);
        case 'quotaExceeded':
          return hasUnknown(item, last.route) ? giveUp(item, last.route, outcome.detail) : reroute();
        case 'invalidMessage':
          return item.form === 'drawn'
            ? { type: 'attempt', route: last.route, form: 'plain' }
            : giveUp(item, last.route, outcome.detail);
        case 'undeliverable':
          return giveUp(item, last.route, outcome.detail);
      }
  }
}

/** A refusal proves nothing of an earlier attempt whose outcome is unknown: that one may have arrived. */
function giveUp(item: OutboxItem, route: Route, why: string): DeliveryStep {
  return { type: 'finish', as: hasUnknown(item, route) ? 'uncertain' : 'undeliverable', why };
}

/** The token of the item's own event, else a token that no waiting event needs, else the item's fallback route. */
function chooseRoute(
  item: OutboxItem,
  tokens: readonly ReplyToken[],
  reserved: ReadonlySet<string>,
  now: number,
): DeliveryStep {
  if (item.fallbackRoute === 'with-next') return { type: 'wait-for-reply' };
  if (item.fallbackRoute === 'push-notice') return chooseForPushNotice(item);
  const live = liveTokens(item, tokens, now);
  const own = live.find((token) => token.eventId === item.id);
  const token = own ?? live.find((each) => !reserved.has(each.eventId));
  if (token !== undefined) {
    const route: Route = { type: 'reply', token: token.token, receivedAt: token.receivedAt };
    return { type: 'attempt', route, form: item.form };
  }
  const waits = live.length > 0 || effectiveFallbackRoute(item) === 'next-reply' || quotaIsSpent(item);
  if (waits) return { type: 'wait-for-reply' };
  return hasPushesLeft(item) ? { type: 'attempt', route: { type: 'push' }, form: item.form } : gaveUp(item);
}

/** A push notice is sent or dropped: with a free token, the answer itself would have been sent. */
function chooseForPushNotice(item: OutboxItem): DeliveryStep {
  if (quotaIsSpent(item))
    return { type: 'finish', as: 'undeliverable', why: "the month's paid messages are used up" };
  return { type: 'attempt', route: { type: 'push' }, form: item.form };
}

/** Tries the same route again: with the same token or retry key, LINE can't deliver the item twice. */
function retrySameRoute(item: OutboxItem, last: Attempt, now: number): DeliveryStep {
  const { route } = last;
  const at = route.type === 'reply' ? nextReplyAt(item, last, route) : nextPushAt(item, last, now);
  if (typeof at !== 'number') return at;
  return at > now ? { type: 'waitUntil', at } : { type: 'attempt', route, form: item.form };
}

function nextReplyAt(
  item: OutboxItem,
  { outcome }: Attempt,
  route: Extract<Route, { type: 'reply' }>,
): number | DeliveryStep {
  const tries = item.attempts.filter((attempt) => isSameRoute(attempt.route, route));
  const isUnclear = hasUnknown(item, route);
  const at = nextTokenTry(route, tries, isRefusalOfChannel(outcome) && !isUnclear);
  // Proven undelivered: as soon as its token is too old, another route may be chosen.
  if (!isUnclear) return Math.min(at ?? Infinity, route.receivedAt + tokenUsableMs);
  return (
    at ?? {
      type: 'finish',
      as: 'uncertain',
      why: 'LINE gave no clear answer for as long as the reply token lived',
    }
  );
}

function nextPushAt(item: OutboxItem, last: Attempt, now: number): number | DeliveryStep {
  const pushes = item.attempts.filter(({ route }) => route.type === 'push');
  const [first] = pushes;
  if (first !== undefined && now - first.at > retryKeyRetentionMs)
    return hasUnknown(item, last.route) ? gaveUp(item) : { type: 'wait-for-reply' };
  if (isRefusalOfChannel(last.outcome)) {
    const lastCounted = pushes.findLastIndex(({ outcome }) => !isRefusalOfChannel(outcome));
    return nextRefusedPushTry(pushes[lastCounted + 1] ?? last, last);
  }
  return hasPushesLeft(item) ? nextPushTry(last, pushTries(item)) : gaveUp(item);
}

function pushTries({ attempts }: OutboxItem): number {
  return attempts.filter(({ route, outcome }) => route.type === 'push' && !isRefusalOfChannel(outcome))
    .length;
}

function hasPushesLeft(item: OutboxItem): boolean {
  return pushTries(item) < maxPushTries;
}

function gaveUp(item: OutboxItem): DeliveryStep {
  const as = hasUnknown(item, { type: 'push' }) ? 'uncertain' : 'undeliverable';
  return { type: 'finish', as, why: `gave up after ${item.attempts.length} attempts` };
}

/**
 * `Invalid reply token` after an attempt of unknown outcome: when the token can't have expired, the unknown attempt has
 * used it, so the message was delivered.
 */
function judgeSpentToken(item: OutboxItem, last: Attempt): DeliveryStep {
  const { route } = last;
  if (route.type === 'reply' && last.at - route.receivedAt <= tokenSurelyAliveMs)
    return { type: 'finish', as: 'delivered' };
  return { type: 'finish', as: 'uncertain', why: 'the reply token was refused too late to tell why' };
}

/** The route may change only on proof that nothing was delivered. A free route is preferred to a push. */
function mayReroute(
  item: OutboxItem,
  { route }: Attempt,
  tokens: readonly ReplyToken[],
  now: number,
): boolean {
  if (hasUnknown(item, route)) return false;
  if (route.type === 'reply') return !isUsable(route, now);
  if (item.fallbackRoute === 'push-notice') return false;
  return effectiveFallbackRoute(item) === 'next-reply' || liveTokens(item, tokens, now).length > 0;
}

function hasUnknown(item: OutboxItem, route: Route): boolean {
  return item.attempts.some(
    (attempt) => isSameRoute(attempt.route, route) && (attempt.outcome ?? crashed).kind === 'unknown',
  );
}

export function isSameRoute(a: Route, b: Route): boolean {
  return a.type === 'reply' ? b.type === 'reply' && a.token === b.token : b.type === 'push';
}

function liveTokens(item: OutboxItem, tokens: readonly ReplyToken[], now: number): readonly ReplyToken[] {
  return tokens.filter((token) => isUsable(token, now) && !isRefused(item, token));
}

export function isUsable(token: { readonly receivedAt: number }, now: number): boolean {
  return now - token.receivedAt < tokenUsableMs;
}

/** Whether LINE has refused a token. When LINE sends its event again later, that renews the token. */
function isRefused(item: OutboxItem, token: ReplyToken): boolean {
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
