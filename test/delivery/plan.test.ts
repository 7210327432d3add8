import type { Attempt, ReplyToken } from '../../src/delivery/attempt.ts';
import type { OutboxItem } from '../../src/delivery/outbox.ts';
import { planDelivery } from '../../src/delivery/plan.ts';

const t0 = Date.UTC(2026, 10, 24, 3);
const token = (eventId: string): ReplyToken => ({ eventId, token: `token-${eventId}`, receivedAt: t0 });
const refused: Attempt['outcome'] = { kind: 'refused', reason: 'unauthorized', detail: '401' };
const unknown: Attempt['outcome'] = { kind: 'unknown', detail: '500' };

function item(id: string, more: Partial<OutboxItem> = {}): OutboxItem {
  const base = { id, createdAt: t0, messages: [], quickReplies: [] } as const;
  return { ...base, fallbackRoute: 'push', from: 'bot', mergedIds: [], form: 'drawn', attempts: [], ...more };
}
const push = (at: number, outcome: NonNullable<Attempt['outcome']>): Attempt => ({
  route: { type: 'push' },
  at,
  outcome,
});
const plan = (...outbox: readonly OutboxItem[]) => planDelivery(outbox, [token('new')], new Set(), t0 + 100);

test('an item left behind after an outage leaves the token to the request with the older answers', () => {
  const left = item('left', { attempts: [push(t0 - 60_000, refused)] });
  const { sending } = plan(left, item('new', { mergedIds: ['old'] }));
  expect(sending).toMatchObject({ id: 'new', attempts: [{ route: { token: 'token-new' } }] });
});

test('an answer with a token does not wait behind a push that is retried, but another push does', () => {
  const unclear = item('unclear', { attempts: [push(t0, unknown)] });
  const other = item('other', { fallbackRoute: 'push' });
  const { sending, outbox, blockedUntil } = plan(unclear, item('new'), other);
  expect(sending).toMatchObject({ id: 'new', attempts: [{ route: { type: 'reply' } }] });
  expect(outbox.map(({ id }) => id)).toEqual(['unclear', 'new', 'other']);
  const later = planDelivery([unclear, other], [], new Set(), t0 + 100);
  expect(later.sending).toBeUndefined();
  expect([later.blockedUntil, blockedUntil]).toEqual([t0 + 1_000, undefined]);
});

test('days of refusals make a record no longer than three refusals do', () => {
  const words = { messages: [{ type: 'staff', text: 'どうぞ' }] } as const;
  let staffs = item('staff', { ...words, from: 'staff' });
  for (let minutes = 0; minutes < 600; minutes += 1) {
    const { sending } = planDelivery([staffs], [], new Set(), t0 + minutes * 60_000);
    if (sending === undefined) continue;
    const attempts = sending.attempts.map((each) => ({ ...each, outcome: refused }));
    staffs = { ...sending, attempts };
  }
  expect(staffs.attempts.length).toBe(3);
  expect(staffs.attempts.map(({ at }) => at)).toContain(t0);
});
