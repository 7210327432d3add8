import type { Attempt, ReplyToken } from './attempt.ts';

/** Most faults pass at once. So a token is tried at these ages, and again so long after its first try, ms. */
const earlyTriesMs = [1_000, 3_000, 8_000];
/** Ages of a reply token at which it is tried. LINE promises that it lives for a minute. */
const tokenTriesMs = [...earlyTriesMs, 20_000, 35_000, 48_000, 53_000, 58_000];
/** The same while LINE refuses the whole channel: every five seconds, so that an answer goes within seconds of its recovery. */
const refusedTokenTriesMs = [...earlyTriesMs, 13_000, 18_000, 23_000, 28_000, 33_000, 38_000, 43_000, 48_000];
/** Two tries begin at least so far apart. */
const leastGapMs = 1_000;
const longestPushGapMs = 2 * 60_000;
const longestRefusedGapMs = 60_000;

/**
 * When a reply token is tried next.
 * @param tries those made with it, the oldest first
 * @returns undefined when its life holds no further try
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

/** When a push of the same retry key is tried again. @param tries how many have been made, from 1 */
export function nextPushTry(last: Attempt, tries: number): number {
  return last.at + Math.min(longestPushGapMs, leastGapMs * 2 ** (tries - 1));
}

/** The same while LINE takes nothing from the whole channel: as long again as that has lasted. */
export function nextRefusedPushTry(first: Attempt, last: Attempt): number {
  return last.at + Math.min(longestRefusedGapMs, Math.max(leastGapMs, last.at - first.at));
}
