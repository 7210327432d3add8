import type { Attempt, Outcome, Refusal, ReplyToken, Route } from '../../src/delivery/attempt.ts';
import { nextDeliveryStep, tokenUsableMs, type DeliveryStep } from '../../src/delivery/next-step.ts';
import type { OutboxItem } from '../../src/delivery/outbox.ts';

const t0 = Date.UTC(2026, 10, 22, 3);
const own: ReplyToken = { eventId: 'e1', token: 'own', receivedAt: t0 };
const replyRoute: Route = { type: 'reply', token: 'own', receivedAt: t0 };
const push: Route = { type: 'push' };
const nobodyWaits: ReadonlySet<string> = new Set();

function item(attempts: readonly Attempt[] = [], more: Partial<OutboxItem> = {}): OutboxItem {
  const base = { id: 'e1', createdAt: t0, messages: [], quickReplies: [] } as const;
  return { ...base, fallbackRoute: 'push', from: 'bot', mergedIds: [], form: 'drawn', attempts, ...more };
}

const refused = (reason: Refusal): Outcome => ({ kind: 'refused', reason, detail: reason });
const unknown: Outcome = { kind: 'unknown', detail: 'timeout' };
const tried = (route: Route, at: number, outcome?: Outcome): Attempt => ({
  route,
  at: t0 + at,
  ...(outcome === undefined ? {} : { outcome }),
});

const step = (
  it: OutboxItem,
  at: number,
  tokens: readonly ReplyToken[] = [own],
  promised = nobodyWaits,
): DeliveryStep => nextDeliveryStep(it, tokens, promised, t0 + at);

const attempt = (route: Route, form: OutboxItem['form'] = 'drawn'): DeliveryStep => ({
  type: 'attempt',
  route,
  form,
});

describe('the first route', () => {
  test('an answer is sent by its own event’s reply token, for free', () => {
    const newer = { eventId: 'e2', token: 'newer', receivedAt: t0 + 10 };
    expect(step(item(), 20, [newer, own])).toEqual(attempt(replyRoute));
  });

  test('an answer whose own token is too old takes one that no waiting event needs', () => {
    const newer = { eventId: 'e2', token: 'newer', receivedAt: t0 + tokenUsableMs };
    const route: Route = { type: 'reply', token: 'newer', receivedAt: newer.receivedAt };
    expect(step(item(), tokenUsableMs, [newer, own])).toEqual(attempt(route));
  });

  test('a token that a waiting question needs is left to it: the answer is merged into that one', () => {
    const newer = { eventId: 'e2', token: 'newer', receivedAt: t0 + tokenUsableMs };
    expect(step(item(), tokenUsableMs, [newer, own], new Set(['e2']))).toEqual({ type: 'wait-for-reply' });
  });

  test('an answer without a usable token is pushed, if the book says so', () => {
    expect(step(item(), tokenUsableMs)).toEqual(attempt(push));
    expect(step(item([], { fallbackRoute: 'next-reply' }), tokenUsableMs)).toEqual({
      type: 'wait-for-reply',
    });
  });
});

describe('after an attempt', () => {
  test('what LINE accepted is delivered', () => {
    expect(step(item([tried(replyRoute, 0, { kind: 'accepted' })]), 1)).toEqual({
      type: 'finish',
      as: 'delivered',
    });
  });

  test('an unclear answer is tried again with the same token, a second after the first try or as soon as that ends', () => {
    expect(step(item([tried(replyRoute, 0, unknown)]), 100)).toEqual({ type: 'waitUntil', at: t0 + 1_000 });
    expect(step(item([tried(replyRoute, 0, unknown)]), 4_000)).toEqual(attempt(replyRoute));
  });

  test('an answer that stays unclear for as long as its token lived is given up as uncertain: no push', () => {
    const attempts = [tried(replyRoute, 0, unknown), tried(replyRoute, 58_000, unknown)];
    expect(step(item(attempts), 62_000)).toMatchObject({ type: 'finish', as: 'uncertain' });
  });

  test('an attempt that a crash cut off counts as unclear', () => {
    expect(step(item([tried(replyRoute, 0)]), 5_000)).toEqual(attempt(replyRoute));
  });

  test('a token refused after an unclear attempt, both within its life, was used: delivered', () => {
    const attempts = [tried(replyRoute, 0, unknown), tried(replyRoute, 4_000, refused('invalidReplyToken'))];
    expect(step(item(attempts), 4_100)).toEqual({ type: 'finish', as: 'delivered' });
  });

  test('a token refused after its life, with an unclear attempt before, leaves delivery uncertain: no push', () => {
    const attempts = [
      tried(replyRoute, 10_000, unknown),
      tried(replyRoute, 61_000, refused('invalidReplyToken')),
    ];
    expect(step(item(attempts), 61_100)).toMatchObject({ type: 'finish', as: 'uncertain' });
  });

  test('a token refused with no unclear attempt before it is dead: the next route is taken', () => {
    const attempts = [tried(replyRoute, 0, refused('invalidReplyToken'))];
    expect(step(item(attempts), 100)).toEqual(attempt(push));
    const spare = { eventId: 'e0', token: 'spare', receivedAt: t0 };
    expect(step(item(attempts), 100, [own, spare])).toEqual(
      attempt({ type: 'reply', token: 'spare', receivedAt: t0 }),
    );
  });

  test('a dead token is used again when LINE renews it by delivering its event again', () => {
    const attempts = [tried(replyRoute, 0, refused('invalidReplyToken'))];
    const renewed = { ...own, receivedAt: t0 + 30_000 };
    const waiting = item(attempts, { fallbackRoute: 'next-reply' });
    expect(step(waiting, 100)).toEqual({ type: 'wait-for-reply' });
    expect(step(waiting, 30_100, [renewed])).toEqual(
      attempt({ type: 'reply', token: 'own', receivedAt: t0 + 30_000 }),
    );
  });

  test('when LINE asks to slow down, the same token is tried later', () => {
    const attempts = [tried(replyRoute, 0, refused('rateLimited'))];
    expect(step(item(attempts), 100)).toEqual({ type: 'waitUntil', at: t0 + 1_000 });
    expect(step(item(attempts), 1_000)).toEqual(attempt(replyRoute));
  });

  test('a token that became too old while LINE refused every attempt is given up for the next route', () => {
    const attempts = [tried(replyRoute, 45_000, refused('rateLimited'))];
    expect(step(item(attempts), tokenUsableMs + 1)).toEqual(attempt(push));
  });

  test('a token with an unclear attempt is never given up for a push, however old it is', () => {
    const attempts = [tried(replyRoute, 0, unknown), tried(replyRoute, 20_000, refused('rateLimited'))];
    expect(step(item(attempts), tokenUsableMs * 3)).toEqual(attempt(replyRoute));
  });

  test('when the month’s quota is used up, the answer is sent with the next free reply', () => {
    // The attempt before it may have arrived, and used up the last paid message: nothing is said again.
    const mayHaveArrived = item([
      tried(push, 60_000, unknown),
      tried(push, 61_000, refused('quotaExceeded')),
    ]);
    expect(step(mayHaveArrived, 61_100)).toMatchObject({ type: 'finish', as: 'uncertain' });
    expect(step(item([tried(push, 60_000, refused('quotaExceeded'))]), 60_100)).toEqual({
      type: 'wait-for-reply',
    });
  });

  test('a bubble that LINE refuses is sent as plain text with the same token', () => {
    const attempts = [tried(replyRoute, 0, refused('invalidMessage'))];
    expect(step(item(attempts), 10)).toEqual(attempt(replyRoute, 'plain'));
    const twice = [...attempts, tried(replyRoute, 10, refused('invalidMessage'))];
    expect(step(item(twice, { form: 'plain' }), 20)).toMatchObject({ type: 'finish', as: 'undeliverable' });
    const afterUnknown = [tried(push, 0, unknown), tried(push, 10, refused('undeliverable'))];
    expect(step(item(afterUnknown), 20)).toMatchObject({ type: 'finish', as: 'uncertain' });
  });

  test('a push of unclear outcome is repeated with the same retry key, so that it can’t arrive twice', () => {
    expect(step(item([tried(push, 60_000, unknown)]), 61_000)).toEqual(attempt(push));
  });

  test('after sixteen pushes an item is given up, as uncertain when one of them may have arrived', () => {
    const many = (outcome: Outcome): Attempt[] =>
      Array.from({ length: 16 }, (_, index) => tried(push, 60_000 + index, outcome));
    expect(step(item(many(unknown)), 900_000)).toMatchObject({ type: 'finish', as: 'uncertain' });
    expect(step(item(many(refused('rateLimited'))), 900_000)).toMatchObject({
      type: 'finish',
      as: 'undeliverable',
    });
  });
});

describe.each<Refusal>(['unauthorized', 'notConnected'])(
  'while LINE refuses the whole channel (%s)',
  (reason) => {
    const often = (route: Route, count: number, from: number, apartMs: number): Attempt[] =>
      Array.from({ length: count }, (_, index) => tried(route, from + index * apartMs, refused(reason)));
    const fromStaff = { from: 'staff', messages: [{ type: 'staff', text: 'どうぞ' }] } as const;

    test('an answer of the bot is never given up or pushed: it is sent with the asker’s next reply', () => {
      expect(step(item(often(replyRoute, 40, 0, 1_000)), tokenUsableMs)).toEqual({ type: 'wait-for-reply' });
      expect(step(item(often(push, 1, 120_000, 0)), 120_100)).toEqual({ type: 'wait-for-reply' });
      expect(step(item(often(push, 1, 120_000, 0)), 10 * 24 * 3_600_000, [])).toEqual({
        type: 'wait-for-reply',
      });
    });

    test('an answer with a live token is tried every five seconds, so that it goes soon after LINE is back', () => {
      const attempts = often(replyRoute, 1, 20_000, 0);
      expect(step(item(attempts), 20_100)).toEqual({ type: 'waitUntil', at: t0 + 21_000 });
      expect(step(item(often(replyRoute, 4, 20_000, 4_000)), 32_100)).toEqual({
        type: 'waitUntil',
        at: t0 + 33_000,
      });
    });

    test('an answer that staff chose to push is tried once a minute, and is not given up', () => {
      const attempts = often(push, 30, 60_000, 60_000);
      const last = 60_000 + 29 * 60_000;
      expect(step(item(attempts, fromStaff), last + 1)).toEqual({
        type: 'waitUntil',
        at: t0 + last + 60_000,
      });
      expect(step(item(attempts, fromStaff), last + 60_000)).toEqual(attempt(push));
    });

    test('an answer of staff takes a free token instead of the push as soon as the asker writes', () => {
      const fresh = { eventId: 'e2', token: 'fresh', receivedAt: t0 + 90_000 };
      const route: Route = { type: 'reply', token: 'fresh', receivedAt: fresh.receivedAt };
      expect(step(item(often(push, 3, 60_000, 1_000), fromStaff), 90_100, [fresh])).toEqual(attempt(route));
    });

    test('a push that may have arrived stays a push: nothing else proves that it has not', () => {
      const fresh = { eventId: 'e2', token: 'fresh', receivedAt: t0 + 90_000 };
      const attempts = [tried(push, 60_000, unknown), ...often(push, 3, 61_000, 1_000)];
      expect(step(item(attempts), 95_000, [fresh])).toEqual(attempt(push));
    });

    test('a day later, when LINE has forgotten the retry key, an answer of staff waits for the asker', () => {
      const attempts = often(push, 2, 60_000, 60_000);
      expect(step(item(attempts, fromStaff), 25 * 3_600_000, [])).toEqual({ type: 'wait-for-reply' });
    });
  },
);
