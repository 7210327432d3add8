import type { Redis } from 'ioredis';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import type { Mailbox, TicketBoard } from '../../src/engine/ports.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { createRedisTicketBoard } from '../../src/redis/ticket-board.ts';
import { finding } from '../conversation/small-desk.ts';
import { startRedis, type RedisServer } from '../redis/redis-server.ts';
import { aoki, HumanDesk } from './human-desk.ts';

/** Stores, and a search through all that they store. @returns where it was found */
type Searched = {
  readonly stores: { readonly mailbox: Mailbox; readonly board: TicketBoard };
  readonly find: (words: string) => Promise<readonly string[]>;
  readonly close: () => Promise<unknown>;
};

/** Searches every Map that the stores make, whatever it is for. */
function openMemory(): Promise<Searched> {
  const maps: Map<unknown, unknown>[] = [];
  const Plain = globalThis.Map;
  class SeenMap extends Plain<unknown, unknown> {
    constructor() {
      super();
      maps.push(this);
    }
  }
  globalThis.Map = SeenMap;
  const stores = { mailbox: createMemoryMailbox(), board: createMemoryTicketBoard() };
  globalThis.Map = Plain;
  const toText = (value: unknown): string =>
    JSON.stringify(value, (_key, each: unknown) => (each instanceof Plain ? [...each] : each));
  return Promise.resolve({
    stores,
    async find(words) {
      const all = [...maps.map(toText), toText(await stores.mailbox.deadLetters(1_000))];
      return all.flatMap((text, index) => (text.includes(words) ? [`map ${index}`] : []));
    },
    close: () => Promise.resolve(),
  });
}

let server: RedisServer | undefined;
afterAll(() => server?.stop());

async function openRedis(): Promise<Searched> {
  server ??= await startRedis();
  const { url } = server;
  const connect = () => connectRedis([url], () => undefined);
  const redis = connect() as Redis;
  await redis.flushall();
  const stores = { mailbox: createRedisMailbox(connect), board: createRedisTicketBoard(connect) };
  return {
    stores,
    async find(words) {
      const found: string[] = [];
      for (const key of await redis.keys('*')) {
        const text = JSON.stringify([key, await read(redis, key)]);
        if (text.includes(words)) found.push(key);
      }
      return found;
    },
    close: () => Promise.all([stores.mailbox.close(), stores.board.close(), redis.quit()]),
  };
}

async function read(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    case 'set':
      return redis.smembers(key);
    default:
      throw new Error(`nobody looks into a key of type ${type}: ${key}`);
  }
}

const secret = 'HIMITSU-7f3a';
const unknown = finding({ kind: 'none', nearest: [] });

describe.each([
  ['memory', openMemory],
  ['Redis', openRedis],
] as const)('a message that its writer takes back, on %s,', (_name, open) => {
  let searched: Searched;
  let desk: HumanDesk;
  beforeEach(async () => {
    searched = await open();
    desk = new HumanDesk(searched.stores, {
      search: (text, holds) => {
        if (text.includes('こわれる')) throw new Error(`can't read ${text}`);
        return unknown.search(text, holds);
      },
    });
  });
  afterEach(() => searched.close());

  const takeBack = async (...ids: readonly string[]): Promise<void> => {
    for (const id of ids) await desk.ask({ type: 'unsent', messageId: `m-${id}` });
    await desk.work();
  };
  const heardByAsker = (): string => JSON.stringify(desk.shown);

  test('is erased everywhere: session, tickets, board, dead letters, outbox', async () => {
    const broken = await desk.say(`こわれる ${secret}`);
    await desk.work();
    // Two tickets, whose receipts quote the question: the first one's is a dead letter, the second one's waits for LINE.
    const first = await desk.say(`${secret} 髪がからまる`);
    await desk.wait(2_000);
    desk.line.down = { as: 'callLost', until: Infinity };
    await desk.tap({ type: 'escalate' });
    for (let minutes = 0; minutes < 40; minutes += 1) await desk.wait(60_000);
    desk.line.down = undefined;
    await desk.tap({ type: 'cancelTicket' });
    const second = await desk.say(`枝毛がふえる ${secret}`);
    await desk.wait(2_000);
    desk.line.down = { as: 'notConnected', until: Infinity };
    await desk.tap({ type: 'escalate' });
    const third = await desk.say(`それと ${secret}`);
    await desk.work();
    const before = await searched.find(secret);
    expect(before.length).toBeGreaterThanOrEqual(_name === 'Redis' ? 4 : 3);
    expect(JSON.stringify(await desk.mailbox.deadLetters(9)).split(secret).length).toBeGreaterThan(3);

    await takeBack(broken, first, second, third);
    expect(await searched.find(secret)).toEqual([]);
    const shown = desk.shown.length;
    desk.line.down = undefined;
    await desk.wait(60_000);
    await desk.say('メニュー');
    await desk.work();
    expect(JSON.stringify(desk.shown.slice(shown))).toContain('受け付けました。ご用件を送ってください。');
    expect(JSON.stringify(desk.shown.slice(shown))).not.toContain(secret);
    expect(await searched.find(secret)).toEqual([]);
    // The reason of the dead letter stays for people to see.
    expect((await desk.mailbox.deadLetters(9)).map(({ why }) => why)).toContain("Error: can't read …");
  });

  test('before it was handled is not answered, and stored nowhere', async () => {
    const id = await desk.say(`何時から? ${secret}`);
    desk.now += 10;
    await takeBack(id);
    expect(desk.line.deliveries).toEqual([]);
    expect(await searched.find(secret)).toEqual([]);
  });

  test('that LINE delivers after the unsend event is not answered, and stored nowhere', async () => {
    await takeBack('late');
    await desk.ask({ type: 'text', text: `何時から? ${secret}`, messageId: 'm-late' }, 'late');
    await desk.work();
    expect(heardByAsker()).toBe('[]');
    expect(await searched.find(secret)).toEqual([]);
  });

  test('while staff hold the conversation is erased for them too, and so is the comment on the rating', async () => {
    await desk.tap({ type: 'escalate' });
    await desk.work();
    await desk.claim(aoki);
    await desk.work();
    const said = await desk.say(secret);
    await desk.work();
    await desk.close(aoki);
    await desk.tap({ type: 'ticketSolved' });
    await desk.work();
    const thanks = await desk.say(`スタッフの説明がよかったです ${secret}`);
    await desk.wait(5_000);
    expect(desk.ticket?.rating?.word).toContain(secret);
    await takeBack(said, thanks);
    expect(await searched.find(secret)).toEqual([]);
    expect(desk.ticket?.rating).toEqual({ isSolved: true });
  });
});
