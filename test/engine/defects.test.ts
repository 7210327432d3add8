import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { processChat } from '../../src/engine/process-chat.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { chatLeaseMs, type Mailbox } from '../../src/engine/ports.ts';
import { bothStores } from '../contracts/both-stores.ts';
import { HumanDesk, aoki } from './human-desk.ts';

const minute = 60_000;

describe.each(bothStores())('on %s', (_name, createMailbox) => {
  let mailbox: Mailbox;
  let desk: HumanDesk;
  let isBroken: boolean;
  /** The salon, whose `field` can't be read while it is broken. */
  const openSalonWithout = (field: keyof SearchableBook): void => {
    isBroken = false;
    desk = new HumanDesk({ mailbox, board: createMemoryTicketBoard() });
    const salon = desk.parts.bookOf('salon');
    if (salon === undefined) throw new Error('no salon');
    const broken = new Proxy(salon, {
      get(target, name: keyof SearchableBook) {
        if (isBroken && name === field) throw new Error('a defect of ours');
        return target[name];
      },
    });
    Object.assign(desk.parts, { bookOf: () => broken });
  };
  beforeEach(async () => {
    mailbox = await createMailbox();
  });
  afterEach(() => mailbox.close());

  const givenUp = async (): Promise<unknown[]> =>
    (await mailbox.deadLetters(9)).map(({ content }) => content.type === 'event' && content.event.id);

  describe('a defect costs one event, and the chat goes on', () => {
    test('where a late reply to staff is looked for', async () => {
      openSalonWithout('categories');
      await desk.tap({ type: 'escalate' });
      await desk.work();
      await desk.claim(aoki);
      await desk.reply(aoki, 'どの色の服ですか?');
      await desk.work();
      await desk.wait(65 * minute);
      isBroken = true;
      const late = await desk.say('黒いほうの服です');
      await desk.work();
      expect(await givenUp()).toEqual([late]);
      isBroken = false;
      desk.read();
      await desk.say('黒いほうの服です');
      await desk.work();
      expect(desk.read()).toHaveLength(1);
      expect(await givenUp()).toEqual([late]);
    });

    test.each(['support', 'voice', 'contact'] as const)(
      'where the book’s %s is read, for the apology as well',
      async (field) => {
        openSalonWithout(field);
        isBroken = true;
        await desk.say('料金は?');
        await desk.say('何時まで?');
        await desk.work();
        isBroken = false;
        await desk.say('何時まで?');
        await desk.work();
        expect(desk.read().at(-1)).toContain('reply: ');
        desk.now += minute;
        await desk.work();
        expect(await mailbox.claim(desk.now)).toBeUndefined();
      },
    );
  });

  test('a message that can’t be erased because the store fails is tried again, however often, and never given up', async () => {
    openSalonWithout('support');
    await desk.say('何時まで?');
    await desk.work();
    await desk.ask({ type: 'unsent', messageId: 'm-e1' });
    let failures = 12;
    const eraseMessage: Mailbox['eraseMessage'] = (...of) =>
      failures-- > 0 ? Promise.reject(new Error('MISCONF')) : mailbox.eraseMessage(...of);
    const parts = { ...desk.parts, mailbox: { ...mailbox, eraseMessage } };
    for (let tries = 0; tries < 13; tries += 1) {
      const claim = await mailbox.claim(desk.now);
      if (claim === undefined) throw new Error('nothing is due');
      const done = processChat(parts, claim);
      await (tries < 12 ? expect(done).rejects.toThrow('MISCONF') : done);
      expect(await mailbox.claim(desk.now + chatLeaseMs - 1)).toBeUndefined();
      desk.now += chatLeaseMs;
    }
    expect(await givenUp()).toEqual([]);
    const handled = desk.facts.flatMap((fact) => (fact.type === 'eventHandled' ? [fact.event] : []));
    expect(handled).toEqual(['text', 'unsent']);
  });
});
