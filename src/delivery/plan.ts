import { isRefusalOfChannel, type Attempt, type ReplyToken } from './attempt.ts';
import { isSameRoute, isUsable, nextDeliveryStep, type DeliveryStep } from './next-step.ts';
import { isUnsent, type OutboxItem } from './outbox.ts';

/** How far the outbox comes without asking LINE. */
export type DeliveryPlan = {
  /** What is left, with the next attempt already noted on its item. */
  readonly outbox: readonly OutboxItem[];
  /** The item whose attempt is to be made now. */
  readonly sending?: OutboxItem & { readonly attempts: readonly [...Attempt[], Attempt] };
  /**
   * Set when an item waits for its retry: nothing is said before it, but what has a reply token of its own while
   * a push waits. Epoch ms.
   */
  readonly blockedUntil?: number;
  readonly finished: readonly { readonly item: OutboxItem; readonly end: DeliveryEnd }[];
};

export type DeliveryEnd = Extract<DeliveryStep, { type: 'finish' }>;

/** Goes through the outbox in order; see `nextDeliveryStep` for the parameters. */
export function planDelivery(
  outbox: readonly OutboxItem[],
  tokens: readonly ReplyToken[],
  promised: ReadonlySet<string>,
  now: number,
): DeliveryPlan {
  const finished: DeliveryPlan['finished'][number][] = [];
  const left: OutboxItem[] = [];
  const hasToken = tokens.some((token) => isUsable(token, now));
  // Told of what waits is only who has not come, and as long as it waits.
  const isMoot = (item: OutboxItem): boolean =>
    item.fallbackRoute === 'push-notice' && isUnsent(item) && (hasToken || !left.some(waitsForAsker));
  // In those requests something older travels already: what stays behind them takes its turn with a later reply.
  const carriers = outbox.filter(({ mergedIds }) => mergedIds.length > 0).map(({ id }) => id);
  const kept = new Set([...promised, ...carriers]);
  let blockedUntil: number | undefined;
  for (const [index, item] of outbox.entries()) {
    if (isMoot(item)) continue;
    const step = nextDeliveryStep(item, tokens, kept, now);
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
          attempts: [...withoutRepeat(item.attempts), { route: step.route, at: now }] as const,
        };
        return { outbox: [...left, sending, ...later], sending, finished };
      }
    }
  }
  return { outbox: left, ...(blockedUntil === undefined ? {} : { blockedUntil }), finished };
}

/** A channel may be refused for days: of a row of such refusals only the first and the last are kept. */
function withoutRepeat(attempts: readonly Attempt[]): readonly Attempt[] {
  const [first, second, last] = attempts.slice(-3);
  if (first === undefined || second === undefined || last === undefined) return attempts;
  const row = [first, second, last];
  const isRow = row.every(
    ({ route, outcome }) => isSameRoute(route, last.route) && isRefusalOfChannel(outcome),
  );
  return isRow ? [...attempts.slice(0, -2), last] : attempts;
}

/** An answer, not a notice that only goes along. */
function waitsForAsker({ fallbackRoute }: OutboxItem): boolean {
  return fallbackRoute !== 'with-next';
}

/** The item with what became of its latest attempt. */
export function withOutcome(item: OutboxItem, outcome: NonNullable<Attempt['outcome']>): OutboxItem {
  const attempts = item.attempts.map((attempt, index) =>
    index === item.attempts.length - 1 ? { ...attempt, outcome } : attempt,
  );
  return { ...item, attempts };
}
