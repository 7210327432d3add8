import type { StaffRef } from '../../src/conversation/staff-ref.ts';
import { processChat } from '../../src/engine/process-chat.ts';
import type { Messenger } from '../../src/engine/ports.ts';
import { hours, perm } from '../conversation/small-desk.ts';
import { office } from '../calendar/desk-hours.ts';
import { aoki, chatId, ito, openSalon, type HumanDesk } from './human-desk.ts';

const minute = 60_000;
let desk: HumanDesk;
beforeEach(() => {
  desk = openSalon();
});

/** The asker's question leads to a ticket, which Aoki claims. */
async function claimTicket(): Promise<void> {
  await desk.say('髪がからまる');
  await desk.wait(2_000);
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.claim(aoki);
  await desk.work();
  desk.read();
}
const reads = async (): Promise<string[]> => {
  await desk.work();
  return desk.read();
};

describe('a staff action on which our code fails', () => {
  test('is reported as failed, does nothing, becomes a dead letter, and the next one is done', async () => {
    await claimTicket();
    const { ticket } = desk;
    const broken = await desk.staff('staffHandedOver', aoki, { to: null as unknown as StaffRef });
    const next = await desk.reply(aoki, 'お待たせしました');
    await desk.work();
    expect(await desk.resultOf(broken)).toEqual({ kind: 'failed' });
    expect(await desk.resultOf(next)).toEqual({ kind: 'done' });
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: aoki });
    expect(desk.ticket?.lines.slice(0, -1)).toEqual(ticket?.lines);
    const [deadLetter] = await desk.mailbox.deadLetters(9);
    expect(deadLetter?.content).toMatchObject({ type: 'event', event: { id: broken } });
  });
});

describe('permissions of staff', () => {
  test('are checked on the ticket’s present state: a former holder can’t hand it over any more, a lead can', async () => {
    await claimTicket();
    await desk.staff('staffHandedOver', aoki, { to: ito });
    const late = await desk.staff('staffHandedOver', aoki, {});
    await desk.work();
    expect(await desk.resultOf(late)).toEqual({ kind: 'refused', why: 'notPermitted' });
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: ito });
    await desk.staff('staffHandedOver', ito, { to: aoki });
    const taken = await desk.staff('staffHandedOver', ito, { to: ito });
    await desk.work();
    expect(await desk.resultOf(taken)).toEqual({ kind: 'done' });
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: ito });
  });

  test('an action stored without permissions does what a holder may do, and no more', async () => {
    await claimTicket();
    const at = {
      chatId,
      occurredAt: desk.now,
      receivedAt: desk.now,
      ticketId: desk.ticket?.id ?? '',
    } as const;
    await desk.mailbox.append({ ...at, id: 'old-1', type: 'staffHandedOver', staff: ito });
    await desk.mailbox.append({ ...at, id: 'old-2', type: 'staffHandedOver', staff: aoki, to: ito });
    await desk.work();
    expect(await desk.resultOf('old-1')).toEqual({ kind: 'refused', why: 'notPermitted' });
    expect(await desk.resultOf('old-2')).toEqual({ kind: 'done' });
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: ito });
  });

  test('only a lead reopens a closed ticket, whatever the page had shown', async () => {
    await claimTicket();
    await desk.close(aoki);
    const refused = await desk.staff('staffReopened', aoki, {});
    await desk.work();
    expect(await desk.resultOf(refused)).toEqual({ kind: 'refused', why: 'notPermitted' });
    expect(desk.ticket?.state.name).toBe('closed');
    await desk.staff('staffReopened', ito, {});
    await desk.work();
    expect(desk.ticket?.state.name).toBe('waiting');
  });
});

describe('while LINE is down', () => {
  test('staff see the result of an action at once, and their answers arrive once, in order', async () => {
    await claimTicket();
    desk.line.down = { as: 'callLost', until: desk.now + 40_000 };
    await desk.say('まだですか');
    await desk.reply(aoki, '一つ目');
    await desk.work();
    const second = await desk.reply(aoki, '二つ目');
    const late = await desk.claim(ito);
    await desk.say('急いでいます');
    await desk.work();
    expect(await desk.resultOf(second)).toEqual({ kind: 'done' });
    expect(await desk.resultOf(late)).toEqual({ kind: 'refused', why: 'heldByOther', holder: aoki });
    expect(desk.ticket?.lines.at(-1)).toMatchObject({ from: 'asker', text: '急いでいます' });
    expect(desk.shown.filter(({ type }) => type === 'staff')).toEqual([]);
    await desk.wait(120_000);
    expect(desk.shown.filter(({ type }) => type === 'staff')).toEqual([
      { type: 'staff', text: '一つ目' },
      { type: 'staff', text: '二つ目' },
    ]);
  });

  test('what the bot could not send before staff came is discarded, and staff see that', async () => {
    await desk.tap({ type: 'escalate' });
    await desk.work();
    desk.line.down = { as: 'callLost', until: desk.now + 10_000 };
    await desk.say('何時から?');
    await desk.work();
    const shown = desk.shown.length;
    await desk.claim(aoki);
    await desk.wait(120_000);
    expect(desk.shown).toHaveLength(shown);
    expect(desk.ticket?.lines.at(-2)).toMatchObject({ from: 'bot', delivery: 'uncertain' });
  });

  test('while LINE is slow to respond, staff do not wait for the result of an action', async () => {
    await claimTicket();
    let answer = (): void => undefined;
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const { messenger } = desk.parts;
    const slow: Messenger = {
      ...messenger,
      send: async (delivery) => {
        await waiting;
        return messenger.send(delivery);
      },
    };
    await desk.reply(aoki, 'お待たせしました');
    const claim = await desk.mailbox.claim(desk.now);
    const working = claim === undefined ? undefined : processChat({ ...desk.parts, messenger: slow }, claim);
    const second = await desk.reply(aoki, '続きです');
    while ((await desk.resultOf(second)) === undefined)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await desk.resultOf(second)).toEqual({ kind: 'done' });
    expect(desk.shown.filter(({ type }) => type === 'staff')).toEqual([]);
    answer();
    await working;
    expect(desk.shown.filter(({ type }) => type === 'staff')).toEqual([
      { type: 'staff', text: 'お待たせしました' },
      { type: 'staff', text: '続きです' },
    ]);
  });
});

describe('the way to a human', () => {
  test('by its button: the ticket has the question, and the asker sees that it waits', async () => {
    await desk.say('髪がからまる');
    await desk.wait(2_000);
    desk.read();
    await desk.tap({ type: 'escalate' });
    expect(await reads()).toEqual([
      expect.stringMatching(/^reply: 受け付けました[^]*髪がからまる[^]*順番に/u),
    ]);
    expect(desk.ticket).toMatchObject({ state: { name: 'waiting' }, question: { text: '髪がからまる' } });
    expect(desk.ticket?.lines.map((line) => (line.from === 'desk' ? line.what : line.from))).toEqual([
      'asker',
      'bot',
      'askerAction',
      'opened',
    ]);
  });

  test.each(['担当者と話したいです', '人と話したい', '担当者お願いします', 'オペレーター'])(
    'by words: 「%s」 shows a card whose first button opens the chat',
    async (words) => {
      await desk.say(words);
      await desk.work();
      const [delivery] = desk.line.deliveries;
      expect(delivery?.messages[0]).toMatchObject({
        type: 'contact',
        buttons: [{ choice: { type: 'escalate' } }],
      });
    },
  );

  test('by words while a ticket waits: says first that it was passed on and when they answer, and then shows the card', async () => {
    await desk.say('髪がからまる');
    await desk.wait(2_000);
    await desk.tap({ type: 'escalate' });
    await desk.work();
    await desk.say('担当者と話したいです');
    await desk.work();
    expect(desk.line.deliveries.at(-1)?.messages).toMatchObject([
      {
        type: 'text',
        text: expect.stringMatching(/^担当者に伝えました。もう少しお待ちください。\n\n順番に/) as string,
      },
      { type: 'contact', buttons: [{ choice: { type: 'cancelTicket' } }] },
    ]);
    expect(desk.tickets.size).toBe(1);
  });

  test('when nothing is found, the card comes by itself', async () => {
    await desk.say('髪がからまる');
    await desk.wait(2_000);
    expect(desk.line.deliveries.at(-1)?.messages.at(-1)).toMatchObject({
      type: 'contact',
      buttons: [{ label: 'このトークで担当者に聞く', choice: { type: 'escalate' } }],
    });
  });

  test('a human asked for twice opens one ticket', async () => {
    await desk.tap({ type: 'escalate' });
    await desk.wait(3_000);
    await desk.tap({ type: 'escalate' });
    expect(await reads()).toEqual([expect.anything(), expect.stringContaining('受け付けています')]);
    expect(desk.tickets.size).toBe(1);
  });

  test('without a question asks for it, and a greeting is not taken for one', async () => {
    await desk.tap({ type: 'escalate' });
    expect((await reads())[0]).toContain('ご用件を送ってください');
    await desk.say('こんにちは');
    await desk.wait(2_000);
    expect(desk.ticket?.question).toBeUndefined();
    await desk.say('枝毛がふえる');
    await desk.wait(2_000);
    expect(desk.ticket?.question?.text).toBe('枝毛がふえる');
    expect(desk.read().at(-1)).toContain('ご用件を担当者に伝えました');
  });

  test('out of hours says when staff are back: before a holiday, the day after it', async () => {
    desk = openSalon({ support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice', hours: office } });
    // Sunday noon; Monday the 23rd is 勤労感謝の日.
    desk.now = Date.UTC(2026, 10, 22, 3);
    await desk.tap({ type: 'escalate' });
    expect((await reads())[0]).toMatch(/受付時間外[^]*11\/24[^]*9:00/u);
  });
});

describe('while the ticket waits', () => {
  beforeEach(async () => {
    await desk.say('髪がからまる');
    await desk.wait(2_000);
    await desk.tap({ type: 'escalate' });
    await desk.work();
    desk.read();
  });

  test('the bot still answers what it knows, and passes on what it doesn’t', async () => {
    await desk.say('何時から?');
    expect((await reads())[0]).toContain('10時から19時まで');
    await desk.say('枝毛もふえる');
    await desk.wait(2_000);
    expect(desk.read()[0]).toContain('担当者に伝えました');
    await desk.say('メニュー');
    expect((await reads())[0]).toContain('知りたいこと');
    const texts = desk.ticket?.lines.flatMap((line) => (line.from === 'asker' ? [line.text] : []));
    expect(texts).toEqual(['髪がからまる', '何時から?', '枝毛もふえる', 'メニュー']);
  });

  test('thanks, or asking for a human, do not change the suggestions for staff', async () => {
    desk = openSalon({ nearest: (words) => (words.includes('髪') ? [perm] : [hours]) });
    await desk.say('髪がからまる');
    await desk.wait(2_000);
    await desk.tap({ type: 'escalate' });
    await desk.work();
    for (const words of ['ありがとう', '担当者と話したいです']) {
      await desk.say(words);
      await desk.wait(2_000);
      expect(desk.ticket?.suggestions).toEqual(['perm']);
    }
    await desk.say('枝毛もふえる');
    await desk.wait(2_000);
    expect(desk.ticket?.suggestions).toEqual(['hours']);
  });

  test('the asker can cancel it, and then open another', async () => {
    await desk.say('受付を取り消す');
    expect((await reads())[0]).toContain('受付を取り消しました');
    expect(desk.ticket?.state).toMatchObject({ name: 'closed', reason: 'cancelled', by: 'asker' });
    await desk.tap({ type: 'escalate' });
    await desk.work();
    expect(desk.tickets.size).toBe(2);
  });

  test('one that the asker cancelled is over: 「まだ解決しない」 is a word for the bot, and an old button opens another', async () => {
    await desk.say('受付を取り消す');
    await desk.say('まだ解決しない');
    await desk.wait(5_000);
    expect(desk.ticket?.state).toMatchObject({ name: 'closed', reason: 'cancelled' });
    expect(desk.tickets.size).toBe(1);
    await desk.tap({ type: 'reopenTicket' });
    await desk.work();
    expect(desk.tickets.size).toBe(2);
    expect(desk.ticket?.state.name).toBe('waiting');
  });

  test('a question still being collected when staff come is theirs: no timer makes the bot answer it', async () => {
    await desk.say('それと枝毛の');
    await desk.work();
    await desk.claim(aoki);
    await desk.wait(10_000);
    expect(desk.read()).toEqual([]);
    expect(desk.ticket?.lines.some((line) => line.from === 'asker' && line.text === 'それと枝毛の')).toBe(
      true,
    );
  });

  test('the first who claims it holds it; the second learns who that is', async () => {
    const first = await desk.claim(aoki);
    const second = await desk.claim(ito);
    await desk.work();
    expect(await desk.resultOf(first)).toEqual({ kind: 'done' });
    expect(await desk.resultOf(second)).toEqual({ kind: 'refused', why: 'heldByOther', holder: aoki });
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: aoki });
  });
});

describe('while staff hold the conversation', () => {
  beforeEach(claimTicket);

  test('the bot is silent, whatever the asker does and whatever timer goes off', async () => {
    await desk.say('何時から?');
    await desk.say('えっと');
    await desk.tap({ type: 'menu' });
    await desk.tap({ type: 'entry', entryId: 'hours' });
    await desk.ask({ type: 'unreadable', kind: 'sticker' });
    await desk.ask({ type: 'foreignChoice' });
    await desk.ask({ type: 'follow', isUnblocked: true });
    await desk.wait(5 * minute);
    expect(desk.read()).toEqual([]);
  });

  test('an answer is sent by the asker’s free token, with the status message in front, else by a push', async () => {
    await desk.say('まだですか');
    await desk.work();
    await desk.reply(aoki, 'こんにちは');
    expect(await reads()).toEqual(['reply: 担当者がつきました。青木がお答えします。\nこんにちは']);
    await desk.reply(aoki, '続きです');
    expect(await reads()).toEqual(['push: 続きです']);
    expect(desk.ticket?.lines.slice(-2)).toMatchObject([
      { delivery: 'delivered' },
      { delivery: 'delivered' },
    ]);
  });

  test('an answer that may wait is sent with the reply to the asker’s next message', async () => {
    await desk.wait(minute);
    await desk.reply(aoki, 'ゆっくりどうぞ', 'next-reply');
    expect(await reads()).toEqual([]);
    expect(desk.ticket?.lines.at(-1)).toMatchObject({ delivery: 'sending' });
    await desk.say('はい');
    expect(await reads()).toEqual([expect.stringMatching(/^reply: [^]*ゆっくりどうぞ$/u)]);
    expect(desk.ticket?.lines.find(({ from }) => from === 'staff')).toMatchObject({ delivery: 'delivered' });
  });

  test('only the holder answers; after a hand-over only the new holder does', async () => {
    const early = await desk.reply(ito, '横から');
    await desk.work();
    expect(await desk.resultOf(early)).toMatchObject({ why: 'heldByOther', holder: aoki });
    await desk.say('まだですか');
    await desk.staff('staffHandedOver', aoki, { to: ito });
    await desk.reply(ito, '代わりました');
    expect(await reads()).toEqual([
      'reply: 担当者が代わりました。ここからは伊藤がお答えします。\n代わりました',
    ]);
  });

  test('a ticket that was given back waits, the bot answers again, and no message about the former holder follows', async () => {
    await desk.staff('staffHandedOver', aoki, {});
    await desk.work();
    expect(desk.ticket?.state.name).toBe('waiting');
    await desk.say('何時から?');
    expect(await reads()).toEqual([expect.stringMatching(/^reply: 営業時間は/u)]);
  });

  test.each([
    ['by its button', () => desk.tap({ type: 'cancelTicket' })],
    ['typed', () => desk.say('会話を終える')],
  ])('the asker can end it %s, reads so, and opens it again by 「まだ解決しない」', async (_how, end) => {
    await end();
    const [text] = await reads();
    expect(text).toContain('会話を終了しました');
    expect(text).not.toContain('取り消し');
    expect(desk.ticket?.state).toMatchObject({ name: 'closed', reason: 'endedByAsker', by: 'asker' });
    expect(desk.ticket?.lines.findLast(({ from }) => from === 'desk')).toMatchObject({
      what: 'endedByAsker',
    });
    await desk.wait(minute);
    await desk.say('まだ解決しない');
    await desk.work();
    expect(desk.ticket?.state.name).toBe('waiting');
    expect(desk.tickets.size).toBe(1);
  });

  test('a holder who leaves the asker waiting for ten minutes loses the ticket', async () => {
    await desk.wait(9 * minute);
    expect(desk.ticket?.state.name).toBe('assigned');
    await desk.wait(2 * minute);
    expect(desk.ticket?.state.name).toBe('waiting');
    const late = await desk.reply(aoki, 'お待たせしました');
    await desk.work();
    expect(await desk.resultOf(late)).toEqual({ kind: 'refused', why: 'notHeld' });
  });

  test('after 30 silent minutes staff are warned, after 60 the chat goes back to the bot, and no push says so', async () => {
    await desk.reply(aoki, 'いかがでしょう');
    await desk.work();
    desk.read();
    await desk.wait(32 * minute);
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', isIdle: true });
    await desk.wait(32 * minute);
    expect(desk.ticket?.state).toMatchObject({ name: 'closed', reason: 'silent', by: 'desk' });
    expect(desk.read()).toEqual([]);
    await desk.tap({ type: 'entry', entryId: 'hours' });
    expect(await reads()).toEqual([expect.stringMatching(/^reply: しばらくお話がなかった[^]*10時から/u)]);
  });

  test('an answer that may not have arrived is marked, and sent again once, however often staff click', async () => {
    await desk.wait(minute);
    desk.line.down = { as: 'callLost', until: Infinity };
    const id = await desk.reply(aoki, '大切なこと');
    for (let minutes = 0; minutes < 40; minutes += 1) await desk.wait(minute);
    expect(desk.ticket?.lines.find((line) => line.id === id)).toMatchObject({ delivery: 'uncertain' });
    desk.line.down = undefined;
    const once = await desk.staff('staffResent', aoki, { lineId: id });
    const twice = await desk.staff('staffResent', aoki, { lineId: id });
    await desk.work();
    expect(await desk.resultOf(once)).toEqual({ kind: 'done' });
    expect(await desk.resultOf(twice)).toEqual({ kind: 'refused', why: 'nothingToResend' });
    expect(desk.shown.filter(({ type }) => type === 'staff')).toHaveLength(1);
  });

  test('staff see that the asker has blocked the account, and that their waiting answer did not arrive', async () => {
    await desk.wait(minute);
    await desk.reply(aoki, 'ゆっくりどうぞ', 'next-reply');
    await desk.work();
    await desk.ask({ type: 'unfollow' });
    await desk.work();
    expect(desk.ticket?.lines.at(-1)).toMatchObject({ what: { type: 'blocked' } });
    expect(desk.ticket?.lines.find(({ from }) => from === 'staff')).toMatchObject({ delivery: 'blocked' });
  });

  test('an asker who blocks the account is sent nothing and costs nothing; when they are back, the answer can be sent again', async () => {
    await desk.ask({ type: 'unfollow' });
    const answer = await desk.reply(aoki, '大切なこと');
    const early = await desk.staff('staffResent', aoki, { lineId: answer });
    await desk.wait(minute);
    expect(await desk.resultOf(answer)).toEqual({ kind: 'done' });
    expect(await desk.resultOf(early)).toEqual({ kind: 'refused', why: 'askerBlocked' });
    expect(desk.read()).toEqual([]);
    expect(desk.ticket?.lines.find(({ id }) => id === answer)).toMatchObject({ delivery: 'blocked' });
    expect((await desk.board.find(['salon'], desk.ticket?.id ?? ''))?.blockedAt).toBeDefined();
    await desk.ask({ type: 'follow', isUnblocked: true });
    await desk.work();
    expect((await desk.board.find(['salon'], desk.ticket?.id ?? ''))?.blockedAt).toBeUndefined();
    await desk.staff('staffResent', aoki, { lineId: answer });
    expect(await reads()).toEqual(['reply: 大切なこと']);
  });

  test('an asker who blocks the account gets no push when the ticket is closed, by staff or for silence', async () => {
    await desk.ask({ type: 'unfollow' });
    await desk.wait(minute);
    await desk.reply(aoki, 'いかがでしょう');
    await desk.wait(70 * minute);
    expect(desk.ticket?.state).toMatchObject({ name: 'closed', reason: 'silent' });
    await desk.staff('staffReopened', ito, {});
    await desk.claim(aoki);
    await desk.reply(aoki, 'もう一度');
    await desk.close(aoki);
    await desk.wait(minute);
    expect(desk.read()).toEqual([]);
    expect(desk.ticket?.lines.findLast(({ from }) => from === 'staff')).toMatchObject({
      delivery: 'blocked',
    });
  });

  test('an answer that LINE accepted after the block, before we knew of the block, is not shown as delivered', async () => {
    const blockedAt = desk.now;
    await desk.wait(minute);
    await desk.reply(aoki, '届くかな');
    await desk.work();
    await desk.mailbox.append({
      ...{ id: 'late', chatId, type: 'unfollow', occurredAt: blockedAt, receivedAt: desk.now },
    });
    await desk.work();
    expect(desk.ticket?.lines.find(({ from }) => from === 'staff')).toMatchObject({ delivery: 'uncertain' });
  });

  test('a block event that comes after the asker has come back changes nothing', async () => {
    const blockedAt = desk.now - 1_000;
    await desk.say('戻りました');
    await desk.work();
    await desk.mailbox.append({
      ...{ id: 'late', chatId, type: 'unfollow', occurredAt: blockedAt, receivedAt: desk.now },
    });
    await desk.reply(aoki, 'おかえりなさい');
    expect((await reads())[0]).toContain('おかえりなさい');
    expect(desk.ticket?.lines.at(-1)).toMatchObject({ delivery: 'delivered' });
  });

  test('an unsent text is erased from session, ticket, question and board', async () => {
    const id = await desk.say('秘密の話');
    await desk.work();
    await desk.ask({ type: 'unsent', messageId: `m-${id}` });
    await desk.ask({ type: 'unsent', messageId: 'm-e1' });
    await desk.work();
    const stored = [(await desk.mailbox.claim(desk.now + 9 * minute))?.record, [...desk.tickets.values()]];
    expect(JSON.stringify(stored)).not.toMatch(/秘密|からまる/u);
    expect(
      desk.ticket?.lines.filter((line) => line.from === 'askerAction' && line.what.type === 'unsent'),
    ).toHaveLength(2);
  });
});

describe('when staff have closed the ticket', () => {
  beforeEach(async () => {
    await claimTicket();
    await desk.reply(aoki, 'とかすと直ります');
    await desk.work();
    await desk.say('なるほど');
    await desk.work();
    await desk.close(aoki);
    await desk.work();
  });

  test('the asker is asked by a free reply whether it helped, and may add a comment', async () => {
    expect(desk.read().at(-1)).toMatch(/^reply: [^]*解決しましたか/u);
    await desk.tap({ type: 'ticketSolved' });
    expect((await reads())[0]).toContain('ひとこと');
    expect(desk.ticket?.rating).toEqual({ isSolved: true });
    await desk.say('親切でした。たすかりました');
    await desk.wait(2_000);
    expect(desk.ticket?.rating).toMatchObject({ word: '親切でした。たすかりました' });
    await desk.ask({ type: 'unsent', messageId: desk.ticket?.rating?.messageIds?.[0] ?? '' });
    await desk.work();
    expect(desk.ticket?.rating).toEqual({ isSolved: true });
  });

  test('the bot answers again', async () => {
    desk.read();
    await desk.say('何時から?');
    expect((await reads())[0]).toContain('10時から');
  });

  test.each([0, 3])('「まだ解決しない」, typed %i days later, opens it again', async (days) => {
    await desk.wait(days * 24 * 60 * minute);
    desk.read();
    await desk.say('まだ解決しない');
    expect((await reads()).at(-1)).toContain('もう一度受け付けました');
    expect(desk.tickets.size).toBe(1);
    expect(desk.ticket?.state.name).toBe('waiting');
  });

  test('after a week a new ticket is opened; what was written in the first can still be unsent for a day', async () => {
    const first = desk.ticket?.id ?? '';
    await desk.tap({ type: 'escalate' });
    await desk.work();
    expect(desk.tickets.size).toBe(2);
    await desk.ask({ type: 'unsent', messageId: 'm-e1' });
    await desk.work();
    expect(JSON.stringify(desk.tickets.get(first))).not.toContain('からまる');
    desk = openSalon();
    await claimTicket();
    await desk.close(aoki);
    await desk.work();
    await desk.wait(8 * 24 * 60 * minute);
    await desk.tap({ type: 'reopenTicket' });
    await desk.work();
    expect(desk.tickets.size).toBe(2);
  });
});

test('an entry marked `human` comes with the contact card, whose first button is the chat', async () => {
  const entry = { ...hours, human: true };
  desk = openSalon({ entries: [entry], search: () => ({ kind: 'confident', entry }) });
  await desk.say('何時から?');
  await desk.work();
  const [delivery] = desk.line.deliveries;
  expect(delivery?.messages).toMatchObject([
    { type: 'answer', body: hours.answer },
    { type: 'contact', buttons: [{ label: 'このトークで担当者に聞く', choice: { type: 'escalate' } }] },
  ]);
});

test('a colleague who claims a ticket that was given back sees all lines of the former holder', async () => {
  await claimTicket();
  await desk.wait(minute);
  await desk.reply(aoki, 'ひとつめ', 'next-reply');
  await desk.staff('staffHandedOver', aoki, {});
  await desk.claim(ito);
  await desk.work();
  await desk.reply(ito, 'ふたつめ', 'push');
  expect((await reads()).join()).toMatch(/ひとつめ[^]*ふたつめ/u);
});
