import type { Cluster, Redis } from 'ioredis';
import { bookIdOf, type ChatId } from '../conversation/chat-id.ts';
import { eraseFromDeadLetter } from '../engine/dead-letter.ts';
import {
  chatRetentionMs,
  maxDeadLetters,
  eventIdRetentionMs,
  chatLeaseMs,
  mailPerClaim,
  UnreadableChat,
  type Change,
  type ChatClaim,
  type Mailbox,
} from '../engine/ports.ts';
import { decodeArrivals, decodeClaim, decodeClaimed } from './decode-claim.ts';
import { createDuePartitions, firstDueTime } from './due.ts';
import {
  chatKeyPrefixes,
  deadLettersKey,
  dueChannel,
  dueKey,
  fenceKey,
  partitionOf,
  partitions,
  probeKey,
} from './keys.ts';
import { listen } from './listen.ts';
import { chatRecordFormat } from './records/chat-record.ts';
import { DamagedRecord, formatVersion, NewerFormat } from './records/format.ts';
import { deadLetterFormat, decodeDeadLetter, eventFormat } from './records/mailbox.ts';
import { explainRefusal } from './refusal.ts';
import { defineScript } from './script.ts';

const probeRetentionMs = 60_000;
/** A chat that can't be read is left alone for so long, so that it doesn't keep workers from the others. */
const unreadableRestMs = 60_000;
/** Due chats of a newer format that one claim passes over. */
const mostPassed = 200;

/**
 * The mailbox on Redis: each Lua step works on the keys of one chat. Any number of processes may share it.
 * @param connect opens a connection; a second one is opened to listen for hints
 */
export function createRedisMailbox(connect: () => Redis | Cluster): Mailbox {
  const redis = connect();
  const append = defineScript(redis, 'chat/append', 6, 'chat/chat-steps');
  const claim = defineScript(redis, 'chat/claim', 2, 'chat/chat-steps');
  const commit = defineScript(redis, 'chat/commit', 6, 'chat/chat-steps');
  const settle = defineScript(redis, 'chat/settle', 6, 'chat/chat-steps');
  const leave = defineScript(redis, 'chat/leave', 2, 'chat/chat-steps');
  const mendDeadLetters = defineScript(redis, 'chat/mend-dead-letters', 1);
  const probe = defineScript(redis, 'chat/probe', 1);
  const due = createDuePartitions(redis);
  const listeners = new Set<() => void>();
  const newerFormatsMet = new Set<number>();
  let stopListening: (() => void) | undefined;

  const leaveChat = async ({ chatId, fence }: Pick<ChatClaim, 'chatId' | 'fence'>, until: number) => {
    const options = { chatId, fence, leasedUntil: until, format: formatVersion };
    await leave([dueKey(partitionOf(chatId)), keysOf(chatId)[0]], options);
  };

  const decodeOrLeave = async (found: unknown, now: number): Promise<ChatClaim> => {
    try {
      return decodeClaim(found);
    } catch (error) {
      const claimed = decodeClaimed(found);
      await leaveChat(claimed, now + unreadableRestMs);
      if (error instanceof DamagedRecord)
        throw new UnreadableChat('damaged', claimed.chatId, at(error, claimed.chatId));
      if (error instanceof NewerFormat) throw new UnreadableChat('newer', claimed.chatId, error);
      throw error;
    }
  };

  return {
    async append(event) {
      const { id: eventId, chatId, occurredAt, receivedAt: now, replyToken } = event;
      const added = await append([dueKey(partitionOf(chatId)), ...keysOf(chatId)], {
        ...{ chatId, now, eventId, occurredAt, replyToken, event: eventFormat.encode(event) },
        ...{ retentionMs: eventIdRetentionMs, channel: dueChannel, format: formatVersion },
      });
      return added === 1 ? 'accepted' : 'duplicate';
    },

    async claim(now) {
      for (;;) {
        const partition = await due.mostDue(now);
        if (partition === undefined) return undefined;
        const [chat, mail, events, tokens] = chatKeyPrefixes(partition);
        const found = await claim([dueKey(partition), fenceKey(partition)], {
          ...{ now, leaseMs: chatLeaseMs, mailPerClaim, mostPassed, format: formatVersion },
          prefixes: { chat, mail, events, tokens },
        }).catch((error: unknown) => {
          due.rest(partition, now);
          throw error;
        });
        if (found === null) return undefined;
        if (typeof found !== 'number') return decodeOrLeave(found, now);
        // All chats that are due there wait for a newer worker. It is reported once, and other partitions go on.
        due.passOver(partition, now);
        if (newerFormatsMet.has(found)) continue;
        newerFormatsMet.add(found);
        throw new UnreadableChat('newer', undefined, new NewerFormat('A chat', found, formatVersion));
      }
    },

    async readArrivals(chatId) {
      const [, mail, events, tokens] = keysOf(chatId);
      const [mailIds, unspent] = await Promise.all([
        redis.zrange(mail, '0', String(mailPerClaim - 1)),
        redis.hgetall(tokens),
      ]);
      const waiting = mailIds.length === 0 ? [] : await redis.hmget(events, ...mailIds);
      return decodeArrivals(mailIds, waiting, Object.entries(unspent).flat());
    },

    async commit(claimed, change, now) {
      const leasedUntil = now + chatLeaseMs;
      const written = await commit(
        keysOfChange(claimed),
        { ...optionsOf(claimed, change), leasedUntil },
        chatRecordFormat.encode(change.record),
      );
      return written === 1 ? 'done' : 'lost';
    },

    async settle(claimed, change, next, now) {
      const options = { ...optionsOf(claimed, change), ...next, now, channel: dueChannel };
      const written = await settle(keysOfChange(claimed), options, chatRecordFormat.encode(change.record));
      return written === 1 ? 'done' : 'lost';
    },

    leave: leaveChat,

    onDue(listener) {
      listeners.add(listener);
      // A lost hint delays a chat by a quarter of a second and loses nothing: workers also ask without one.
      stopListening ??= listen(connect, dueChannel, () => {
        for (const each of listeners) each();
      });
      return () => listeners.delete(listener);
    },

    async eraseMessage(chatId, messageId) {
      const key = deadLettersKey(partitionOf(chatId));
      const pairs = (await redis.lrange(key, 0, -1)).flatMap((from) => {
        // Those of other chats may be in a newer format. A chat that has one itself is never claimed here.
        if (!from.includes(JSON.stringify(chatId))) return [];
        const deadLetter = decodeDeadLetter(from);
        const rest = eraseFromDeadLetter(deadLetter, chatId, messageId);
        return rest === deadLetter ? [] : [{ from, to: deadLetterFormat.encode(rest) }];
      });
      if (pairs.length > 0) await mendDeadLetters([key], { pairs });
    },

    async deadLetters(limit) {
      const lists = await Promise.all(
        partitions.map((partition) => redis.lrange(deadLettersKey(partition), 0, limit - 1)),
      );
      const deadLetters = lists.flat().map(decodeDeadLetter);
      return deadLetters.sort((a, b) => b.at - a.at).slice(0, limit);
    },

    async backlog(now) {
      const [counts, firsts] = await Promise.all([
        Promise.all(partitions.map((each) => redis.zcount(dueKey(each), '-inf', now))),
        Promise.all(partitions.map((each) => firstDueTime(redis, each))),
      ]);
      const oldest = Math.min(now, ...firsts.filter((at) => at !== undefined));
      return { chats: counts.reduce((sum, count) => sum + count, 0), oldestMs: now - oldest };
    },

    async proveWrite(now) {
      const tries = partitions.map((each) =>
        probe([probeKey(each)], {
          ...{ now, retentionMs: probeRetentionMs },
          ...(each === 0 ? { channel: dueChannel } : {}),
        }),
      );
      await Promise.all(tries).catch((error: unknown) => {
        throw new Error(explainRefusal(error), { cause: error });
      });
    },
    async close() {
      stopListening?.();
      await redis.quit();
    },
  };
}

function keysOfChange({ chatId }: ChatClaim): string[] {
  const partition = partitionOf(chatId);
  const [chat, mail, events, tokens] = keysOf(chatId);
  return [dueKey(partition), chat, mail, events, tokens, deadLettersKey(partition)];
}

/** What commit and settle have in common; see writeChange in chat-steps.lua. */
function optionsOf({ chatId, fence }: ChatClaim, change: Change) {
  const { neverExpires, handled, spentTokens } = change;
  const deadLetters = change.deadLetters.map((deadLetter) => deadLetterFormat.encode(deadLetter));
  return {
    ...{ chatId, fence, handled, spentTokens, deadLetters, neverExpires, maxDeadLetters },
    ...{ format: formatVersion, retentionMs: chatRetentionMs },
  };
}

function keysOf(chatId: ChatId): [string, string, string, string, string] {
  const [chat = '', mail = '', events = '', tokens = '', seen = ''] = chatKeyPrefixes(partitionOf(chatId));
  return [chat + chatId, mail + chatId, events + chatId, tokens + chatId, seen + chatId];
}

/** The error with the place of the chat's record. Its key ends in a LINE user id, which logs must not hold. */
function at({ message }: Error, chatId: ChatId): DamagedRecord {
  const [prefix] = chatKeyPrefixes(partitionOf(chatId));
  return new DamagedRecord(`${message} It is the field "record" of ${prefix}${bookIdOf(chatId)}:… .`);
}
