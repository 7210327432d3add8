import type { Attempt, ReplyToken } from './attempt.ts';

/** Most faults are short, so a token is tried at these ages, and again so long after its first try, ms. */
const earlyTriesMs = [1_000, 3_000, 8_000];
/** Ages at which a reply token is tried, ms. LINE promises that it lives for one minute. */
const tokenTriesMs = [...earlyTriesMs, 20_000, 35_000, 48_000, 53_000, 58_000];
/** Ages at which it is tried while LINE refuses the whole channel: about every five seconds, to send soon after recovery. */
const refusedTokenTriesMs = [...earlyTriesMs, 13_000, 18_000, 23_000, 28_000, 33_000, 38_000, 43_000, 48_000];
/** The shortest time between two tries, ms. */
const leastGapMs = 1_000;
const longestPushGapMs = 2 * 60_000;
const longestRefusedGapMs = 60_000;

/**
 * When a reply token is tried next.
 * @param tries the tries made with it, oldest first
 * @returns undefined when it expires before another try
 */
export function nextTokenTry(
  { receivedAt }: Pick<ReplyToken, 'receivedAt'>,
  tries: readonly Attempt[],
  isChannelRefused: boolean,
): number | undefined {
  const agesMs = isChannelRefused ? refusedTokenTriesMs : tokenTriesMs;
  const [first, last] = [tries.at(0)?.at ?? receivedAt, tries.at(-1)?.at ?? receivedAt];
  const endsAt = receivedAt + Math.max(...agesMs);
  const times = [
    ...agesMs.map((ageMs) => receivedAt + ageMs),
    ...earlyTriesMs.map((sinceFirstMs) => first + sinceFirstMs),
  ];
  const left = times.filter((at) => at >= last + leastGapMs && at <= endsAt);
  return left.length === 0 ? undefined : Math.min(...left);
}

/** When a push is tried again with the same retry key. @param tries how many were made, from 1 */
export function nextPushTry(last: Attempt, tries: number): number {
  return last.at + Math.min(longestPushGapMs, leastGapMs * 2 ** (tries - 1));
}

/** The same while LINE refuses the whole channel: the pause grows to as long as the refusal has lasted. */
export function nextRefusedPushTry(first: Attempt, last: Attempt): number {
  return last.at + Math.min(longestRefusedGapMs, Math.max(leastGapMs, last.at - first.at));
}
