import { wordsIn } from './words-in.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { chatRecordFormat } from '../../src/redis/records/chat-record.ts';
import { createRedisStaffStore } from '../../src/redis/staff.ts';
import { createRedisTicketBoard } from '../../src/redis/ticket-board.ts';
import type { TicketView } from '../../src/engine/ports.ts';
import { openDesk, type OpenDesk } from '../e2e/open-desk.ts';
import { loadFixture, readFixture } from './fixtures/load-fixture.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

/** Written by the desk of before, over its own simulator: chats in every phase, stopped in the middle of things. */
const fixture = readFixture('format-1.json');
const bookId = 'kyosai-mypage';
const userId = (number: number): string => `U${String(number).padStart(32, '0')}`;
const connect = (): ReturnType<typeof connectRedis> => connectRedis([server.url], () => undefined);

let server: RedisServer;
let desk: OpenDesk;
let clock: () => number;

const recordsBefore = Object.entries(fixture.keys).flatMap(([key, stored]) => {
  const json = stored.type === 'hash' && key.includes(':chat:') ? stored.value['record'] : undefined;
  return json === undefined ? [] : [json];
});

beforeAll(async () => {
  server = await startRedis();
  const redis = connect();
  await loadFixture(redis, fixture);
  await redis.quit();
  const startedAt = Date.now();
  clock = () => fixture.takenAt + Date.now() - startedAt;
  const stores = {
    mailbox: createRedisMailbox(connect),
    board: createRedisTicketBoard(connect),
    staff: createRedisStaffStore(connect),
  };
  desk = await openDesk({ ...stores, clock });
});

afterAll(async () => {
  await desk.close();
  await server.stop();
});

const person = (number: number, channel = bookId) => desk.simulator.person(channel, userId(number));

async function ticketOf(number: number): Promise<TicketView | undefined> {
  for (const state of ['waiting', 'assigned', 'closed'] as const) {
    const found = (await desk.board.list({ bookIds: [bookId], state, limit: 50 })).find(
      ({ chatId }) => chatId === `${bookId}:${userId(number)}`,
    );
    if (found !== undefined) return desk.board.find([bookId], found.id);
  }
  return undefined;
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('It did not come about within 15 s.');
}

describe('what the version before wrote is read', () => {
  test('every chat, in whichever phase it stands, and nothing that anybody wrote is altered', () => {
    const records = recordsBefore.map((json) => chatRecordFormat.decode(json));
    const phases = new Set(records.map(({ session }) => session.phase.name));
    expect([...phases].sort()).toEqual(
      ['answered', 'browsing', 'choosing', 'collecting', 'handedBack', 'idle', 'inGuide'].sort(),
    );
    const states = new Set(records.map(({ session }) => session.ticket?.state.name));
    expect(states).toEqual(new Set(['waiting', 'assigned', 'closed', undefined]));
    const routes = records.flatMap(({ outbox }) => outbox.map(({ fallbackRoute }) => fallbackRoute));
    expect(new Set(routes)).toEqual(new Set(['next-reply', 'with-next', 'push-notice']));
    for (const [index, record] of records.entries())
      expect(wordsIn(record)).toEqual(wordsIn(JSON.parse(recordsBefore[index] ?? '')));
  });

  test('written again and read again it is the same', () => {
    for (const json of recordsBefore) {
      const record = chatRecordFormat.decode(json);
      expect(chatRecordFormat.decode(chatRecordFormat.encode(record))).toEqual(record);
    }
  });

  test('tickets with their whole transcripts', async () => {
    const view = await ticketOf(6);
    expect(view?.ticket.lines.map((line) => ('text' in line ? line.text : line.from))).toEqual(
      expect.arrayContaining([
        '{"act":"walk","whenLate":"alone"} と出ます',
        'askerAct でしょうか。お調べします。',
        'untold: 前にも同じ件あり',
        'askerAction',
      ]),
    );
    expect((await ticketOf(7))?.ticket.state).toMatchObject({ name: 'closed', reason: 'solved' });
    const waiting = await ticketOf(10);
    expect(waiting).toMatchObject({ ticket: { state: { name: 'waiting' } } });
    expect(waiting?.blockedAt).toEqual(expect.any(Number));
  });

  test('staff, what they did, and what was given up', async () => {
    expect(await desk.staff.accounts.list()).toMatchObject([
      { login: 'sato', role: 'lead', bookIds: 'all' },
      { login: 'tanaka', role: 'staff', bookIds: [bookId] },
    ]);
    const entries = await desk.staff.audit.list(100);
    const actions = new Set(entries.map(({ action }) => action));
    for (const action of ['signedIn', 'signInRefused', 'ticketClaimed', 'ticketReplied', 'ticketClosed'])
      expect([...actions]).toContain(action);
    expect(entries.find(({ action }) => action === 'signInRefused')?.detail).toBe('act');
    const mailbox = createRedisMailbox(connect);
    const contents = (await mailbox.deadLetters(10)).map(({ content }) => content);
    await mailbox.close();
    expect(contents).toContainEqual(
      expect.objectContaining({
        event: expect.objectContaining({ choice: { type: 'guide', guideId: 'start', step: 2 } }) as unknown,
      }),
    );
    expect(contents).toContainEqual(
      expect.objectContaining({
        event: expect.objectContaining({
          text: 'rights',
          permissions: ['reopen'],
          fallbackRoute: 'push',
        }) as unknown,
      }),
    );
    expect(contents).toContainEqual(
      expect.objectContaining({
        type: 'delivery',
        item: expect.objectContaining({ from: 'bot', mergedIds: [] }) as unknown,
      }),
    );
  });
});

describe('the chats go on', () => {
  test('staff learn what became of an action that was decided before', async () => {
    expect(await desk.board.resultOf('act-3')).toEqual({ kind: 'done' });
    expect(await until(() => desk.board.resultOf('act-11'))).toEqual({ kind: 'done' });
    expect((await ticketOf(5))?.ticket.state).toMatchObject({ name: 'assigned', staff: { login: 'sato' } });
  });

  test('what staff did and nobody had handled is done', async () => {
    expect(await until(() => desk.board.resultOf('act-13'))).toEqual({ kind: 'done' });
    expect((await ticketOf(8))?.ticket.state).toMatchObject({ staff: { login: 'sato' } });
    expect(await until(() => desk.board.resultOf('act-12'))).toEqual({ kind: 'done' });
    const lines = (await ticketOf(6))?.ticket.lines ?? [];
    expect(lines.at(-1)).toMatchObject({ from: 'staff', text: 'walk は案内です' });
  });

  test('whoever was in a guide goes on with it, by a button or in words', async () => {
    const guided = person(4, 'benesapo');
    const [said] = await guided.ask('次へ');
    expect(JSON.stringify(said?.message)).toContain('手順');
  });

  test('an answer that waited for the asker reaches them with their next words', async () => {
    expect(JSON.stringify(await person(8).ask('まだですか'))).toContain('二つめ');
  });

  test('the notice of who answers goes along with the first answer', async () => {
    await person(9).say('もしもし');
    const view = await until(async () => {
      const found = await ticketOf(9);
      return found?.ticket.lines.at(-1)?.from === 'asker' ? found : undefined;
    });
    expect(view.ticket.lines.at(-1)).toMatchObject({ text: 'もしもし' });
  });

  test('whoever was choosing chooses by number, and whoever was browsing gets an answer', async () => {
    expect(await person(1).ask('1')).not.toEqual([]);
    expect(await person(3).ask('パスワードを忘れてしまいました。どうすればよいですか?')).not.toEqual([]);
  });

  test('a question that was just being collected goes on, and a closed ticket is rated', async () => {
    expect(await person(12).ask('変更したいです')).not.toEqual([]);
    await person(7).postback('tap=ticketSolved');
    const rated = await until(async () => {
      const view = await ticketOf(7);
      return view?.ticket.rating === undefined ? undefined : view;
    });
    expect(rated.ticket.rating).toEqual({ isSolved: true });
  });

  test('a button of before that leads into a guide is still understood', async () => {
    const newcomer = person(20, 'benesapo');
    await newcomer.postback('tap=walk&walk=start&step=1');
    expect(await newcomer.waitForReply()).not.toEqual([]);
  });

  test('nothing failed meanwhile', () => {
    expect(desk.facts.filter(({ type }) => type === 'workFailed' || type === 'eventFailed')).toEqual([]);
  });
});
