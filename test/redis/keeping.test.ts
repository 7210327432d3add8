import { newChatRecord } from '../../src/engine/chat-record.ts';
import { chatRetentionMs } from '../../src/engine/ports.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { startRedis, type RedisServer } from './redis-server.ts';

let server: RedisServer;
beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.stop());

test('a chat is forgotten after a month, but not while its person is in the middle of something', async () => {
  const connect = (): ReturnType<typeof connectRedis> => connectRedis([server.url], () => undefined);
  const mailbox = createRedisMailbox(connect);
  const redis = connect();
  const sessionMs = async (): Promise<number> => {
    const [key = ''] = await redis.keys('madoguchi:*:chat:b:U1');
    return redis.pttl(key);
  };
  const now = Date.now();
  const settle = async (neverExpires: boolean): Promise<void> => {
    const event = {
      id: `e${String(neverExpires)}`,
      chatId: 'b:U1',
      occurredAt: now,
      receivedAt: now,
    } as const;
    await mailbox.append({ ...event, type: 'text', text: '?', messageId: 'm' });
    const claim = await mailbox.claim(now);
    if (claim === undefined) throw new Error('nothing was due');
    const handled = claim.mail.map(({ mailId }) => mailId);
    const change = { record: newChatRecord, neverExpires, handled, spentTokens: [], deadLetters: [] };
    expect(await mailbox.settle(claim, change, { mailAt: now }, now)).toBe('done');
  };
  await settle(true);
  expect(await sessionMs()).toBe(-1);
  await settle(false);
  expect(await sessionMs()).toBeGreaterThan(chatRetentionMs - 60_000);
  await redis.quit();
  await mailbox.close();
});
