import type { Cluster, Redis } from 'ioredis';
import type { TicketState } from '../conversation/tickets/ticket.ts';
import {
  closedTicketRetentionMs,
  resultRetentionMs,
  type BoardChange,
  type TicketBoard,
  type TicketSummary,
} from '../engine/ports.ts';
import { placeOf, summarize } from '../engine/ticket-summary.ts';
import { boardChannel, resultKey, ticketKey, ticketListKey } from './keys.ts';
import { listen } from './listen.ts';
import {
  actionResultFormat,
  boardChangeFormat,
  ticketSummaryFormat,
  ticketViewFormat,
} from './records/board.ts';
import { defineScript } from './script.ts';

const states = ['waiting', 'assigned', 'closed'] as const;

/** The board on Redis. @param connect opens a connection; the second one, for hints, only when somebody listens */
export function createRedisTicketBoard(connect: () => Redis | Cluster): TicketBoard {
  const redis = connect();
  const putTicket = defineScript(redis, 'board/put-ticket', 4);
  const listeners = new Set<(change: BoardChange) => void>();
  let stopListening: (() => void) | undefined;

  return {
    async put(view) {
      const { bookId, ticket } = view;
      const { id, version, state } = ticket;
      const others = states.filter((name) => name !== state.name);
      const lists = [state.name, ...others].map((name) => ticketListKey(bookId, name));
      const summary = summarize(view);
      const place = placeOf(summary);
      const change = boardChangeFormat.encode({ type: 'ticket', bookId, ticketId: id, version });
      const retention =
        state.name === 'closed'
          ? { retentionMs: closedTicketRetentionMs, oldestClosed: place - closedTicketRetentionMs }
          : {};
      const summaryJson = ticketSummaryFormat.encode(summary);
      await putTicket(
        [ticketKey(bookId, id), ...lists],
        { ticketId: id, version, summary: summaryJson, place, channel: boardChannel, change, ...retention },
        ticketViewFormat.encode(view),
      );
    },

    async find(bookIds, ticketId) {
      const found = await Promise.all(
        bookIds.map((bookId) => redis.hget(ticketKey(bookId, ticketId), 'view')),
      );
      const view = found.find((each) => each !== null);
      return view == null ? undefined : ticketViewFormat.decode(view);
    },

    async list({ bookIds, state, limit }) {
      const perBook = await Promise.all(bookIds.map((bookId) => listOf(bookId, state, limit)));
      const direction = state === 'closed' ? -1 : 1;
      return perBook
        .flat()
        .sort((a, b) => direction * (placeOf(a) - placeOf(b)))
        .slice(0, limit);
    },

    async count(bookIds, state) {
      const counts = await Promise.all(bookIds.map((bookId) => redis.zcard(ticketListKey(bookId, state))));
      return counts.reduce((sum, count) => sum + count, 0);
    },

    async putResult(actionId, result) {
      await redis.set(resultKey(actionId), actionResultFormat.encode(result), 'PX', resultRetentionMs);
      await redis.publish(boardChannel, boardChangeFormat.encode({ type: 'outcome', actionId }));
    },

    async resultOf(actionId) {
      const result = await redis.get(resultKey(actionId));
      return result === null ? undefined : actionResultFormat.decode(result);
    },

    onChange(listener) {
      listeners.add(listener);
      stopListening ??= listen(connect, boardChannel, (json) => {
        const change = decodeHint(json);
        if (change !== undefined) for (const each of listeners) each(change);
      });
      return () => listeners.delete(listener);
    },

    async close() {
      stopListening?.();
      await redis.quit();
    },
  };

  async function listOf(bookId: string, state: TicketState['name'], limit: number): Promise<TicketSummary[]> {
    const key = ticketListKey(bookId, state);
    const ids = await (state === 'closed'
      ? redis.zrevrange(key, 0, limit - 1)
      : redis.zrange(key, '0', String(limit - 1)));
    const summaries = await Promise.all(ids.map((id) => redis.hget(ticketKey(bookId, id), 'summary')));
    return summaries.flatMap((summary) => (summary === null ? [] : [ticketSummaryFormat.decode(summary)]));
  }
}

/** A hint that can't be read is ignored: whoever waits for it also asks without one. */
function decodeHint(json: string): BoardChange | undefined {
  try {
    return boardChangeFormat.decode(json);
  } catch {
    return undefined;
  }
}
