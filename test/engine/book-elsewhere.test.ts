import { bothStores } from '../contracts/both-stores.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { processChat } from '../../src/engine/process-chat.ts';
import type { EngineParts } from '../../src/engine/engine-parts.ts';
import type { ChatClaim, Mailbox } from '../../src/engine/ports.ts';
import { newChatRecord } from '../../src/engine/chat-record.ts';
import { HumanDesk, chatId } from './human-desk.ts';

const nothing = { record: newChatRecord, neverExpires: false, handled: [], spentTokens: [], deadLetters: [] };

/** Each chat once that is due. @returns how many were claimed */
async function work(parts: EngineParts): Promise<number> {
  for (let claims = 0; ; claims += 1) {
    const claim = await parts.mailbox.claim(parts.clock());
    if (claim === undefined) return claims;
    await processChat(parts, claim);
  }
}

describe.each(bothStores())('a worker without the book of a chat, on %s', (_name, createMailbox) => {
  let mailbox: Mailbox;
  let salon: HumanDesk;
  let without: EngineParts;
  beforeEach(async () => {
    mailbox = await createMailbox();
    salon = new HumanDesk({ mailbox, board: createMemoryTicketBoard() });
    without = { ...salon.parts, bookOf: () => undefined };
  });
  afterEach(() => mailbox.close());

  const left = () => salon.facts.filter(({ type }) => type === 'bookMissing');

  test('leaves it to one that has the book, which answers by the free reply', async () => {
    await salon.say('何時まで?');
    expect(await work(without)).toBe(1);
    expect(salon.read()).toEqual([]);
    expect(left()).toEqual([{ type: 'bookMissing', chatId }]);
    salon.now += 2_000;
    await work(salon.parts);
    expect(salon.read()).toHaveLength(1);
    expect(await mailbox.deadLetters(9)).toEqual([]);
  });

  test('keeps the chat’s events, its record and its timers, however long it is alone', async () => {
    await salon.say('何時まで?');
    await work(salon.parts);
    await salon.say('料金は?');
    const before = await claimNow();
    await mailbox.leave(before, salon.now);
    for (let minutes = 0; minutes < 120; minutes += 1) {
      await work(without);
      salon.now += 60_000;
    }
    const after = await claimNow();
    expect(after).toEqual({ ...before, fence: after.fence });
    expect(await mailbox.deadLetters(9)).toEqual([]);
    await processChat(salon.parts, after);
    expect(salon.facts.filter(({ type }) => type === 'eventHandled')).toHaveLength(2);
  });

  test('looks again after two seconds, then more rarely, and every half minute at most', async () => {
    await salon.say('何時まで?');
    let claims = 0;
    for (let seconds = 0; seconds < 300; seconds += 1) {
      claims += await work(without);
      salon.now += 1_000;
    }
    expect(claims).toBeGreaterThan(10);
    expect(claims).toBeLessThan(20);
  });

  test('clears away a chat of which nothing is left', async () => {
    await salon.say('何時まで?');
    const claim = await claimNow();
    await mailbox.commit(claim, { ...nothing, handled: claim.mail.map(({ mailId }) => mailId) }, salon.now);
    const { record: _, ...rest } = claim;
    await processChat(without, { ...rest, mail: [] });
    expect(left()).toEqual([]);
    salon.now += 3_600_000;
    expect(await mailbox.claim(salon.now)).toBeUndefined();
  });

  test('whose book is closed while it has the chat in hand leaves the next event to others too', async () => {
    await salon.say('何時まで?');
    let asked = 0;
    const closing = {
      ...salon.parts,
      bookOf: (id: string) => (asked++ === 0 ? salon.parts.bookOf(id) : undefined),
    };
    await processChat(closing, await claimNow());
    await work(closing);
    expect(left()).toHaveLength(1);
    expect(await mailbox.deadLetters(9)).toEqual([]);
    salon.now += 2_000;
    await work(salon.parts);
    expect(salon.read()).toHaveLength(1);
  });

  async function claimNow(): Promise<ChatClaim> {
    const claim = await mailbox.claim(salon.now);
    if (claim === undefined) throw new Error('nothing is due');
    return claim;
  }
});
