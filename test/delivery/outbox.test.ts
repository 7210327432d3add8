import type { Attempt } from '../../src/delivery/attempt.ts';
import { addToOutbox, type OutboxItem } from '../../src/delivery/outbox.ts';

const say = (text: string) => ({ type: 'text', text }) as const;
const button = { label: 'メニュー', choice: { type: 'menu' } } as const;

function item(id: string, count: number, more: Partial<OutboxItem> = {}): OutboxItem {
  const messages = Array.from({ length: count }, (_, index) => say(`${id}-${index}`));
  const base = { id, createdAt: 0, messages, quickReplies: [button] } as const;
  return {
    ...base,
    fallbackRoute: 'next-reply',
    from: 'bot',
    mergedIds: [],
    form: 'drawn',
    attempts: [],
    ...more,
  };
}

const attempt = (kind: 'unknown' | 'refused'): Attempt => ({
  route: { type: 'push' },
  at: 0,
  outcome: kind === 'unknown' ? { kind, detail: '' } : { kind, reason: 'notConnected', detail: '' },
});

test('what could not be sent goes in front of the next answer, in one request', () => {
  const [joined, ...rest] = addToOutbox([item('a', 2, { attempts: [attempt('refused')] })], item('b', 1));
  expect(rest).toEqual([]);
  expect(joined).toMatchObject({ id: 'b', attempts: [] });
  expect(joined?.messages).toEqual([say('a-0'), say('a-1'), say('b-0')]);
});

test('more than five messages are never put into one request', () => {
  const outbox = addToOutbox([item('a', 3)], item('b', 3));
  expect(outbox.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('what may have arrived already is not sent along with something else', () => {
  const outbox = addToOutbox([item('a', 1, { attempts: [attempt('unknown')] })], item('b', 1));
  expect(outbox.map(({ id, messages }) => [id, messages.length])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
});

test('an answer that was asked for is still pushed when a hint is merged into it', () => {
  const [joined] = addToOutbox([item('a', 1, { fallbackRoute: 'push' })], item('b', 1));
  expect(joined?.fallbackRoute).toBe('push');
});

test('a status message is never sent by itself, and a newer one takes its place', () => {
  const statusMessage = (id: string): OutboxItem => item(id, 1, { fallbackRoute: 'with-next' });
  const outbox = [statusMessage('a'), statusMessage('b'), statusMessage('c')].reduce<readonly OutboxItem[]>(
    addToOutbox,
    [],
  );
  expect(outbox.map(({ id }) => id)).toEqual(['c']);
  const [joined] = addToOutbox(outbox, item('d', 1, { fallbackRoute: 'push', from: 'staff' }));
  expect(joined).toMatchObject({ id: 'd', fallbackRoute: 'push', mergedIds: ['c'] });
  expect(joined?.messages).toEqual([say('c-0'), say('d-0')]);
});
