import type { Line } from '../conversation/transcript.ts';
import { tokenUsableMs } from '../delivery/next-step.ts';

/**
 * Until when an answer will probably go free, as far as the transcript shows: whatever the asker does gives one reply,
 * and whatever was said to them since has spent one.
 * @returns epoch ms; undefined when it will cost
 */
export function freeUntil(lines: readonly Line[], now: number): number | undefined {
  const recent = lines.filter(({ at }) => now - at < tokenUsableMs);
  const gifts = recent.filter(givesReply);
  const [oldest] = gifts;
  const newest = gifts.at(-1);
  if (oldest === undefined || newest === undefined) return undefined;
  const spent = recent.filter(({ from, at }) => (from === 'bot' || from === 'staff') && at >= oldest.at);
  return gifts.length > spent.length ? newest.at + tokenUsableMs : undefined;
}

function givesReply(line: Line): boolean {
  if (line.from === 'asker') return true;
  return line.from === 'askerAct' && (line.what.type === 'tapped' || line.what.type === 'unreadable');
}
