import type { Logger } from 'pino';
import { bookIdOf } from '../conversation/chat-id.ts';
import { isRefusalOfChannel, type Outcome } from '../delivery/attempt.ts';
import type { DeadLetter, Fact, Journal } from '../engine/ports.ts';
import { chatForLog } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Counts each fact in the metrics and writes it to the log. Neither holds what people wrote. */
export function createJournal(log: Logger, metrics: Metrics): Journal {
  const booksMissed = new Set<string>();
  return {
    record(fact) {
      count(fact, metrics);
      writeLine(fact, log, booksMissed);
    },
  };
}

function count(fact: Fact, metrics: Metrics): void {
  switch (fact.type) {
    case 'webhookReceived': {
      const { bookId: book, status, tookMs } = fact;
      metrics.webhooks.inc({ book, status: String(status) });
      metrics.webhookSeconds.observe({ book }, tookMs / 1000);
      return;
    }
    case 'eventHandled': {
      const book = bookIdOf(fact.chatId);
      metrics.events.inc({ book, type: fact.event });
      metrics.eventWaitSeconds.observe({ book }, fact.waitedMs / 1000);
      metrics.eventSeconds.observe({ book }, fact.tookMs / 1000);
      return;
    }
    case 'searched':
      metrics.findings.inc({ book: bookIdOf(fact.chatId), finding: fact.finding });
      return;
    case 'deliveryAttempted': {
      const book = bookIdOf(fact.chatId);
      metrics.deliveries.inc({ book, route: fact.route, outcome: outcomeName(fact.outcome) });
      metrics.deliverySeconds.observe({ book, route: fact.route }, fact.tookMs / 1000);
      return;
    }
    case 'deadLetter': {
      const { chatId, content } = fact.deadLetter;
      metrics.deadLetters.inc({ book: bookIdOf(chatId), content: deadLetterName(content) });
      return;
    }
    case 'bookMissing':
      metrics.chatsLeft.inc({ book: bookIdOf(fact.chatId) });
      return;
    case 'chatLeaseLost':
      metrics.leasesLost.inc({ book: bookIdOf(fact.chatId) });
      return;
    case 'eventFailed':
    case 'chatUnreadable':
    case 'workFailed':
      metrics.failures.inc({ what: fact.type });
      return;
    case 'channelFound':
    case 'channelWell':
      metrics.channelRefused.set({ book: fact.bookId }, 0);
      return;
    case 'channelRefused':
      metrics.channelRefused.set({ book: fact.bookId }, 1);
      return;
    case 'lineCalled':
    case 'bookDoubted':
      return;
  }
}

/** @param booksMissed books that this worker was last seen without: each is said once, not for every chat */
function writeLine(fact: Fact, log: Logger, booksMissed: Set<string>): void {
  switch (fact.type) {
    case 'webhookReceived': {
      const { bookId: book, ip, status, tookMs, why, events } = fact;
      const line = { book, ip, status, tookMs, ...(why === undefined ? {} : { why }), events };
      if (status === 200) log.info(line, 'webhook received');
      else log.warn(line, 'webhook refused');
      return;
    }
    case 'eventHandled': {
      const { chatId, event, waitedMs, tookMs } = fact;
      booksMissed.delete(bookIdOf(chatId));
      log.info({ chat: chatForLog(chatId), event, waitedMs, tookMs }, 'event handled');
      return;
    }
    case 'searched':
      log.debug({ chat: chatForLog(fact.chatId), finding: fact.finding }, 'searched');
      return;
    case 'deliveryAttempted': {
      const { outcome, route, tookMs } = fact;
      const line = { chat: chatForLog(fact.chatId), route, tookMs, outcome: outcomeName(outcome) };
      if (outcome.kind === 'accepted') log.debug(line, 'delivered');
      // The channel's own line says it once; a line for each answer would only repeat it.
      else if (isRefusalOfChannel(outcome))
        log.debug({ ...line, detail: outcome.detail }, adviceFor(outcome));
      else log.warn({ ...line, detail: outcome.detail }, adviceFor(outcome));
      return;
    }
    case 'lineCalled': {
      const { bookId: book, endpoint, status, requestId, tookMs } = fact;
      log.info({ book, endpoint, status, requestId, tookMs }, 'LINE called');
      return;
    }
    case 'channelFound':
      log.info({ book: fact.bookId }, `book ${fact.bookId} speaks as ${fact.speaksAs}`);
      return;
    case 'channelRefused':
      log.error(
        { book: fact.bookId },
        `${fact.what} Answers wait: they go by their reply token while it lives, else with the asker's next message.`,
      );
      return;
    case 'channelWell': {
      const { bookId: book, refusedMs } = fact;
      log.info({ book, refusedMs }, 'LINE takes calls of this channel again');
      return;
    }
    case 'bookDoubted':
      log.warn(
        { book: fact.bookId },
        `${fact.what}. ${fact.mend} The book stays open all the same. See "npm run faq -- lint ${fact.bookId}".`,
      );
      return;
    case 'bookMissing': {
      const book = bookIdOf(fact.chatId);
      const line = { book, chat: chatForLog(fact.chatId) };
      if (booksMissed.has(book)) log.debug(line, 'a chat is left to a worker that has its book');
      else
        log.warn(
          line,
          `this worker has no book ${book}: its chats wait for a worker that has it. If none has, open the book; see "npm run faq -- lint ${book}".`,
        );
      booksMissed.add(book);
      return;
    }
    case 'deadLetter': {
      const { chatId, why, content } = fact.deadLetter;
      log.error(
        { chat: chatForLog(chatId), why, content: deadLetterName(content) },
        'given up: see the dead letters',
      );
      return;
    }
    case 'chatLeaseLost':
      log.warn({ chat: chatForLog(fact.chatId) }, 'lease lost: another worker has taken over this chat');
      return;
    case 'eventFailed':
      log.error(
        { chat: chatForLog(fact.chatId), eventId: fact.eventId, err: fact.error },
        'an event could not be decided: the person got an apology, the event is among the dead letters',
      );
      return;
    case 'chatUnreadable': {
      const { error } = fact;
      const chat = error.chatId === undefined ? {} : { chat: chatForLog(error.chatId) };
      log.error({ ...chat, err: error }, adviceForUnreadable[error.reason]);
      return;
    }
    case 'workFailed':
      log.error(
        { err: fact.error },
        'work failed: is the store reachable? Nothing is lost, the worker tries again',
      );
      return;
  }
}

const adviceForUnreadable = {
  damaged:
    'a record is damaged: its chat rests for a minute at a time, and its events wait. Restore or delete the record, see docs/deploy.md',
  newer: 'a chat is left to workers of the newer version that wrote it. Nothing is lost',
} as const;

function outcomeName(outcome: Outcome): string {
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
}

function deadLetterName(content: DeadLetter['content']): string {
  if (content.type === 'event') return 'event';
  if (content.type === 'damaged') return 'damaged';
  return content.isUncertain ? 'uncertain delivery' : 'delivery';
}

/** Tells an operator what happens next, or what to do. */
function adviceFor(outcome: Exclude<Outcome, { kind: 'accepted' }>): string {
  if (outcome.kind === 'unknown')
    return 'LINE gave no clear answer: trying again, which cannot double the message';
  switch (outcome.reason) {
    case 'unauthorized':
      return 'LINE refused the channel access token: issue it anew in the LINE Developers console (Messaging API tab) and set LINE_CHANNEL_ACCESS_TOKEN';
    case 'rateLimited':
      return 'LINE asks us to slow down: trying again later';
    case 'quotaExceeded':
      return 'the month’s paid messages are used up: the answer goes with the next free reply';
    case 'notConnected':
      return 'LINE could not be reached: check the network and LINE_API_BASE_URL';
    case 'invalidReplyToken':
      return 'the reply token is no longer valid: trying another route';
    case 'invalidMessage':
      return 'LINE refused the message as drawn: sending its words as plain text';
    case 'undeliverable':
      return 'LINE refused the message';
  }
}
