import type { Outcome } from '../delivery/attempt.ts';
import { afterCall, type ChannelFault, type ChannelState } from '../delivery/channel-state.ts';
import type { Clock, Journal } from '../engine/ports.ts';
import type { Channel } from './channel.ts';
import { checkChannel } from './check-channel.ts';
import type { LineApi } from './client.ts';

/** Knows of each book's channel whether LINE takes anything from it. */
export type ChannelWatch = {
  /** A call of this channel ended so. */
  ended(bookId: string, outcome: Outcome): void;
  /** Asks LINE once about every channel, so that a wrong token is known at the start and not at the first answer. */
  lookAtAll(): Promise<void>;
  /** For each channel from which LINE takes nothing: which book, why, since when, and what to do. */
  refusals(): readonly string[];
  stop(): void;
};

export type ChannelWatchParts = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly journal: Journal;
  readonly clock: Clock;
  /** While nothing gets through LINE is asked again so often. */
  readonly lookAgainMs?: number;
};

type Watched = {
  readonly channel: Channel;
  state: ChannelState;
  looking?: NodeJS.Timeout;
  /**
   * How often a look found all well since a message was last accepted. An account may be told who it is and still
   * not send: then looks are made more seldom, or the log would say by turns that it is well and that it isn't.
   */
  looksInVain: number;
};

const mostLooksInVain = 6;

export function createChannelWatch(parts: ChannelWatchParts): ChannelWatch {
  const { channels, api, journal, clock, lookAgainMs = 5_000 } = parts;
  const watched = new Map(
    channels.map((channel): [string, Watched] => [
      channel.bookId,
      { channel, state: undefined, looksInVain: 0 },
    ]),
  );
  let isStopped = false;

  function note(each: Watched, outcome: Outcome): void {
    const { bookId } = each.channel;
    const before = each.state;
    each.state = afterCall(before, outcome, clock());
    if (each.state?.isRefused === true && before?.isRefused !== true) {
      const { fault, detail } = each.state;
      journal.record({ type: 'channelRefused', bookId, what: tell(bookId, fault, detail) });
    }
    if (each.state === undefined && before?.isRefused === true)
      journal.record({ type: 'channelWell', bookId, refusedMs: clock() - before.since });
    if (each.state !== undefined) lookLater(each);
  }

  function lookLater(each: Watched): void {
    if (each.looking !== undefined || isStopped) return;
    const delayMs = lookAgainMs * 2 ** Math.min(each.looksInVain, mostLooksInVain);
    each.looking = setTimeout(() => {
      delete each.looking;
      // A message that LINE took meanwhile has answered the question.
      if (each.state !== undefined) void look(each);
    }, delayMs).unref();
  }

  async function look(each: Watched): Promise<string | undefined> {
    const { outcome, speaksAs } = await checkChannel(each.channel, api);
    if (isStopped) return undefined;
    if (outcome.kind === 'accepted' && each.state?.isRefused === true) each.looksInVain += 1;
    note(each, outcome);
    return speaksAs;
  }

  return {
    ended(bookId, outcome) {
      const each = watched.get(bookId);
      if (each === undefined) return;
      if (outcome.kind === 'accepted') each.looksInVain = 0;
      note(each, outcome);
    },
    async lookAtAll() {
      await Promise.all(
        [...watched.values()].map(async (each) => {
          const speaksAs = await look(each);
          const { bookId } = each.channel;
          if (speaksAs !== undefined) journal.record({ type: 'channelFound', bookId, speaksAs });
        }),
      );
    },
    refusals() {
      return [...watched].flatMap(([bookId, { state }]) =>
        state?.isRefused === true
          ? [`since ${new Date(state.since).toISOString()} ${tell(bookId, state.fault, state.detail)}`]
          : [],
      );
    },
    stop() {
      isStopped = true;
      for (const { looking } of watched.values()) clearTimeout(looking);
    },
  };
}

/** What an operator should know, and do. */
function tell(bookId: string, fault: ChannelFault, detail: string): string {
  const of = `book ${bookId} (${detail})`;
  switch (fault) {
    case 'unauthorized':
      return `LINE refuses the channel access token of ${of}. Issue it anew in the LINE Developers console, Messaging API tab, set it as this book's LINE_CHANNEL_ACCESS_TOKEN, and restart; the channel secret and the channel ID are something else.`;
    case 'notConnected':
      return `LINE can't be reached for ${of}. Check the network, DNS and LINE_API_BASE_URL.`;
    case 'unclear':
      return `LINE gives no clear answer to ${of}. See whether LINE tells of an outage; if not, check the network and any proxy on the way.`;
  }
}
