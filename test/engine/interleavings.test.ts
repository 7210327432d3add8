import { seed } from '../seed.ts';
import fc from 'fast-check';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { createRedisTicketBoard } from '../../src/redis/ticket-board.ts';
import { startRedis } from '../redis/redis-server.ts';
import { Interleaving, play } from './interleavings.ts';

test('whatever an asker, two staff, the clock and a failing LINE do in any order, nobody talks over anybody, and nothing is lost, sent twice or paid for needlessly', async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(play, async (rounds) => {
      const stores = { mailbox: createMemoryMailbox(), board: createMemoryTicketBoard() };
      const chat = new Interleaving(stores, 1);
      expect(await chat.run(rounds)).toEqual([]);
      for (const each of chat.reached) reached.add(each);
    }),
    { numRuns: 1_000, seed },
  );
  const ends = [
    'blocked',
    'delivered',
    'uncertain',
    'reply',
    'push',
    'done',
    'refused',
    'said to staff',
    'waiting answer told',
  ];
  const actions = [
    'opened',
    'claimed',
    'handedOver',
    'released',
    'leaseEnded',
    'idle',
    'closed',
    'cancelled',
    'endedByAsker',
    'reopened',
  ];
  expect([...reached]).toEqual(expect.arrayContaining([...ends, ...actions]));
}, 120_000);

test('the same with two workers racing on a real Redis', async () => {
  const server = await startRedis();
  const connect = () => connectRedis([server.url], () => undefined);
  const redis = connect();
  const stores = { mailbox: createRedisMailbox(connect), board: createRedisTicketBoard(connect) };
  try {
    await fc.assert(
      fc.asyncProperty(play, async (rounds) => {
        await redis.flushall();
        expect(await new Interleaving(stores, 2).run(rounds)).toEqual([]);
      }),
      { numRuns: 100, endOnFailure: true, seed },
    );
  } finally {
    await Promise.all([stores.mailbox.close(), stores.board.close(), redis.quit()]);
    await server.stop();
  }
}, 120_000);
