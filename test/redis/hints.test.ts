import { setTimeout as sleep } from 'node:timers/promises';
import type { Mailbox } from '../../src/engine/ports.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { createRedisTicketBoard } from '../../src/redis/ticket-board.ts';
import { freePort, startRedis } from './redis-server.ts';
import { startTwoRedis } from './two-redis.ts';

const at = (url: string) => () => connectRedis([url], () => undefined);

/** Things happen until somebody hears of one. @returns whether that came true within 24 s */
async function isHeard(happen: (number: number) => Promise<unknown>, heard: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 480 && !heard(); tries += 1) {
    await happen(tries).catch(() => undefined);
    await sleep(50);
  }
  return heard();
}

function say(mailbox: Mailbox, number: number): Promise<unknown> {
  const now = Date.now();
  const base = { id: `e${number}`, chatId: `b:U${number}`, occurredAt: now, receivedAt: now } as const;
  return mailbox.append({ ...base, type: 'text', text: '?', messageId: 'm' });
}

test('a worker that was there before Redis hears at once of a new message', async () => {
  const port = await freePort();
  let isRefused = (): void => undefined;
  const refusal = new Promise<void>((resolve) => (isRefused = resolve));
  const mailbox = createRedisMailbox(() => connectRedis([`redis://127.0.0.1:${port}`], isRefused));
  let hints = 0;
  mailbox.onDue(() => (hints += 1));
  await mailbox.claim(Date.now()).catch(() => undefined);
  await refusal;
  const server = await startRedis([], port);
  expect(
    await isHeard(
      (number) => say(mailbox, number),
      () => hints > 0,
    ),
  ).toBe(true);
  await mailbox.close();
  await server.stop();
});

test('after a failover worker and desk hear again, although the old node lives on alone', async () => {
  const two = await startTwoRedis();
  const [worker, desk] = [createRedisMailbox(at(two.url)), createRedisTicketBoard(at(two.url))];
  let [hints, changes] = [0, 0];
  worker.onDue(() => (hints += 1));
  desk.onChange(() => (changes += 1));
  expect(
    await isHeard(
      (number) => say(worker, number),
      () => hints > 0,
    ),
  ).toBe(true);
  await two.failOver('alone');
  [hints, changes] = [0, 0];
  // Others speak at the new primary; those who listen write nothing meanwhile.
  const [web, otherWorker] = [createRedisMailbox(at(two.url)), createRedisTicketBoard(at(two.url))];
  expect(
    await isHeard(
      (number) => say(web, 1_000 + number),
      () => hints > 0,
    ),
  ).toBe(true);
  expect(
    await isHeard(
      (number) => otherWorker.putResult(`act${number}`, { kind: 'done' }),
      () => changes > 0,
    ),
  ).toBe(true);
  await Promise.all([worker, desk, web, otherWorker].map((each) => each.close()));
  await two.stop();
});
