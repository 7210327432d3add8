import { TOKYO } from '../../src/calendar/zone.ts';
import { newChatRecord } from '../../src/engine/chat-record.ts';
import type { ConversationEvent } from '../../src/conversation/event.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import type { Outcome, Refusal } from '../../src/delivery/attempt.ts';
import { processChat, type EngineParts } from '../../src/engine/process-chat.ts';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { chatLeaseMs, type Fact, type Mailbox, type DeliveryRequest } from '../../src/engine/ports.ts';

const chatId = 'b:U1';
const accepted: Outcome = { kind: 'accepted' };
const unknown: Outcome = { kind: 'unknown', detail: 'timeout' };
const refused = (reason: Refusal): Outcome => ({ kind: 'refused', reason, detail: reason });

/** A book with one answer, whose search throws on 「こわれる」. */
const book: SearchableBook = {
  id: 'b',
  name: '試験の窓口',
  categories: ['分類'],
  entries: [],
  contact: { phones: [], mails: [], forms: [], notes: [] },
  guides: [],
  voice: {},
  support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
  zone: TOKYO,
  nearest: () => [],
  search: (text) => {
    if (text === 'こわれる') throw new Error('a defect of ours');
    const entry = {
      id: 'q',
      category: '分類',
      question: text,
      answer: `答え:${text}`,
      phrasings: [],
      links: [],
    };
    return { kind: 'confident', entry };
  },
};

/** The engine with a clock to turn and a LINE that gives the outcomes it is set to. */
class Room {
  now = Date.UTC(2026, 10, 22, 3);
  readonly mailbox: Mailbox = createMemoryMailbox();
  readonly sent: DeliveryRequest[] = [];
  readonly facts: Fact[] = [];
  readonly loadingChats: string[] = [];
  outcomes: Outcome[] = [];
  onSend: () => Promise<void> = () => Promise.resolve();
  readonly parts: EngineParts = {
    mailbox: this.mailbox,
    board: createMemoryTicketBoard(),
    messenger: {
      showListening: (chat) => void this.loadingChats.push(chat),
      nameOf: () => Promise.resolve(undefined),
      send: async (delivery) => {
        this.sent.push(delivery);
        await this.onSend();
        return this.outcomes.shift() ?? accepted;
      },
    },
    bookOf: (id) => (id === 'b' ? book : undefined),
    journal: { record: (fact) => void this.facts.push(fact) },
    clock: () => this.now,
  };

  say(id: string, text = id, more: Partial<ConversationEvent> = {}): Promise<unknown> {
    const base = {
      id,
      chatId,
      occurredAt: this.now,
      receivedAt: this.now,
      replyToken: `token-${id}`,
    } as const;
    return this.mailbox.append({ ...base, type: 'text', text, messageId: id, ...more } as ConversationEvent);
  }

  /** Processes chats until nothing is due now. @returns how many were processed */
  async workAll(): Promise<number> {
    let turns = 0;
    for (;;) {
      const claim = await this.mailbox.claim(this.now);
      if (claim === undefined) return turns;
      await processChat(this.parts, claim);
      turns += 1;
    }
  }

  answers(): string[] {
    return this.sent.map(({ messages }) =>
      messages.map((m) => (m.type === 'answer' ? m.body : m.type)).join('+'),
    );
  }

  routes(): string[] {
    return this.sent.map(({ route }) => (route.type === 'reply' ? route.token : 'push'));
  }
}

let room: Room;
beforeEach(() => {
  room = new Room();
});

test('a question is answered once, by its own reply token', async () => {
  await room.say('e1', '料金');
  await room.workAll();
  expect(room.answers()).toEqual(['答え:料金']);
  expect(room.routes()).toEqual(['token-e1']);
  expect(await room.workAll()).toBe(0);
});

test('questions are answered in the order in which they were asked', async () => {
  await room.say('e2', '二', { occurredAt: room.now + 2 });
  await room.say('e1', '一', { occurredAt: room.now + 1 });
  await room.workAll();
  expect(room.answers()).toEqual(['答え:一', '答え:二']);
  expect(room.routes()).toEqual(['token-e1', 'token-e2']);
});

describe('a question that looks unfinished', () => {
  test('is answered a second later, free, with its own reply token', async () => {
    await room.say('e1', '料金の');
    await room.workAll();
    room.now += 999;
    expect(await room.workAll()).toBe(0);
    room.now += 1;
    await room.workAll();
    expect(room.answers()).toEqual(['答え:料金の']);
    expect(room.routes()).toEqual(['token-e1']);
  });

  test('is answered once with a text that comes within that second, by the last token', async () => {
    await room.say('e1', '料金の');
    await room.workAll();
    room.now += 600;
    await room.say('e2', '話');
    await room.workAll();
    room.now += 10_000;
    await room.workAll();
    expect(room.answers()).toEqual(['答え:料金の\n話']);
    expect(room.routes()).toEqual(['token-e2']);
  });

  test('and has waited for a worker is answered at once, while its token lives', async () => {
    await room.say('e1', '料金の');
    room.now += 45_000;
    await room.workAll();
    expect(room.answers()).toEqual(['答え:料金の']);
    expect(room.routes()).toEqual(['token-e1']);
  });

  test('is not joined with a question that came much later, though both waited for a worker', async () => {
    await room.say('e1', '料金の');
    room.now += 20_000;
    await room.say('e2', '話');
    room.now += 20_000;
    await room.workAll();
    expect(room.answers()).toEqual(['答え:料金の', '答え:話']);
  });
});

test('LINE is asked once for a new friend’s name, and the greeting works without it', async () => {
  const asked: string[] = [];
  const nameOf = (chat: string): Promise<string | undefined> => {
    asked.push(chat);
    return Promise.resolve(asked.length === 1 ? '花子' : undefined);
  };
  const messenger = { ...room.parts.messenger, nameOf };
  const workWith = async (): Promise<void> => {
    const claim = await room.mailbox.claim(room.now);
    if (claim !== undefined) await processChat({ ...room.parts, messenger }, claim);
  };
  await room.say('e1', '', { type: 'follow', isUnblocked: false });
  await workWith();
  await room.say('e2', '', { type: 'follow', isUnblocked: false });
  await workWith();
  const greetings = room.sent.map(({ messages: [first] }) => (first?.type === 'text' ? first.text : ''));
  expect(greetings[0]).toMatch(/^花子さん、友だち追加/);
  expect(greetings[1]).toMatch(/^友だち追加/);
  expect(asked).toEqual([chatId, chatId]);
});

test('a question asked while an answer waits for its retry is answered with it, in order', async () => {
  room.outcomes = [refused('rateLimited')];
  await room.say('e1', '一');
  await room.workAll();
  await room.say('e2', '二');
  await room.workAll();
  expect(room.answers()).toEqual(['答え:一', '答え:一+答え:二']);
});

test('a question asked while it is unclear whether an answer arrived is answered after it', async () => {
  room.outcomes = [unknown];
  await room.say('e1', '一');
  await room.workAll();
  await room.say('e2', '二');
  await room.workAll();
  expect(room.answers()).toEqual(['答え:一']);
  room.now += 1_000;
  await room.workAll();
  expect(room.answers()).toEqual(['答え:一', '答え:一', '答え:二']);
});

test('after an unclear response of LINE the same token is tried again, and nothing is said twice', async () => {
  room.outcomes = [unknown, refused('invalidReplyToken')];
  await room.say('e1', '料金');
  await room.workAll();
  room.now += 1_000;
  await room.workAll();
  expect(room.routes()).toEqual(['token-e1', 'token-e1']);
  expect(await room.mailbox.deadLetters(9)).toEqual([]);
  room.now += 3_600_000;
  await room.workAll();
  expect(room.sent).toHaveLength(2);
});

test('a token that died while no worker ran costs one push, under the event’s own key', async () => {
  await room.say('e1', '料金');
  room.now += 120_000;
  await room.workAll();
  expect(room.routes()).toEqual(['push']);
  expect(room.sent[0]?.itemId).toBe('e1');
});

test('two questions that waited during an outage are both answered free, with the one live token', async () => {
  await room.say('e1', '一');
  room.now += 120_000;
  await room.say('e2', '二');
  await room.workAll();
  expect(room.routes()).toEqual(['token-e2']);
  expect(room.answers()).toEqual(['答え:一+答え:二']);
});

test('while more of a question may come, the person sees once that the desk listens', async () => {
  await room.say('e1', 'パスワードを');
  await room.workAll();
  await room.say('e2', 'スマホの画面を');
  await room.workAll();
  expect(room.loadingChats).toEqual([chatId]);
  expect(room.sent).toEqual([]);
  room.now += 3_000;
  await room.workAll();
  expect(room.answers()).toHaveLength(1);
});

test('a late answer leaves the live token to a question still being collected, and is sent free with its answer', async () => {
  await room.say('e1', '一');
  room.now += 120_000;
  await room.say('e2', '二、');
  await room.workAll();
  expect(room.sent).toEqual([]);
  room.now += 1_000;
  await room.workAll();
  expect(room.routes()).toEqual(['token-e2']);
  expect(room.answers()).toEqual(['答え:一+答え:二、']);
});

test('a hint is never pushed: it is sent with the next answer', async () => {
  await room.say('e1', '', { type: 'unreadable', kind: 'sticker' });
  room.now += 120_000;
  await room.workAll();
  expect(room.sent).toEqual([]);
  await room.say('e2', '二');
  await room.workAll();
  expect(room.answers()).toEqual(['text+答え:二']);
});

test('a late answer is sent free when LINE renews its token by redelivery', async () => {
  room.outcomes = [refused('invalidReplyToken'), refused('quotaExceeded')];
  await room.say('e1', '一');
  await room.workAll();
  expect(room.routes()).toEqual(['token-e1', 'push']);
  room.now += 60_000;
  await room.say('e1', '一');
  await room.workAll();
  expect(room.routes()).toEqual(['token-e1', 'push', 'token-e1']);
});

test('an answer that stays uncertain becomes a dead letter, and is never pushed', async () => {
  room.outcomes = [unknown];
  await room.say('e1', '一');
  room.onSend = () => {
    room.now += 70_000;
    return Promise.resolve();
  };
  room.outcomes = [unknown, refused('invalidReplyToken')];
  await room.workAll();
  expect(room.routes()).toEqual(['token-e1', 'token-e1']);
  const [deadLetter] = await room.mailbox.deadLetters(9);
  expect(deadLetter?.content).toMatchObject({ type: 'delivery', isUncertain: true });
  expect(room.facts.filter(({ type }) => type === 'deadLetter')).toHaveLength(1);
});

test('when a worker dies while sending, the next one goes on and nothing is sent twice', async () => {
  await room.say('e1', '一');
  const claim = await room.mailbox.claim(room.now);
  if (claim === undefined) throw new Error('nothing was due');
  room.onSend = () => Promise.reject(new Error('killed'));
  await expect(processChat(room.parts, claim)).rejects.toThrow('killed');
  room.onSend = () => Promise.resolve();
  room.outcomes = [refused('invalidReplyToken')];
  expect(await room.workAll()).toBe(0);
  room.now += chatLeaseMs;
  await room.workAll();
  expect(room.routes()).toEqual(['token-e1', 'token-e1']);
  expect(room.answers()[1]).toBe('答え:一');
  expect(await room.mailbox.deadLetters(9)).toEqual([]);
});

test('a worker that lost its chat to another says nothing', async () => {
  await room.say('e1', '一');
  const slow = await room.mailbox.claim(room.now);
  room.now += chatLeaseMs;
  const quick = await room.mailbox.claim(room.now);
  if (slow === undefined || quick === undefined) throw new Error('nothing was due');
  await processChat(room.parts, slow);
  expect(room.sent).toEqual([]);
  expect(room.facts).toContainEqual({ type: 'chatLeaseLost', chatId });
  await processChat(room.parts, quick);
  expect(room.answers()).toEqual(['答え:一']);
});

test('a question that makes our code throw gets an apology at once, and becomes a dead letter', async () => {
  await room.say('e1', 'こわれる');
  await room.say('e2', '二');
  await room.workAll();
  expect(room.answers()).toEqual(['text', '答え:二']);
  const [deadLetter] = await room.mailbox.deadLetters(9);
  expect(deadLetter).toMatchObject({ chatId, content: { type: 'event', event: { id: 'e1' } } });
});

test('a question that kills worker after worker becomes a dead letter, with an apology', async () => {
  await room.say('e1', '一');
  for (let deaths = 0; deaths < 5; deaths += 1) {
    await room.mailbox.claim(room.now);
    room.now += chatLeaseMs;
  }
  await room.workAll();
  expect(room.answers()).toEqual(['text']);
  expect((await room.mailbox.deadLetters(9))[0]?.why).toBe('workers died over it');
});

test('the talk ends half an hour after the last answer, and the question is forgotten', async () => {
  await room.say('e1', '一');
  await room.workAll();
  room.now += 30 * 60_000 - 1;
  expect(await room.workAll()).toBe(0);
  room.now += 1;
  expect(await room.workAll()).toBe(1);
  await room.say('e2', '二');
  const claim = await room.mailbox.claim(room.now);
  expect(claim?.record).toEqual(newChatRecord);
});

test('a timer that was due before a waiting question is handled before it', async () => {
  await room.say('e1', '一');
  await room.workAll();
  room.now += 31 * 60_000;
  await room.say('e2', '二');
  await room.workAll();
  const types = room.facts.flatMap((fact) => (fact.type === 'eventHandled' ? [fact.event] : []));
  expect(types).toEqual(['text', 'timePassed', 'text']);
});

test('a person who blocks the account is sent nothing more', async () => {
  await room.say('e1', '', { type: 'unreadable', kind: 'sticker' });
  room.now += 120_000;
  await room.workAll();
  await room.say('e2', '', { type: 'unfollow' });
  await room.say('e3', '三');
  await room.workAll();
  expect(room.answers()).toEqual(['答え:三']);
});

test('an event for a book that this worker doesn’t have waits for one that has it, and nothing is said', async () => {
  await room.mailbox.append({
    id: 'e1',
    chatId: 'gone:U1',
    occurredAt: room.now,
    receivedAt: room.now,
    type: 'text',
    text: 'x',
    messageId: 'm',
  });
  await room.workAll();
  expect(room.sent).toEqual([]);
  expect(await room.mailbox.deadLetters(9)).toEqual([]);
});
