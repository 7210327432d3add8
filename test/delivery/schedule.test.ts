import type { Attempt, Outcome } from '../../src/delivery/attempt.ts';
import { nextTokenTry } from '../../src/delivery/schedule.ts';

const unknown: Outcome = { kind: 'unknown', detail: 'LINE answered 500' };

/** When a token is tried while every try ends in this way, ms after its receipt. */
function triesOf(firstAt: number, tookMs: number, isChannelRefused = false): number[] {
  const tries: Attempt[] = [];
  for (let at: number | undefined = firstAt; at !== undefined;) {
    tries.push({ route: { type: 'reply', token: 't', receivedAt: 0 }, at, outcome: unknown });
    const next = nextTokenTry({ receivedAt: 0 }, tries, isChannelRefused);
    at = next === undefined ? undefined : Math.max(next, at + tookMs);
  }
  return tries.map(({ at }) => at);
}

test('tries are spread over the reply token’s life, the last ones just before it dies', () => {
  expect(triesOf(0, 50)).toEqual([0, 1_000, 3_000, 8_000, 20_000, 35_000, 48_000, 53_000, 58_000]);
});

test('a token is tried to the end of its life also when every call runs into its time limit', () => {
  expect(triesOf(0, 4_000)).toEqual([0, 4_000, 8_000, 20_000, 35_000, 48_000, 53_000, 58_000]);
});

test('a first try that comes late, after the worker was down, is followed by quick tries and tries to the end', () => {
  expect(triesOf(40_000, 50)).toEqual([40_000, 41_000, 43_000, 48_000, 53_000, 58_000]);
  expect(triesOf(46_500, 50)).toEqual([46_500, 47_500, 49_500, 53_000, 54_500, 58_000]);
});

test('while LINE refuses the channel, a live token is tried at least every five seconds', () => {
  const tries = triesOf(30, 5, true);
  const gaps = tries.slice(1).map((at, index) => at - (tries[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5_000);
  expect(tries.at(-1)).toBe(48_000);
  expect(tries.length).toBeLessThan(14);
});
