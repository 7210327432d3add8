import { isRefusalOfChannel, type Attempt, type ReplyToken } from './attempt.ts';
import { isSameRoute, isUsable, nextDeliveryStep, type DeliveryStep } from './next-step.ts';
import { isSurelyUndelivered, type OutboxItem } from './outbox.ts';

/** The outbox as far as it goes without asking LINE, and the next attempt. */
export type DeliveryPlan = {
  /** The items that are left, with the next attempt noted on its item. */
  readonly outbox: readonly OutboxItem[];
  /** The item whose attempt is to be made now. */
  readonly sending?: OutboxItem & { readonly attempts: readonly [...Attempt[], Attempt] };
  /**
   * Set while an item waits for its retry, epoch ms. Later items wait behind it; only behind a push, those that have a
   * reply token go ahead.
   */
  readonly blockedUntil?: number;
  readonly finished: readonly { readonly item: OutboxItem; readonly end: DeliveryEnd }[];
};

export type DeliveryEnd = Extract<DeliveryStep, { type: 'finish' }>;

/** Goes through the outbox in order; see `nextDeliveryStep` for the parameters. */
export function planDelivery(
  outbox: readonly OutboxItem[],
  tokens: readonly ReplyToken[],
  reserved: ReadonlySet<string>,
  now: number,
): DeliveryPlan {
  const finished: DeliveryPlan['finished'][number][] = [];
  const left: OutboxItem[] = [];
  const hasToken = tokens.some((token) => isUsable(token, now));
  // A push notice is dropped when no answer waits any more, or when the asker has written since.
  const isObsolete = (item: OutboxItem): boolean =>
    item.fallbackRoute === 'push-notice' &&
    isSurelyUndelivered(item) &&
    (hasToken || !left.some(waitsForAsker));
  // The token of an item with older ones merged into it stays for that item: no other item may take it.
  const mergedInto = outbox.filter(({ mergedIds }) => mergedIds.length > 0).map(({ id }) => id);
  const reservedIds = new Set([...reserved, ...mergedInto]);
  let blockedUntil: number | undefined;
  for (const [index, item] of outbox.entries()) {
    if (isObsolete(item)) continue;
    const step = nextDeliveryStep(item, tokens, reservedIds, now);
    const later = outbox.slice(index + 1);
    switch (step.type) {
      case 'finish':
        finished.push({ item, end: step });
        break;
      case 'wait-for-reply':
        left.push(item);
        break;
      case 'waitUntil':
        blockedUntil = Math.min(step.at, blockedUntil ?? step.at);
        if (item.attempts.at(-1)?.route.type !== 'push')
          return { outbox: [...left, item, ...later], blockedUntil, finished };
        left.push(item);
        break;
      case 'attempt': {
        if (blockedUntil !== undefined && step.route.type === 'push') {
          left.push(item);
          break;
        }
        const sending = {
          ...item,
          form: step.form,
          attempts: [...withoutRepeatedRefusals(item.attempts), { route: step.route, at: now }] as const,
        };
        return { outbox: [...left, sending, ...later], sending, finished };
      }
    }
  }
  return { outbox: left, ...(blockedUntil === undefined ? {} : { blockedUntil }), finished };
}

/** A channel may be refused for days: of such refusals in a row only the first and the last are stored. */
function withoutRepeatedRefusals(attempts: readonly Attempt[]): readonly Attempt[] {
  const [first, second, last] = attempts.slice(-3);
  if (first === undefined || second === undefined || last === undefined) return attempts;
  const row = [first, second, last];
  const isRow = row.every(
    ({ route, outcome }) => isSameRoute(route, last.route) && isRefusalOfChannel(outcome),
  );
  return isRow ? [...attempts.slice(0, -2), last] : attempts;
}

/** Whether an item is an answer, and not a status message, which only goes with the next one. */
function waitsForAsker({ fallbackRoute }: OutboxItem): boolean {
  return fallbackRoute !== 'with-next';
}

/** The item with the outcome of its latest attempt. */
export function withOutcome(item: OutboxItem, outcome: NonNullable<Attempt['outcome']>): OutboxItem {
  const attempts = item.attempts.map((attempt, index) =>
    index === item.attempts.length - 1 ? { ...attempt, outcome } : attempt,
  );
  return { ...item, attempts };
}
