import { applyStep } from '../../src/engine/apply-step.ts';
import { newChatRecord, type ChatRecord } from '../../src/engine/chat-record.ts';
import { silence } from '../../src/conversation/step.ts';
import type { OutboxItem } from '../../src/delivery/outbox.ts';
import { event } from '../conversation/small-desk.ts';

const base = { createdAt: 0, quickReplies: [], mergedIds: [], form: 'drawn', attempts: [] } as const;
const bots: OutboxItem = {
  ...base,
  id: 'b',
  from: 'bot',
  fallbackRoute: 'next-reply',
  messages: [{ type: 'text', text: '終了しました' }],
};
const mixed: OutboxItem = {
  ...bots,
  id: 'c',
  mergedIds: ['s'],
  messages: [{ type: 'staff', text: '大切なこと' }, ...bots.messages],
};
const tried: OutboxItem = {
  ...bots,
  id: 't',
  attempts: [{ route: { type: 'push' }, at: 0, outcome: { kind: 'unknown', detail: '' } }],
};

function discarding(of: 'all' | 'bot', outbox: readonly OutboxItem[]): ChatRecord['outbox'] {
  const record = { ...newChatRecord, outbox };
  const step = { ...silence(record.session), effects: [{ type: 'discardOutbox', of } as const] };
  return applyStep(record, event({ type: 'follow', isUnblocked: false }), step, 'push').outbox;
}

test('when a human takes over, the bot’s waiting messages are discarded, and none of staff', () => {
  expect(discarding('bot', [bots, mixed])).toMatchObject([
    { id: 'c', from: 'staff', mergedIds: ['s'], messages: [{ type: 'staff', text: '大切なこと' }] },
  ]);
});

test('what LINE may have already is not repeated when it is the bot’s, and repeated unchanged when it is from staff', () => {
  const mixedAndTried = { ...mixed, attempts: tried.attempts };
  expect(discarding('bot', [tried, mixedAndTried])).toEqual([mixedAndTried]);
});

test('for a person who can’t be reached, all is discarded', () => {
  expect(discarding('all', [bots, mixed, tried])).toEqual([]);
});

test('what says the words of staff is from staff, whichever of their actions led to it, and a message about what they did is the bot’s', () => {
  const staff = { login: 'aoki', name: '青木' };
  const closing = event({ type: 'staffResolved', ticketId: 't', staff, reason: 'solved' });
  const from = (messages: OutboxItem['messages']) =>
    applyStep(newChatRecord, closing, { ...silence(newChatRecord.session), messages }, 'push').outbox[0]
      ?.from;
  expect(from([{ type: 'staff', text: 'お大事に' }])).toBe('staff');
  expect(from([{ type: 'text', text: '終了しました' }])).toBe('bot');
});
