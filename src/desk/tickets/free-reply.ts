import type { Line } from '../../conversation/tickets/transcript.ts';
import { tokenUsableMs } from '../../delivery/next-step.ts';

/**
 * Until when an answer will probably go free, as far as the transcript shows: whatever the asker does gives one reply,
 * and what is said to them takes the newest.
 * @returns epoch ms; undefined when it will cost
 */
export function freeUntil(lines: readonly Line[], now: number): number | undefined {
  let gifts: readonly Line[] = [];
  let isQueued = false;
  for (const line of lines) {
    if (givesReply(line)) {
      // An answer that waited for it is on its way with it.
      gifts = isQueued ? gifts : [...gifts, line];
      isQueued = false;
    } else if (line.from === 'bot') gifts = gifts.filter(({ id }) => id !== line.id);
    else if (line.from === 'staff' && line.delivery !== 'blocked') {
      const taken = gifts.findLast(({ at }) => line.at - at < tokenUsableMs);
      gifts = gifts.filter((gift) => gift !== taken);
      isQueued ||= taken === undefined && line.delivery === 'sending';
    }
  }
  const newest = gifts.at(-1);
  if (newest === undefined || now - newest.at >= tokenUsableMs) return undefined;
  return newest.at + tokenUsableMs;
}

function givesReply(line: Line): boolean {
  if (line.from === 'asker') return true;
  return line.from === 'askerAction' && (line.what.type === 'tapped' || line.what.type === 'unreadable');
}
