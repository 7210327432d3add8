import type { Outcome } from '../delivery/attempt.ts';

/** Why nothing can be sent on a channel: LINE refuses its token, can't be reached, or never answers clearly. */
export type ChannelFault = 'unauthorized' | 'notConnected' | 'unclear';

/** The faults of a channel's calls since the last good one; undefined = the last call was good. */
export type ChannelState =
  | {
      readonly fault: ChannelFault;
      readonly since: number;
      /** Calls in a row that ended so. */
      readonly calls: number;
      /** Sure enough to report it to operators. */
      readonly isRefused: boolean;
      readonly detail: string;
    }
  | undefined;

/** One dropped connection is no outage; so many failed calls in a row, over so long, are. A refused token is reported at once. */
const outageAfter = { calls: 3, ms: 3_000 };

/** @param at when the call ended, epoch ms */
export function afterCall(state: ChannelState, outcome: Outcome, at: number): ChannelState {
  const fault = faultOf(outcome);
  if (fault === undefined || outcome.kind === 'accepted') return undefined;
  const { since, calls: before, isRefused: wasRefused } = state ?? { since: at, calls: 0, isRefused: false };
  const calls = before + 1;
  const isLong = calls >= outageAfter.calls && at - since >= outageAfter.ms;
  const isRefused = wasRefused || fault === 'unauthorized' || isLong;
  return { fault, since, calls, isRefused, detail: outcome.detail };
}

/** When LINE refuses only the message, it accepts the channel. */
function faultOf(outcome: Outcome): ChannelFault | undefined {
  if (outcome.kind === 'accepted') return undefined;
  if (outcome.kind === 'unknown') return 'unclear';
  return outcome.reason === 'unauthorized' || outcome.reason === 'notConnected' ? outcome.reason : undefined;
}
