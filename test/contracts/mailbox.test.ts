import type { ConversationEvent } from '../../src/conversation/event.ts';
import { newChatRecord, type ChatRecord } from '../../src/engine/chat-record.ts';
import {
  eventIdRetentionMs,
  chatLeaseMs,
  type Change,
  type ChatClaim,
  type DeadLetter,
  type Mailbox,
} from '../../src/engine/ports.ts';
import { bothStores } from './both-stores.ts';

const chatId = 'benesapo:U1';
const start = Date.UTC(2026, 10, 22, 3);

function textEvent(id: string, at: number, more: Partial<ConversationEvent> = {}): ConversationEvent {
  const base = { id, chatId, occurredAt: start + at, receivedAt: start + at } as const;
  return { ...base, type: 'text', text: id, messageId: `m-${id}`, ...more } as ConversationEvent;
}

function change(more: Partial<Change> = {}): Change {
  return {
    record: newChatRecord,
    neverExpires: false,
    handled: [],
    spentTokens: [],
    deadLetters: [],
    ...more,
  };
}

async function claimed(mailbox: Mailbox, at: number): Promise<ChatClaim> {
  const claim = await mailbox.claim(start + at);
  if (claim === undefined) throw new Error(`nothing was due at +${at} ms`);
  return claim;
}

const ids = (claim: ChatClaim): string[] => claim.mail.map((mail) => mail.event.id);
const mailIds = (claim: ChatClaim): string[] => claim.mail.map((mail) => mail.mailId);
const asleep = { mailAt: start } as const;

describe.each(bothStores())('a mailbox in %s', (_name, createMailbox) => {
  let mailbox: Mailbox;
  beforeEach(async () => {
    mailbox = await createMailbox();
  });
  afterEach(() => mailbox.close());

  test('nothing is due in an empty house', async () => {
    expect(await mailbox.claim(start)).toBeUndefined();
    expect(await mailbox.backlog(start)).toEqual({ chats: 0, oldestMs: 0 });
  });

  test('an event is handed to a worker as it came, with its reply token', async () => {
    const event = textEvent('a', 0, { replyToken: 'token-a' });
    expect(await mailbox.append(event)).toBe('accepted');
    const claim = await claimed(mailbox, 1);
    expect(claim.chatId).toBe(chatId);
    expect(claim.mail.map((mail) => mail.event)).toEqual([event]);
    expect(claim.tokens).toEqual([{ eventId: 'a', token: 'token-a', receivedAt: start }]);
    expect(claim.record).toBeUndefined();
    expect(claim.tries).toBe(1);
  });

  test('any text survives the mailbox: emoji, quotes, line breaks, a lone surrogate', async () => {
    const text = '👨‍👩‍👧 "\\"\n\u0000 \ud800 ｶﾞ {}[]%s';
    await mailbox.append(textEvent('a', 0, { text }));
    expect((await claimed(mailbox, 1)).mail[0]?.event).toMatchObject({ text });
  });

  test('an event that LINE delivers twice waits once', async () => {
    await mailbox.append(textEvent('a', 0));
    expect(await mailbox.append(textEvent('a', 5))).toBe('duplicate');
    expect(ids(await claimed(mailbox, 10))).toEqual(['a']);
  });

  test('an event that was handled is known for a day', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.settle(claim, change({ handled: mailIds(claim) }), asleep, start);
    expect(await mailbox.append(textEvent('a', eventIdRetentionMs - 1))).toBe('duplicate');
    expect(ids(await claimed(mailbox, eventIdRetentionMs))).toEqual([]);
  });

  test('a repeat renews a reply token that is unspent, and never brings back a spent one', async () => {
    await mailbox.append(textEvent('a', 0, { replyToken: 'token-a' }));
    await mailbox.append(textEvent('b', 1, { replyToken: 'token-b' }));
    const claim = await claimed(mailbox, 2);
    await mailbox.commit(claim, change({ spentTokens: ['a'] }), start + 2);
    await mailbox.append(textEvent('a', 3, { replyToken: 'token-a' }));
    await mailbox.append(textEvent('b', 4, { replyToken: 'token-b' }));
    await mailbox.settle(claim, change(), asleep, start + 5);
    expect((await claimed(mailbox, 6)).tokens).toEqual([
      { eventId: 'b', token: 'token-b', receivedAt: start + 4 },
    ]);
  });

  test('events wait in the order in which they happened, and those of one moment as they arrived', async () => {
    await mailbox.append(textEvent('late', 0, { occurredAt: start + 300 }));
    await mailbox.append(textEvent('first', 10, { occurredAt: start + 100 }));
    for (const id of ['z', 'y', 'x']) await mailbox.append(textEvent(id, 20, { occurredAt: start + 200 }));
    expect(ids(await claimed(mailbox, 30))).toEqual(['first', 'z', 'y', 'x', 'late']);
  });

  test('more than nine events of one moment keep their order', async () => {
    const many = Array.from({ length: 12 }, (_, index) => `e${index}`);
    for (const id of many) await mailbox.append(textEvent(id, 0));
    expect(ids(await claimed(mailbox, 1))).toEqual(many);
  });

  test('a claimed chat is nobody else’s until the lease runs out', async () => {
    await mailbox.append(textEvent('a', 0));
    const first = await claimed(mailbox, 0);
    await mailbox.append(textEvent('b', 1));
    expect(await mailbox.claim(start + chatLeaseMs - 1)).toBeUndefined();
    const second = await claimed(mailbox, chatLeaseMs);
    expect(second.fence).toBeGreaterThan(first.fence);
    expect(second.tries).toBe(2);
    expect(ids(second)).toEqual(['a', 'b']);
  });

  test('a worker that lost its lease writes nothing', async () => {
    await mailbox.append(textEvent('a', 0));
    const first = await claimed(mailbox, 0);
    const second = await claimed(mailbox, chatLeaseMs);
    const timers = [{ id: 'talk-ends', at: start }] as const;
    const late = change({ record: { ...newChatRecord, timers }, handled: mailIds(first) });
    expect(await mailbox.commit(first, late, start + chatLeaseMs)).toBe('lost');
    expect(await mailbox.settle(first, late, asleep, start + chatLeaseMs)).toBe('lost');
    expect(await mailbox.commit(second, change(), start + chatLeaseMs)).toBe('done');
    const third = await claimed(mailbox, chatLeaseMs * 2);
    expect(third.record).toEqual(newChatRecord);
    expect(ids(third)).toEqual(['a']);
  });

  test('who holds a chat sees what has come since, without what it has handled and spent', async () => {
    await mailbox.append(textEvent('a', 0, { replyToken: 'token-a' }));
    const claim = await claimed(mailbox, 0);
    expect(await mailbox.readArrivals(chatId)).toEqual({ mail: claim.mail, tokens: claim.tokens });
    await mailbox.commit(claim, change({ handled: mailIds(claim), spentTokens: ['a'] }), start);
    const event = textEvent('b', 5, { replyToken: 'token-b' });
    await mailbox.append(event);
    const { mail, tokens } = await mailbox.readArrivals(chatId);
    expect(mail.map((each) => each.event)).toEqual([event]);
    expect(tokens).toEqual([{ eventId: 'b', token: 'token-b', receivedAt: start + 5 }]);
    expect(await mailbox.readArrivals('benesapo:U9')).toEqual({ mail: [], tokens: [] });
  });

  test('a commit renews the lease and clears the count of tries', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.commit(claim, change(), start + 3_000);
    expect(await mailbox.claim(start + 3_000 + chatLeaseMs - 1)).toBeUndefined();
    expect((await claimed(mailbox, 3_000 + chatLeaseMs)).tries).toBe(1);
  });

  test('what is committed is what the next worker finds', async () => {
    await mailbox.append(textEvent('a', 0, { replyToken: 'token-a' }));
    const claim = await claimed(mailbox, 0);
    const record: ChatRecord = {
      session: {
        phase: { name: 'answered', entryId: 'q11', question: { text: '仮登録 😀', messageIds: ['m'] } },
        shown: ['q11'],
        misses: 0,
        lines: [],
      },
      outbox: [],
      timers: [{ id: 'talk-ends', at: start + 60_000 }],
      pendingResults: [],
      publishedTickets: {},
    };
    await mailbox.commit(claim, change({ record, handled: mailIds(claim), spentTokens: ['a'] }), start);
    const next = await claimed(mailbox, chatLeaseMs);
    expect(next.record).toEqual(record);
    expect(next.mail).toEqual([]);
    expect(next.tokens).toEqual([]);
  });

  test('a settled chat sleeps until its next work', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    const next = { mailAt: start, otherwiseAt: start + 60_000 };
    await mailbox.settle(claim, change({ handled: mailIds(claim) }), next, start + 1);
    expect(await mailbox.claim(start + 59_999)).toBeUndefined();
    expect((await claimed(mailbox, 60_000)).chatId).toBe(chatId);
  });

  test('a settled chat with nothing to do is never due', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.settle(claim, change({ handled: mailIds(claim) }), asleep, start + 1);
    expect(await mailbox.claim(start + 365 * 24 * 3_600_000)).toBeUndefined();
  });

  test('mail that came during the work is due as soon as the chat is let go', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.append(textEvent('b', 5));
    await mailbox.settle(claim, change({ handled: mailIds(claim) }), { mailAt: start + 10 }, start + 10);
    expect(ids(await claimed(mailbox, 10))).toEqual(['b']);
  });

  test('a timer before the waiting mail’s time is kept', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.settle(claim, change(), { mailAt: start + 9_000, otherwiseAt: start + 3_000 }, start);
    expect(await mailbox.claim(start + 2_999)).toBeUndefined();
    await claimed(mailbox, 3_000);
  });

  test('a chat that a worker leaves is as it was, and nobody’s until then, whatever comes', async () => {
    await mailbox.append(textEvent('a', 0, { replyToken: 'token-a' }));
    const claim = await claimed(mailbox, 0);
    await mailbox.leave(claim, start + 3_000);
    await mailbox.append(textEvent('b', 1));
    expect(await mailbox.claim(start + 2_999)).toBeUndefined();
    const next = await claimed(mailbox, 3_000);
    expect(ids(next)).toEqual(['a', 'b']);
    expect(next.tokens).toEqual(claim.tokens);
    expect(next.record).toBeUndefined();
    expect(next.tries).toBe(1);
  });

  test('a worker that lost its lease can’t leave the chat for another', async () => {
    await mailbox.append(textEvent('a', 0));
    const first = await claimed(mailbox, 0);
    const second = await claimed(mailbox, chatLeaseMs);
    await mailbox.leave(first, start + 60_000);
    expect(await mailbox.commit(second, change(), start + chatLeaseMs)).toBe('done');
    expect(ids(await claimed(mailbox, chatLeaseMs * 2))).toEqual(['a']);
  });

  test('a new event wakes a sleeping chat at once', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    const next = { mailAt: start, otherwiseAt: start + 60_000 };
    await mailbox.settle(claim, change({ handled: mailIds(claim) }), next, start);
    await mailbox.append(textEvent('b', 100));
    expect(ids(await claimed(mailbox, 100))).toEqual(['b']);
  });

  test('a repeat of a handled event still has the chat looked at', async () => {
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.settle(claim, change({ handled: mailIds(claim) }), asleep, start);
    await mailbox.append(textEvent('a', 50));
    expect(ids(await claimed(mailbox, 50))).toEqual([]);
  });

  test('the chat that has been due longest comes first', async () => {
    for (const [user, at] of [
      ['U3', 30],
      ['U1', 10],
      ['U2', 20],
    ] as const)
      await mailbox.append(textEvent(`e-${user}`, at, { chatId: `benesapo:${user}` }));
    const order: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) order.push((await claimed(mailbox, 100)).chatId);
    expect(order).toEqual(['benesapo:U1', 'benesapo:U2', 'benesapo:U3']);
  });

  test('many workers at once never hold the same chat', async () => {
    const users = Array.from({ length: 40 }, (_, index) => `benesapo:U${index}` as const);
    await Promise.all(users.map((user) => mailbox.append(textEvent(`e-${user}`, 0, { chatId: user }))));
    const claimed: string[] = [];
    const worker = async (): Promise<void> => {
      for (let claim = await mailbox.claim(start); claim !== undefined; claim = await mailbox.claim(start))
        claimed.push(claim.chatId);
    };
    await Promise.all([worker(), worker(), worker(), worker()]);
    expect([...claimed].sort()).toEqual([...users].sort());
  });

  test('what was given up is kept for people, newest first', async () => {
    const deadLetter = (at: number): DeadLetter => ({
      at: start + at,
      chatId,
      why: `reason ${at}`,
      content: { type: 'event', event: textEvent('a', at) },
    });
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.commit(claim, change({ deadLetters: [deadLetter(1)] }), start);
    await mailbox.settle(claim, change({ deadLetters: [deadLetter(2)] }), asleep, start);
    expect(await mailbox.deadLetters(10)).toEqual([deadLetter(2), deadLetter(1)]);
    expect(await mailbox.deadLetters(1)).toEqual([deadLetter(2)]);
  });

  test('what was given up loses the words of a message that its writer takes back, and no other’s', async () => {
    const deadLetterOf = (id: string, of: DeadLetter['chatId']): DeadLetter => ({
      at: start,
      chatId: of,
      why: `can't read ${id}の秘密`,
      content: { type: 'event', event: textEvent(id, 0, { chatId: of, text: `${id}の秘密` }) },
    });
    const deadLetters = [
      deadLetterOf('a', chatId),
      deadLetterOf('b', chatId),
      deadLetterOf('a', 'benesapo:U9'),
    ];
    await mailbox.append(textEvent('a', 0));
    const claim = await claimed(mailbox, 0);
    await mailbox.commit(claim, change({ deadLetters }), start);
    const before = await mailbox.deadLetters(9);
    await mailbox.eraseMessage(chatId, 'm-a');
    await mailbox.eraseMessage(chatId, 'm-z');
    const after = await mailbox.deadLetters(9);
    const isIt = (deadLetter: DeadLetter): boolean =>
      deadLetter.chatId === chatId &&
      deadLetter.content.type === 'event' &&
      deadLetter.content.event.id === 'a';
    expect(after.filter((deadLetter) => !isIt(deadLetter))).toEqual(
      before.filter((deadLetter) => !isIt(deadLetter)),
    );
    expect(after.filter(isIt)).toMatchObject([{ why: "can't read …", content: { event: { text: '' } } }]);
  });

  test('the backlog tells how many chats are due and for how long', async () => {
    await mailbox.append(textEvent('a', 0));
    await mailbox.append(textEvent('b', 500, { chatId: 'benesapo:U2' }));
    expect(await mailbox.backlog(start + 1_500)).toEqual({ chats: 2, oldestMs: 1_500 });
  });

  test('a sleeping worker learns that a chat is due', async () => {
    const hint = new Promise<void>((resolve) => mailbox.onDue(resolve));
    const repeat = setInterval(() => void mailbox.append(textEvent(`e${Date.now()}`, 0)), 20);
    await hint;
    clearInterval(repeat);
  });
});
