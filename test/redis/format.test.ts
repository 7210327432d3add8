import { newChatRecord } from '../../src/engine/chat-record.ts';
import { processChat } from '../../src/engine/process-chat.ts';
import type { ChatClaim, Mailbox } from '../../src/engine/ports.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { chatKeyPrefixes, partitionOf } from '../../src/redis/keys.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { ticketViewFormat } from '../../src/redis/records/board.ts';
import { chatRecordFormat } from '../../src/redis/records/chat-record.ts';
import { formatVersion, NewerFormat } from '../../src/redis/records/format.ts';
import { eventFormat } from '../../src/redis/records/mailbox.ts';
import { HumanDesk } from '../engine/human-desk.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

let server: RedisServer;
let redis: ReturnType<typeof connectRedis>;
let mailbox: Mailbox;
const connect = (): ReturnType<typeof connectRedis> => connectRedis([server.url], () => undefined);
const now = Date.UTC(2026, 10, 26);

beforeAll(async () => {
  server = await startRedis();
  redis = connect();
});
beforeEach(async () => {
  await redis.flushall();
  mailbox = createRedisMailbox(connect);
});
afterEach(() => mailbox.close());
afterAll(async () => {
  await redis.quit();
  await server.stop();
});

const chatKey = (chatId: ChatClaim['chatId']): string => {
  const [prefix = ''] = chatKeyPrefixes(partitionOf(chatId));
  return prefix + chatId;
};
const say = (chatId: ChatClaim['chatId'], id: string, at = now) =>
  mailbox.append({
    ...{ id, chatId, occurredAt: at, receivedAt: at, type: 'text', text: '何時まで?', messageId: id },
  });
const settle = (claim: ChatClaim | undefined) => {
  if (claim === undefined) throw new Error('nothing was claimed');
  const handled = claim.mail.map(({ mailId }) => mailId);
  const change = { record: newChatRecord, neverExpires: false, handled, spentTokens: [], deadLetters: [] };
  return mailbox.settle(claim, change, { mailAt: now }, now);
};
/** The chat as a later version of the desk leaves it. */
const writeNewer = (chatId: ChatClaim['chatId']) =>
  redis.hset(chatKey(chatId), { format: formatVersion + 1, record: `{"v":${formatVersion + 1},"talk":{}}` });

test('what a later version wrote is refused, and the message says which versions meet and what to do', () => {
  const error = new NewerFormat('The chat record', 3, 2).message;
  expect(() => chatRecordFormat.decode('{"v":3}')).toThrow(error);
  expect(error).toBe(
    'The chat record in Redis was written by a newer version of Madoguchi (format 3, this one reads 2): ' +
      'deploy the newer version to this process.',
  );
});

test('what is damaged is refused, and the message names the place but none of the words', () => {
  const record = { ...newChatRecord, outbox: [{ id: 'secret words' }] };
  const json = JSON.stringify({ v: formatVersion, ...record });
  expect(() => chatRecordFormat.decode(json)).toThrow(/damaged at outbox\.0\.createdAt/);
  expect(() => chatRecordFormat.decode(json)).not.toThrow(/secret/);
  expect(() => ticketViewFormat.decode('{"chatId":"b:U","bookId":"b"}')).toThrow('The ticket in Redis');
});

test('the words of askers and staff may look like anything that is stored', () => {
  const text = '{"v":9,"type":"walk","whenLate":"alone","untold":[]} listening\u2028 \\ud800 𠮷';
  const event = eventFormat.decode(
    JSON.stringify({
      ...{ id: 'e', chatId: 'b:U', occurredAt: 1, receivedAt: 1, type: 'staffReplied', ticketId: 't' },
      ...{ staff: { login: 'walk', name: 'along' }, rights: ['reopen'], text, whenLate: 'push' },
    }),
  );
  expect(event).toMatchObject({
    ...{ text, staff: { login: 'walk', name: 'along' }, permissions: ['reopen'], fallbackRoute: 'push' },
  });
  expect(event).not.toHaveProperty('whenLate');
});

test('a chat that workers of both versions had in turn is read all the same', () => {
  const { session } = newChatRecord;
  const mixed = {
    ...{ v: formatVersion, ...newChatRecord, untold: [], shownTickets: { t: 3 } },
    session: { ...session, phase: { name: 'walking', walkId: 'start', step: 2 } },
    timers: [{ id: 'next-piece', at: 1 }],
  };
  expect(chatRecordFormat.decode(JSON.stringify(mixed))).toEqual({
    ...newChatRecord,
    session: { ...session, phase: { name: 'inGuide', guideId: 'start', step: 2 } },
    timers: [{ id: 'next-part', at: 1 }],
    publishedTickets: { t: 3 },
  });
});

test('a chat that a newer version has in hand is left to it: no lease, no try, and said once', async () => {
  await say('b:U1', 'e1');
  await writeNewer('b:U1');
  await expect(mailbox.claim(now)).rejects.toThrow(
    'written by a newer version of Madoguchi (format 3, this one reads 2): deploy the newer version',
  );
  for (let turn = 1; turn < 20; turn += 1) expect(await mailbox.claim(now + turn * 1_000)).toBeUndefined();
  const { tries, leasedUntil } = await redis.hgetall(chatKey('b:U1'));
  expect({ tries, leasedUntil }).toEqual({ tries: undefined, leasedUntil: undefined });
  expect(await mailbox.backlog(now + 1)).toMatchObject({ chats: 1 });
});

test('other chats go on beside it, those of the same partition too', async () => {
  await say('b:U1', 'e1', now - 1_000);
  await writeNewer('b:U1');
  const others = Array.from({ length: 40 }, (_, number): ChatClaim['chatId'] => `b:V${number}`);
  for (const chatId of others) await say(chatId, `e-${chatId}`);
  const served = new Set<string>();
  for (let turn = 0; turn < 200 && served.size < others.length; turn += 1) {
    const claim = await mailbox.claim(now + turn * 100).catch(() => undefined);
    if (claim === undefined) continue;
    served.add(claim.chatId);
    await settle(claim);
  }
  expect([...served].sort()).toEqual([...others].sort());
});

test('the mark of a newer version is not wiped out by what an older web process appends', async () => {
  await say('b:U1', 'e1');
  await writeNewer('b:U1');
  await say('b:U1', 'e2');
  expect(await redis.hget(chatKey('b:U1'), 'format')).toBe(String(formatVersion + 1));
});

test('mail of a newer version that comes while a chat is claimed stays for that version', async () => {
  await say('b:U1', 'e1');
  const claim = await mailbox.claim(now);
  await say('b:U1', 'e2');
  const key = chatKey('b:U1').replace(':chat:', ':events:');
  await redis.hset(key, '000000000002', '{"v":3,"type":"somethingNew"}');
  expect((await mailbox.readArrivals('b:U1')).mail.map(({ event }) => event.id)).toEqual(['e1']);
  expect(await settle(claim)).toBe('done');
  expect(await redis.hget(key, '000000000002')).toContain('somethingNew');
});

test('a damaged chat is left for a minute without a try, so that nothing of it is given up', async () => {
  await say('b:U1', 'e1');
  await redis.hset(chatKey('b:U1'), 'record', `{"v":${formatVersion}}`);
  for (let turn = 0; turn < 10; turn += 1)
    await expect(mailbox.claim(now + turn * 60_000)).rejects.toThrow('The chat record in Redis is damaged');
  expect(await mailbox.claim(now + 9 * 60_000 + 30_000)).toBeUndefined();
  expect(await redis.hget(chatKey('b:U1'), 'tries')).toBe('0');
  await redis.hdel(chatKey('b:U1'), 'record');
  expect((await mailbox.claim(now + 20 * 60_000))?.mail).toHaveLength(1);
});

test('a worker beside chats of a newer version answers all the others', async () => {
  const salon = new HumanDesk({ mailbox, board: createMemoryTicketBoard() });
  await say('salon:newer', 'e0', salon.now - 1_000);
  await writeNewer('salon:newer');
  await salon.say('何時まで?');
  for (let turn = 0; turn < 3; turn += 1) {
    salon.now += 1_000;
    const claim = await mailbox.claim(salon.now).catch(() => undefined);
    if (claim !== undefined) await processChat(salon.parts, claim);
  }
  expect(salon.read()).toHaveLength(1);
});
