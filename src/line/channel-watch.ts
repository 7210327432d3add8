import type { Outcome } from '../delivery/attempt.ts';
import { afterCall, type ChannelFault, type ChannelState } from './channel-state.ts';
import type { Clock, Journal } from '../engine/ports.ts';
import type { Channel } from './channel.ts';
import { checkChannel } from './check-channel.ts';
import type { LineApi } from './client.ts';

/** Knows for each book's channel whether LINE accepts its calls. */
export type ChannelWatch = {
  /** Reports the outcome of a call of this channel. */
  ended(bookId: string, outcome: Outcome): void;
  /** Checks every channel once, so that a wrong token is found at the start and not at the first answer. */
  checkAll(): Promise<void>;
  /** For each channel that LINE refuses: which book, why, since when, and what to do. */
  refusals(): readonly string[];
  stop(): void;
};

export type ChannelWatchParts = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly journal: Journal;
  readonly clock: Clock;
  /** While LINE refuses a channel, it is checked again after this time, ms. */
  readonly recheckMs?: number;
};

type Watched = {
  readonly channel: Channel;
  state: ChannelState;
  nextCheck?: NodeJS.Timeout;
  /**
   * How often a check found all well since a message was last accepted. LINE may answer the check and still refuse
   * messages: then checks become rarer, or the log would say in turns that the channel works and that it doesn't.
   */
  misleadingChecks: number;
};

const maxMisleadingChecks = 6;

export function createChannelWatch(parts: ChannelWatchParts): ChannelWatch {
  const { channels, api, journal, clock, recheckMs = 5_000 } = parts;
  const watched = new Map(
    channels.map((channel): [string, Watched] => [
      channel.bookId,
      { channel, state: undefined, misleadingChecks: 0 },
    ]),
  );
  let isStopped = false;

  function recordOutcome(each: Watched, outcome: Outcome): void {
    const { bookId } = each.channel;
    const before = each.state;
    each.state = afterCall(before, outcome, clock());
    if (each.state?.isRefused === true && before?.isRefused !== true) {
      const { fault, detail } = each.state;
      journal.record({ type: 'channelRefused', bookId, what: advise(bookId, fault, detail) });
    }
    if (each.state === undefined && before?.isRefused === true)
      journal.record({ type: 'channelWell', bookId, refusedMs: clock() - before.since });
    if (each.state !== undefined) checkLater(each);
  }

  function checkLater(each: Watched): void {
    if (each.nextCheck !== undefined || isStopped) return;
    const delayMs = recheckMs * 2 ** Math.min(each.misleadingChecks, maxMisleadingChecks);
    each.nextCheck = setTimeout(() => {
      delete each.nextCheck;
      // Unless LINE has accepted a message meanwhile.
      if (each.state !== undefined) void check(each);
    }, delayMs).unref();
  }

  async function check(each: Watched): Promise<string | undefined> {
    const { outcome, speaksAs } = await checkChannel(each.channel, api);
    if (isStopped) return undefined;
    if (outcome.kind === 'accepted' && each.state?.isRefused === true) each.misleadingChecks += 1;
    recordOutcome(each, outcome);
    return speaksAs;
  }

  return {
    ended(bookId, outcome) {
      const each = watched.get(bookId);
      if (each === undefined) return;
      if (outcome.kind === 'accepted') each.misleadingChecks = 0;
      recordOutcome(each, outcome);
    },
    async checkAll() {
      await Promise.all(
        [...watched.values()].map(async (each) => {
          const speaksAs = await check(each);
          const { bookId } = each.channel;
          if (speaksAs !== undefined) journal.record({ type: 'channelFound', bookId, speaksAs });
        }),
      );
    },
    refusals() {
      return [...watched].flatMap(([bookId, { state }]) =>
        state?.isRefused === true
          ? [`since ${new Date(state.since).toISOString()} ${advise(bookId, state.fault, state.detail)}`]
          : [],
      );
    },
    stop() {
      isStopped = true;
      for (const { nextCheck } of watched.values()) clearTimeout(nextCheck);
    },
  };
}

/** What an operator should know and do. */
function advise(bookId: string, fault: ChannelFault, detail: string): string {
  const of = `book ${bookId} (${detail})`;
  switch (fault) {
    case 'unauthorized':
      return `LINE refuses the channel access token of ${of}. Issue it anew in the LINE Developers console, Messaging API tab, set it as this book's LINE_CHANNEL_ACCESS_TOKEN, and restart; the channel secret and the channel ID are something else.`;
    case 'notConnected':
      return `LINE can't be reached for ${of}. Check the network, DNS and LINE_API_BASE_URL.`;
    case 'unclear':
      return `LINE gives no clear answer to ${of}. See whether LINE reports an outage; if not, check the network and any proxy on the way.`;
  }
}
