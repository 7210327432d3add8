import type { Outcome } from './attempt.ts';

/** Why nothing of a channel gets through: LINE refuses its token, can't be reached, or gives no clear answer to anything. */
export type ChannelFault = 'unauthorized' | 'notConnected' | 'unclear';

/** How LINE has treated a channel's calls since the last one that it heard; undefined = it heard that one. */
export type ChannelState =
  | {
      readonly fault: ChannelFault;
      readonly since: number;
      /** Calls in a row that ended so. */
      readonly calls: number;
      /** Sure enough to tell people. */
      readonly isRefused: boolean;
      readonly detail: string;
    }
  | undefined;

/** One dropped connection is no outage: so many calls in a row, over so long, are. A refused token is one at once. */
const sureAfter = { calls: 3, ms: 3_000 };

/** @param at when the call ended, epoch ms */
export function afterCall(state: ChannelState, outcome: Outcome, at: number): ChannelState {
  const fault = faultOf(outcome);
  if (fault === undefined || outcome.kind === 'accepted') return undefined;
  const { since, calls: before, isRefused: wasRefused } = state ?? { since: at, calls: 0, isRefused: false };
  const calls = before + 1;
  const isLong = calls >= sureAfter.calls && at - since >= sureAfter.ms;
  const isRefused = wasRefused || fault === 'unauthorized' || isLong;
  return { fault, since, calls, isRefused, detail: outcome.detail };
}

/** A message that LINE refuses for a reason of its own shows that LINE hears the channel. */
function faultOf(outcome: Outcome): ChannelFault | undefined {
  if (outcome.kind === 'accepted') return undefined;
  if (outcome.kind === 'unknown') return 'unclear';
  return outcome.reason === 'unauthorized' || outcome.reason === 'notConnected' ? outcome.reason : undefined;
}
