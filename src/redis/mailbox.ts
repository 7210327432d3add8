import type { Cluster, Redis } from 'ioredis';
import type { ChatId } from '../conversation/chat-id.ts';
import { withoutMessage } from '../engine/dead-letter.ts';
import {
  chatRetentionMs,
  maxDeadLetters,
  eventIdRetentionMs,
  claimLeaseMs,
  mailPerClaim,
  type Change,
  type Claim,
  type Mailbox,
  type NextWork,
} from '../engine/ports.ts';
import { decodeArrivals, decodeClaim } from './decode.ts';
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
import { deadLetterFormat, eventFormat } from './records/mailbox.ts';
import { explainRefusal } from './refusal.ts';
import { defineScript } from './script.ts';

const probeCacheMs = 60_000;

/**
 * The mailbox on Redis: three Lua steps, each on the keys of one chat. Any number of processes may share it.
 * @param connect opens a connection; a second one is opened to listen for hints
 */
export function createRedisMailbox(connect: () => Redis | Cluster): Mailbox {
  const redis = connect();
  const append = defineScript(redis, 'append', 6);
  const claim = defineScript(redis, 'claim', 2);
  const write = defineScript(redis, 'commit', 6);
  const mendDeadLetters = defineScript(redis, 'mend-dead-letters', 1);
  const probe = defineScript(redis, 'probe', 1);
  const due = createDuePartitions(redis);
  const listeners = new Set<() => void>();
  let stopListening: (() => void) | undefined;

  async function writeChange(
    { chatId, fence }: Claim,
    change: Change,
    now: number,
    then: { readonly leaseUntil: number } | NextWork,
  ): Promise<'done' | 'lost'> {
    const partition = partitionOf(chatId);
    const [chat, mail, events, tokens] = keysOf(chatId);
    const { record, neverExpires, handled, spentTokens } = change;
    const deadLetters = change.deadLetters.map((deadLetter) => deadLetterFormat.encode(deadLetter));
    const rest = JSON.stringify({ handled, spentTokens, deadLetters });
    const [leaseUntil, mailAt, otherwiseAt] =
      'leaseUntil' in then ? [then.leaseUntil, '', ''] : ['', then.mailAt, then.otherwiseAt ?? ''];
    const written = await write(
      [dueKey(partition), chat, mail, events, tokens, deadLettersKey(partition)],
      [chatId, fence, now, chatRecordFormat.encode(record), rest, chatRetentionMs, maxDeadLetters].concat([
        leaseUntil,
        mailAt,
        otherwiseAt,
        dueChannel,
        neverExpires ? '1' : '',
      ]),
    );
    return written === 1 ? 'done' : 'lost';
  }

  return {
    async append(event) {
      const { id, chatId, occurredAt, receivedAt, replyToken } = event;
      const keys = [dueKey(partitionOf(chatId)), ...keysOf(chatId)];
      const args = [chatId, receivedAt, id, occurredAt, eventFormat.encode(event), replyToken ?? ''];
      const added = await append(keys, [...args, eventIdRetentionMs, dueChannel]);
      return added === 1 ? 'accepted' : 'duplicate';
    },

    async claim(now) {
      const partition = await due.mostDue(now);
      if (partition === undefined) return undefined;
      const [chat, mail, events, tokens] = chatKeyPrefixes(partition);
      const prefixes = [chat, mail, events, tokens].map(String);
      const keys = [dueKey(partition), fenceKey(partition)];
      const found = await claim(keys, [now, claimLeaseMs, mailPerClaim, ...prefixes]).catch(
        (error: unknown) => {
          due.rest(partition, now);
          throw error;
        },
      );
      return found === null ? undefined : decodeClaim(found);
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

    commit: (claimed, change, now) => writeChange(claimed, change, now, { leaseUntil: now + claimLeaseMs }),
    settle: (claimed, change, next, now) => writeChange(claimed, change, now, next),

    onDue(listener) {
      listeners.add(listener);
      // A lost hint costs a quarter of a second, no message: the workers look by themselves as well.
      stopListening ??= listen(connect, dueChannel, () => {
        for (const each of listeners) each();
      });
      return () => listeners.delete(listener);
    },

    async eraseMessage(chatId, messageId) {
      const key = deadLettersKey(partitionOf(chatId));
      const mended = (await redis.lrange(key, 0, -1)).flatMap((json) => {
        const deadLetter = deadLetterFormat.decode(json);
        const rest = withoutMessage(deadLetter, chatId, messageId);
        return rest === deadLetter ? [] : [json, deadLetterFormat.encode(rest)];
      });
      if (mended.length > 0) await mendDeadLetters([key], mended);
    },

    async deadLetters(limit) {
      const lists = await Promise.all(
        partitions.map((partition) => redis.lrange(deadLettersKey(partition), 0, limit - 1)),
      );
      const deadLetters = lists.flat().map((json) => deadLetterFormat.decode(json));
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
        probe([probeKey(each)], [now, probeCacheMs, each === 0 ? dueChannel : '']),
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

function keysOf(chatId: ChatId): [string, string, string, string, string] {
  const [chat = '', mail = '', events = '', tokens = '', seen = ''] = chatKeyPrefixes(partitionOf(chatId));
  return [chat + chatId, mail + chatId, events + chatId, tokens + chatId, seen + chatId];
}
