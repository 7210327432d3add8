import { awayAfterMs } from '../../src/staff/presence.ts';
import type { TranscriptLine } from '../../src/conversation/tickets/transcript.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { hours } from '../conversation/small-desk.ts';
import { aoki, openSalon, type HumanDesk } from './human-desk.ts';

const minute = 60_000;
const anHour = 60 * minute;
let desk: HumanDesk;

/** Aoki has answered `answer`, nobody has spoken for an hour, and the ticket is closed. */
async function closedForSilence(answer: string, of: Partial<SearchableBook> = {}): Promise<void> {
  desk = openSalon(of);
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.claim(aoki);
  await desk.reply(aoki, answer);
  await desk.work();
  await desk.wait(65 * minute);
  expect(desk.ticket?.state).toMatchObject({ name: 'closed', reason: 'silent' });
  desk.read();
}
const hears = async (): Promise<string> => {
  await desk.work();
  return desk.read().join('\n');
};
const words = (line: TranscriptLine | undefined): string => (line?.from === 'asker' ? line.text : '');

describe('an asker who answers staff after the talk was closed for silence', () => {
  beforeEach(() => closedForSilence('どの色の服ですか?'));

  test('is assigned to the last holder when they are at the desk, and reads who it is', async () => {
    await desk.signIn(aoki);
    await desk.wait(5 * minute);
    await desk.say('黒いほうの服です');
    expect(await hears()).toBe(
      'reply: お返事を、担当の青木にお渡ししました。続きをお返しするまで、お待ちください。',
    );
    expect(desk.ticket?.state).toMatchObject({ name: 'assigned', staff: aoki, owesSince: desk.now });
    const { lines = [] } = desk.ticket ?? {};
    // The message that the ticket was closed was never sent, which is no failure.
    expect(lines.some((line) => line.from === 'bot' && line.delivery !== undefined)).toBe(false);
    expect(words(lines.findLast(({ from }) => from === 'asker'))).toBe('黒いほうの服です');
    expect(lines.findLast(({ from }) => from === 'desk')).toMatchObject({ what: 'repliedLate', to: aoki });
    await desk.say('あと、白もです');
    expect(await hears()).toBe('');
  });

  test('waits for all staff when the last holder does nothing within ten minutes', async () => {
    await desk.signIn(aoki);
    await desk.say('黒いほうの服です');
    const askedAt = desk.now;
    await desk.wait(11 * minute);
    expect(desk.ticket?.state).toEqual({ name: 'waiting', since: askedAt });
  });

  test.each([
    ['has not signed in', () => Promise.resolve()],
    [
      'went away a while ago',
      async () => {
        await desk.signIn(aoki);
        await desk.wait(awayAfterMs + minute);
      },
    ],
    [
      'has signed out',
      async () => {
        await desk.signIn(aoki);
        await desk.staffStore.sessions.end(`aoki at ${desk.now}`);
      },
    ],
    [
      'has an account that was disabled',
      async () => {
        await desk.signIn(aoki);
        await desk.staffStore.accounts.change('aoki', { isDisabled: true });
      },
    ],
    [
      'is of other books now',
      async () => {
        await desk.signIn(aoki);
        await desk.staffStore.accounts.change('aoki', { bookIds: ['clinic'] });
      },
    ],
  ])('waits for all staff at once when the last holder %s', async (_why, happens) => {
    await happens();
    await desk.say('黒いほうの服です');
    expect(await hears()).toMatch(/^reply: お返事を担当者にお渡ししました。[^]*順番にお返事します/u);
    expect(desk.ticket?.state).toEqual({ name: 'waiting', since: desk.now });
    expect(desk.tickets.size).toBe(1);
  });

  test.each(['はい', '大丈夫です', 'ありがとう、黒です', '担当者と話したいです'])(
    'reopens the ticket when staff had asked something, however short the reply is: 「%s」',
    async (text) => {
      await desk.say(text);
      await desk.work();
      expect(desk.ticket?.state.name).toBe('waiting');
    },
  );

  test('reopens the ticket with a photo too', async () => {
    await desk.ask({ type: 'unreadable', kind: 'image' });
    await desk.work();
    expect(desk.ticket?.state.name).toBe('waiting');
    expect(
      desk.ticket?.lines.some((line) => line.from === 'askerAction' && line.what.type === 'unreadable'),
    ).toBe(true);
  });

  test('gets the answer and a human when the book knows the answer', async () => {
    await desk.say('何時から?');
    expect(await hears()).toMatch(/お返事を担当者にお渡ししました[^]*10時から/u);
    expect(desk.ticket?.state.name).toBe('waiting');
  });

  test('and has looked at a category since then is answered by the bot', async () => {
    await desk.tap({ type: 'category', category: hours.category, page: 1 });
    expect(await hears()).toContain(`${hours.category}\n`);
    await desk.say('何時から?');
    expect(await hears()).toMatch(/^reply: 営業時間は/u);
    expect(desk.ticket?.state.name).toBe('closed');
  });

  test('is answered by the bot after a day, and 「まだ解決しない」 shows staff all that was said since', async () => {
    await desk.wait(25 * anHour);
    await desk.say('何時から?');
    expect(await hears()).toContain('10時から');
    expect(desk.ticket?.state.name).toBe('closed');
    await desk.wait(minute);
    await desk.tap({ type: 'reopenTicket' });
    await desk.work();
    expect(desk.ticket?.state.name).toBe('waiting');
    expect(desk.ticket?.lines.map(words)).toContain('何時から?');
  });
});

test('a thank-you for an answer, hours later, does not reopen the ticket', async () => {
  await closedForSilence('とかすと直ります。');
  await desk.wait(anHour);
  await desk.say('ありがとうございました');
  expect(await hears()).not.toContain('お渡ししました');
  expect(desk.ticket?.state.name).toBe('closed');
});

test.each(['黒い服ですか？', '黒い服ですか?', 'どの色の服？', '黒い服でしょうか', '黒い服でしょうか。'])(
  'a thank-you reopens the ticket when staff had ended with a question: 「%s」',
  async (question) => {
    await closedForSilence(question);
    await desk.say('ありがとうございます');
    expect(await hears()).toContain('お渡ししました');
    expect(desk.ticket?.state.name).toBe('waiting');
  },
);

test('a ticket that staff have closed takes no new question', async () => {
  desk = openSalon();
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.claim(aoki);
  await desk.reply(aoki, 'どの色の服ですか?');
  await desk.close(aoki);
  await desk.signIn(aoki);
  await desk.work();
  desk.read();
  await desk.say('何時から?');
  expect(await hears()).toContain('10時から');
  expect(desk.ticket?.state).toMatchObject({ name: 'closed', reason: 'solved' });
});

test('a book with short times never closes a ticket as silent while staff owe an answer', async () => {
  const times = { idleWarningMinutes: 2, idleCloseMinutes: 4 };
  desk = openSalon({ support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice', ...times } });
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.claim(aoki);
  await desk.wait(9 * minute);
  expect(desk.ticket?.state).toMatchObject({ name: 'assigned' });
  expect(desk.ticket?.state).not.toHaveProperty('isIdle');
  // The silence counts from the answer on.
  await desk.reply(aoki, 'お待たせしました');
  await desk.wait(minute);
  expect(desk.ticket?.state).not.toHaveProperty('isIdle');
  await desk.wait(1.5 * minute);
  expect(desk.ticket?.state).toMatchObject({ name: 'assigned', isIdle: true });
  // Once warned, a word of the asker puts them in debt again.
  await desk.say('ありがとう、あと1つ');
  await desk.wait(9 * minute);
  expect(desk.ticket?.state.name).toBe('assigned');
  await desk.wait(2 * minute);
  expect(desk.ticket?.state.name).toBe('waiting');
});

test('the book sets the waiting times', async () => {
  const times = { idleWarningMinutes: 5, idleCloseMinutes: 10, lateReplyHours: 1, reopenDays: 1 };
  const of = { support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice', ...times } } as const;
  desk = openSalon(of);
  await desk.tap({ type: 'escalate' });
  await desk.work();
  await desk.claim(aoki);
  await desk.reply(aoki, 'どの色の服ですか?');
  await desk.wait(6 * minute);
  expect(desk.ticket?.state).toMatchObject({ name: 'assigned', isIdle: true });
  await desk.wait(6 * minute);
  expect(desk.ticket?.state.name).toBe('closed');
  await desk.wait(anHour);
  await desk.say('黒いほうの服です');
  await desk.wait(5_000);
  expect(desk.ticket?.state.name).toBe('closed');
  await desk.wait(24 * anHour);
  await desk.tap({ type: 'reopenTicket' });
  await desk.work();
  expect(desk.tickets.size).toBe(2);
});
