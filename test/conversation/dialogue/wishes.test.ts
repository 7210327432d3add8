import type { Book } from '../../../src/books/book.ts';
import type { Hours } from '../../../src/calendar/hours.ts';
import type { Session } from '../../../src/conversation/session.ts';
import { newSession } from '../../../src/conversation/session.ts';
import type { Step } from '../../../src/conversation/step.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { after, asked, book, labelsOf, parking, perm, tap, text, wordsOf } from '../small-desk.ts';

/** Noon on a Wednesday in Tokyo, and a Sunday. */
const wednesday = Date.parse('2026-11-25T11:00:00+09:00');
const sunday = Date.parse('2026-11-22T11:00:00+09:00');

const workdays: Hours = {
  week: [[], ...Array.from({ length: 5 }, () => spans([9, 12], [13, 17])), []],
  holidays: [],
  closed: [],
  special: [],
};
function spans(...list: readonly (readonly [number, number])[]) {
  return list.map(([open, close]) => ({ open: open * 60, close: close * 60 }));
}

/** The salon without an entry on its hours; its phone is answered on workdays, with a pause at noon. */
const salon: Book = {
  ...book,
  entries: [parking, perm],
  contact: {
    ...book.contact,
    phones: [{ label: '予約電話', phone: '03-1234-5678', openingHours: workdays }],
  },
};
const bare: Book = { ...salon, contact: { ...book.contact, phones: [] } };

const noise: Finding = { kind: 'ambiguous', entries: [perm, parking] };
type Setting = { readonly session?: Session; readonly of?: Book; readonly at?: number };
const say = (words: string, { session = newSession, of = salon, at = wednesday }: Setting = {}): Step =>
  after(text(words), session, noise, of, at);

const leadOf = ({ messages }: Step): string =>
  messages.map((message) => (message.type === 'contact' ? message.lead : message.type)).join();

describe('a wish for a person', () => {
  test('gets the contact card with the chat button, and no questions of the book', () => {
    const { messages } = say('もう少し詳しい人と話したいんですけど');
    expect(messages).toMatchObject([
      { type: 'contact', buttons: [{ label: 'このトークで担当者に聞く', choice: { type: 'escalate' } }] },
    ]);
  });

  test('is met with regret when it is a complaint', () => {
    expect(leadOf(say('いい加減にしてください。責任者を出してください'))).toMatch(/^ご不快な思いを/);
    expect(leadOf(say('担当の方をお願いします'))).not.toMatch(/ご不快/);
  });

  test('is led on in one sentence: after regret nothing is announced, after a refusal the other ways are', () => {
    expect(leadOf(say('いい加減にしてください。責任者を出してください'))).toBe(
      'ご不快な思いをさせてしまい、申し訳ありません。担当者がお話をうかがいます。',
    );
    for (const desk of [salon, bare])
      expect(leadOf(say('折り返し電話ください', { of: desk }))).toBe(
        'この窓口から、お電話をおかけすることはできません。\nお手数ですが、こちらへお問い合わせください。',
      );
  });

  test('gets the menu below the card, and no second button to the card itself', () => {
    expect(labelsOf(say('担当の方をお願いします'))).toEqual(['メニュー']);
    expect(labelsOf(say('電話番号教えて'))).toEqual(['メニュー']);
  });

  test('leads to a ticket about the last real question, not about the outburst', () => {
    const first = asked({ kind: 'confident', entry: perm }, 'パーマはいくらですか');
    const angry = say('ふざけるな、人間を出せ', { session: first.session });
    const { session } = after(tap({ type: 'escalate' }), angry.session, noise, salon, wednesday);
    expect(session.ticket?.question?.text).toBe('パーマはいくらですか');
    expect(JSON.stringify(session.ticket?.lines)).toContain('ふざけるな、人間を出せ');
  });

  test('leads to a ticket about itself when it says what it is about', () => {
    const wish = say('予約の変更ができなくて困っています。担当の方につないでください');
    const { session } = after(tap({ type: 'escalate' }), wish.session, noise, salon, wednesday);
    expect(session.ticket?.question?.text).toContain('予約の変更');
  });

  test('learns honestly that nobody answers a phone that there is not', () => {
    expect(leadOf(say('電話で話したい', { of: bare }))).toContain('電話の窓口はありません。');
    expect(leadOf(say('電話で話したい'))).not.toContain('ありません');
  });

  test('is not heard again once its ticket is closed', () => {
    const wish = say('人間を出して');
    const open = after(tap({ type: 'escalate' }), wish.session, noise, salon, wednesday);
    const cancelled = after(tap({ type: 'cancelTicket' }), open.session, noise, salon, wednesday);
    const next = say('パーマと駐車場のこと', { session: cancelled.session });
    expect(next.messages).toMatchObject([{ type: 'questions' }]);
    const again = after(tap({ type: 'escalate' }), cancelled.session, noise, salon, wednesday);
    expect(again.session.ticket?.question).toBeUndefined();
  });
});

describe('a phone number that was left', () => {
  const words = '至急です。折り返しお電話ください 090-0000-0000 山本';
  const calling: Book = { ...salon, support: { ...salon.support, callsBack: true } };

  test('is confirmed, with a ticket for staff, where the book says that staff call', () => {
    const { session, messages } = say(words, { of: calling });
    expect(session.ticket).toMatchObject({
      state: { name: 'waiting' },
      leftNumber: { phone: '090-0000-0000', messageId: 'm1' },
    });
    expect(messages).toMatchObject([
      {
        type: 'text',
        text: expect.stringContaining('090-0000-0000 におかけするよう、担当者に伝えます。') as string,
      },
    ]);
  });

  test('is answered honestly where nobody calls, and kept for the ticket all the same', () => {
    const step = say(words);
    expect(leadOf(step)).toContain('お電話をおかけすることはできません');
    const { session } = after(tap({ type: 'escalate' }), step.session, noise, salon, wednesday);
    expect(session.ticket?.leftNumber?.phone).toBe('090-0000-0000');
    expect(session.leftNumber).toBeUndefined();
  });

  test('is asked for where staff call and none was left', () => {
    const step = say('お電話いただけますか', { of: calling });
    expect(leadOf(step)).toContain('電話番号を送ってください');
    const { session } = say('08011112222です', { session: step.session, of: calling });
    expect(session.ticket?.leftNumber?.phone).toBe('08011112222');
  });

  test('goes with the message when that is unsent', () => {
    const step = say(words);
    const unsent = after({ type: 'unsent', messageId: 'm1' }, step.session, noise, salon, wednesday);
    expect(JSON.stringify(unsent.session)).not.toContain('090-0000');
    const ticket = after(tap({ type: 'escalate' }), step.session, noise, salon, wednesday);
    const erased = after({ type: 'unsent', messageId: 'm1' }, ticket.session, noise, salon, wednesday);
    expect(JSON.stringify(erased.session)).not.toContain('090-0000');
  });
});

describe('while a ticket waits', () => {
  const first = asked({ kind: 'confident', entry: perm }, 'パーマはいくらですか');
  const { session } = after(tap({ type: 'escalate' }), first.session, noise, salon, wednesday);
  const closedDesk: Book = { ...salon, support: { ...salon.support, hours: workdays } };

  test.each(['至急折り返しください!', '早く担当者を出して', '090-1234-5678に電話ください'])(
    '「%s」 is passed on to staff, and says when they answer',
    (words) => {
      const { messages } = say(words, { session });
      expect(messages[0]).toMatchObject({
        type: 'text',
        text: expect.stringMatching(/^担当者に伝えました。[^]*順番にお返事します/) as string,
      });
      expect(messages.some(({ type }) => type === 'questions' || type === 'answer')).toBe(false);
    },
  );

  test.each([
    'いつ返事もらえますか',
    'まだですか',
    '返事はまだ?',
    'いつまで待てばいいですか',
    'まだ返事が来ません',
  ])('「%s」 is answered from the hours', (words) => {
    expect(say(words, { session }).messages).toMatchObject([
      { type: 'text', text: expect.stringContaining('順番にお返事します') as string },
    ]);
    expect(say(words, { session, of: closedDesk, at: sunday }).messages).toMatchObject([
      { type: 'text', text: expect.stringContaining('次の受付は 11/24(火) 9:00') as string },
    ]);
  });

  test('who asks for the answer again at once does not read the same receipt twice', () => {
    const once = say('まだですか', { session });
    const twice = say('返事はまだ?', { session: once.session });
    const thrice = say('まだですか', { session: twice.session });
    expect(wordsOf(twice.messages)).toContain('届きしだい、このトークでお知らせします');
    expect(thrice.messages).not.toEqual(twice.messages);
    expect(labelsOf(thrice)).toEqual(['受付を取り消す', 'メニュー']);
  });

  test('a vague word is passed on to staff, who wait for it, and brings no list to choose from', () => {
    const step = say('枝毛のこともあるんです', { session });
    expect(step.messages).toMatchObject([
      { type: 'text', text: expect.stringContaining('担当者に伝えました') as string },
    ]);
    expect(labelsOf(step)).toEqual(['受付を取り消す', 'メニュー']);
  });

  test('「もういいです」 is asked back, and the button cancels', () => {
    const step = say('もういいです', { session });
    expect(step.messages).toMatchObject([
      { type: 'text', text: expect.stringContaining('受付を取り消しますか?') as string },
    ]);
    expect(labelsOf(step)[0]).toBe('受付を取り消す');
    expect(step.session.ticket?.state.name).toBe('waiting');
  });

  test('a question of the book is still answered', () => {
    const step = after(
      text('パーマはいくらですか?'),
      session,
      { kind: 'confident', entry: perm },
      salon,
      wednesday,
    );
    expect(step.messages[0]?.type).toBe('answer');
  });
});

describe('a question for the desk’s own facts', () => {
  test.each([
    ['何時までですか', wednesday, '予約電話の本日 11/25(水)の受付は 9:00〜12:00、13:00〜17:00 です。'],
    ['今日やってますか', wednesday, '予約電話の本日 11/25(水)の受付は 9:00〜12:00、13:00〜17:00 です。'],
    ['今日やってますか', sunday, '予約電話は、本日 11/22(日)は受け付けていません。'],
    ['明日はやってますか', sunday, '予約電話は、明日 11/23(月)は受け付けていません。'],
    ['土曜は?', wednesday, '予約電話は、11/28(土)は受け付けていません。'],
    ['土日も対応してますか', wednesday, '予約電話は、11/29(日)は受け付けていません。'],
    ['金曜日もやってますか', wednesday, '予約電話の11/27(金)の受付は 9:00〜12:00、13:00〜17:00 です。'],
    ['祝日はやってますか', wednesday, '予約電話は、祝日は受け付けていません。'],
    ['平日は何時までやってますか', sunday, '予約電話の平日の受付は 9:00〜12:00、13:00〜17:00 です。'],
    ['お昼休みでも電話つながる?', wednesday, 'お昼(12:30ごろ)は受け付けていません。'],
    ['18時以降も対応していますか', wednesday, '18:00は受け付けていません。'],
    ['15時でも電話つながりますか', wednesday, '15:00も受け付けています。'],
    ['12月3日はやってますか', wednesday, '予約電話の12/3(木)の受付は'],
    [
      '年末年始は休みですか',
      wednesday,
      '予約電話の年末年始(12/29〜1/3)の休みは、こちらでは案内していません。',
    ],
    ['電話番号教えて', wednesday, '電話の窓口はこちらです。'],
    ['メールアドレス教えて', wednesday, 'メールの窓口はありません。'],
    ['FAXはありますか', wednesday, 'FAXの窓口はありません。'],
  ])('「%s」 gets the card, with the day that was asked about first', (words, at, lead) => {
    const step = say(words, { at });
    expect(step.messages).toHaveLength(1);
    expect(leadOf(step)).toContain(lead);
  });

  test('closed days of New Year are named where the hours know them', () => {
    const hours: Hours = { ...workdays, closed: [{ kind: 'yearly', from: '12-30', to: '01-03' }] };
    const of: Book = {
      ...salon,
      contact: {
        ...salon.contact,
        phones: [{ label: '予約電話', phone: '03-1234-5678', openingHours: hours }],
      },
    };
    expect(leadOf(say('年末年始もやってますか', { of }))).toContain(
      '予約電話が年末年始(12/29〜1/3)に受け付けるのは 12/29(火) です。',
    );
  });

  test('where there is no phone, it says so', () => {
    expect(leadOf(say('電話番号教えて', { of: bare }))).toBe(
      '電話の窓口はありません。\nお手数ですが、こちらへお問い合わせください。',
    );
  });

  test.each([
    ['電話番号教えて', 'phone'],
    ['何時までですか', undefined],
    ['FAXはありますか', undefined],
  ] as const)('「%s」: the way that was asked for is marked, to stand first', (words, way) => {
    const [message] = say(words).messages;
    expect(message?.type === 'contact' ? message.asked : 'no card').toBe(way);
  });

  test('a desk that is always there says so', () => {
    expect(leadOf(say('何時まで?', { of: bare }))).toBe(
      'このトークでは、曜日や時間に関係なく受け付けています。',
    );
  });
});
