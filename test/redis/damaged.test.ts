import { newChatRecord } from '../../src/engine/chat-record.ts';
import { processChat } from '../../src/engine/process-chat.ts';
import { startWorker } from '../../src/engine/worker-loop.ts';
import { UnreadableChat, type Mailbox } from '../../src/engine/ports.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { chatKeyPrefixes, deadLettersKey, partitionOf } from '../../src/redis/keys.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { formatVersion } from '../../src/redis/records/format.ts';
import { HumanDesk, chatId } from '../engine/human-desk.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

let server: RedisServer;
let redis: ReturnType<typeof connectRedis>;
let mailbox: Mailbox;
let desk: HumanDesk;
const connect = (): ReturnType<typeof connectRedis> => connectRedis([server.url], () => undefined);

beforeAll(async () => {
  server = await startRedis();
  redis = connect();
});
beforeEach(async () => {
  await redis.flushall();
  mailbox = createRedisMailbox(connect);
  desk = new HumanDesk({ mailbox, board: createMemoryTicketBoard() });
});
afterEach(() => mailbox.close());
afterAll(async () => {
  await redis.quit();
  await server.stop();
});

const [chatPrefix = '', , eventsPrefix = ''] = chatKeyPrefixes(partitionOf(chatId));
const newerEvent = `{"v":${formatVersion + 1},"type":"somethingNew"}`;
/** Puts something else in the place of the chat's n-th event. */
const overwrite = (number: number, raw: string) =>
  redis.hset(eventsPrefix + chatId, String(number).padStart(12, '0'), raw);
const deadContents = async () => (await mailbox.deadLetters(99)).map(({ content }) => content);

describe('a damaged event is put aside with its text, and the chat goes on', () => {
  test.each([
    ['no JSON', '{"v":2,"id":"e1","text":"何時'],
    ['another form', '{"v":2,"id":"e1","type":"text"}'],
    ['empty', ''],
    ['not an object', '17'],
  ])('%s', async (_name, raw) => {
    await desk.say('一');
    await desk.say('何時まで?');
    await overwrite(1, raw);
    await desk.work();
    expect(desk.read()).toHaveLength(1);
    expect(await deadContents()).toEqual([{ type: 'damaged', raw }]);
    expect(await redis.hlen(eventsPrefix + chatId)).toBe(0);
    expect(await mailbox.claim(desk.now)).toBeUndefined();
  });

  test('also when its text has vanished, and when it is the only one, or one of very many', async () => {
    for (let number = 1; number <= 45; number += 1) await desk.say('一');
    for (let number = 1; number <= 44; number += 1) await overwrite(number, `damaged ${number}`);
    await redis.hdel(eventsPrefix + chatId, '000000000045');
    await desk.work();
    const raws = (await deadContents()).map((content) => content.type === 'damaged' && content.raw);
    expect(new Set(raws).size).toBe(45);
    expect(await mailbox.claim(desk.now)).toBeUndefined();
  });

  test('also when it comes while LINE is slow', async () => {
    await desk.say('何時まで?');
    const claim = await mailbox.claim(desk.now);
    if (claim === undefined) throw new Error('nothing is due');
    const { messenger } = desk.parts;
    const send: typeof messenger.send = async (delivery) => {
      await desk.say('二');
      await overwrite(2, 'damaged');
      await new Promise((resolve) => setTimeout(resolve, 300));
      return messenger.send(delivery);
    };
    await processChat({ ...desk.parts, messenger: { ...messenger, send } }, claim);
    expect(await deadContents()).toEqual([{ type: 'damaged', raw: 'damaged' }]);
  });

  test('no word of it comes into the reason, which is logged', async () => {
    await desk.say('一');
    await overwrite(1, '母の介護費用');
    await desk.work();
    const [letter] = await mailbox.deadLetters(1);
    expect(letter?.why).toMatch(/^The event in Redis is damaged/);
    expect(letter?.why).not.toContain('介護');
  });

  test('an event of a newer format is no damage: it and all behind it stay for the newer version', async () => {
    await desk.say('何時まで?');
    await desk.say('二');
    await desk.say('三');
    await overwrite(2, newerEvent);
    await overwrite(3, 'damaged');
    const claim = await mailbox.claim(desk.now);
    expect(claim?.mail.map(({ event }) => event.id)).toEqual(['e1']);
    if (claim !== undefined) await processChat(desk.parts, claim);
    expect(await deadContents()).toEqual([]);
    expect((await redis.hvals(eventsPrefix + chatId)).sort()).toEqual(['damaged', newerEvent].sort());
  });
});

describe('a message that its writer takes back is erased from what is damaged', () => {
  const store = (raw: string) => redis.lpush(deadLettersKey(partitionOf(chatId)), raw);
  const letterOf = (raw: string): string =>
    JSON.stringify({ v: formatVersion, at: 1, chatId, why: 'damaged', content: { type: 'damaged', raw } });

  test('when it is that message, or may be, and from no other', async () => {
    await store(letterOf('{"v":2,"text":"秘密","messageId":"m-1"'));
    await store(letterOf('{"v":2,"text":"秘密だが、どれだか分か'));
    await store(letterOf('{"v":2,"text":"別の話","messageId":"m-2"'));
    await mailbox.eraseMessage(chatId, 'm-1');
    expect((await deadContents()).map((content) => content.type === 'damaged' && content.raw)).toEqual([
      '{"v":2,"text":"別の話","messageId":"m-2"',
      '',
      '',
    ]);
  });

  test('a dead letter that is damaged itself neither stops that nor hides the others', async () => {
    await store(`{"v":2,"chatId":"${chatId}","content":{"text":"秘密","messageId":"m-1"`);
    await store('{"v":2,"chatId":"salon:U2","content":{"text":"別の人"');
    await mailbox.eraseMessage(chatId, 'm-1');
    expect(await deadContents()).toHaveLength(2);
    expect(JSON.stringify(await deadContents())).not.toContain('秘密');
    expect(JSON.stringify(await deadContents())).toContain('別の人');
  });
});

describe('a damaged record of a chat', () => {
  beforeEach(async () => {
    await desk.say('何時まで?');
    await redis.hset(chatPrefix + chatId, 'record', `{"v":${formatVersion},"秘密`);
  });

  test('is named with its place, without the user’s id and without a word of it', async () => {
    const error: unknown = await mailbox.claim(desk.now).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableChat);
    expect(error).toMatchObject({ reason: 'damaged', chatId });
    const { message } = error as UnreadableChat;
    expect(message).toContain('The chat record in Redis is damaged');
    expect(message).toContain(`the field "record" of ${chatPrefix}salon:…`);
    expect(message).not.toMatch(/U1|秘密/);
  });

  test('is no failure of the store: the worker goes on at once with the other chats', async () => {
    await mailbox.append({
      ...{ id: 'other', chatId: 'salon:U2', occurredAt: desk.now + 1, receivedAt: desk.now + 1 },
      ...{ type: 'text', text: '何時まで?', messageId: 'm', replyToken: 'token-other' },
    });
    desk.now += 2;
    const isServed = new Promise<void>((resolve) => {
      const { journal } = desk.parts;
      Object.assign(desk.parts, {
        journal: {
          record: (fact: (typeof desk.facts)[number]) => {
            journal.record(fact);
            if (fact.type === 'eventHandled') resolve();
          },
        },
      });
    });
    const worker = startWorker(desk.parts);
    await isServed;
    await worker.stop();
    const types = desk.facts.map(({ type }) => type);
    expect(types.filter((type) => type === 'chatUnreadable')).toHaveLength(1);
    expect(types).not.toContain('workFailed');
  });

  test('once it is deleted, the chat begins anew with the events that waited', async () => {
    await mailbox.claim(desk.now).catch(() => undefined);
    await redis.hdel(chatPrefix + chatId, 'record');
    desk.now += 60_000;
    await desk.work();
    expect(desk.facts.filter(({ type }) => type === 'eventHandled')).toHaveLength(1);
  });
});

test('a chat whose record is of a newer format rests, and nothing of it is put aside', async () => {
  await desk.say('何時まで?');
  await redis.hset(chatPrefix + chatId, 'record', JSON.stringify({ ...newChatRecord, v: formatVersion + 1 }));
  await expect(mailbox.claim(desk.now)).rejects.toMatchObject({ reason: 'newer', chatId });
  expect(await mailbox.claim(desk.now + 59_000)).toBeUndefined();
  expect(await deadContents()).toEqual([]);
  expect(await redis.hlen(eventsPrefix + chatId)).toBe(1);
});
