import { dependenceOf, isFollowUp } from '../../../src/conversation/japanese/turns/dependence.ts';
import { withoutAsking } from '../../../src/conversation/japanese/turns/facets.ts';
import { newSession } from '../../../src/conversation/session.ts';
import { transition } from '../../../src/conversation/transition.ts';
import type { SearchableBook } from '../../../src/conversation/searchable-book.ts';
import type { Finding, LookUp } from '../../../src/search/finding.ts';
import { asked, entry, event, finding, hours, now, parking, perm, text, wordsOf } from '../small-desk.ts';

test.each([
  'それはいくら?',
  'いくらですか',
  '期限は?',
  'いつまで',
  'どこ?',
  'その場合は?',
  'じゃあ駐車場は?',
  '電話番号は',
  'やり方を教えて',
  'これって必要ですか',
])('「%s」 is a follow-up question', (words) => {
  expect(isFollowUp(words)).toBe(true);
});

test.each([
  'パスワードを忘れた',
  '駐車場はありますか',
  'いくら待ってもメールが来ないのですが届いていますか',
  '営業時間は?',
  '退会したい',
])('「%s」 says by itself what it is about', (words) => {
  expect(isFollowUp(words)).toBe(false);
});

test.each(['うちは三つあるうちの一つだけなんです', '店が2軒あって、閉めるのはそのうち1軒だけなんですけど'])(
  '「%s」 asks what holds then',
  (words) => {
    expect(dependenceOf(words)).not.toBe('none');
    expect(withoutAsking('うちは三つあるうちの一箇所だけなんです')).toBe('');
  },
);

test('the かね that wonders is no word of the question', () => {
  expect(withoutAsking('年末を挟むと遅れますかね')).not.toContain('かね');
});

const nothing: Finding = { kind: 'none', nearest: [] };
/** Finds 「together」 only when the last question is searched with the new one. */
function desk(together: Finding, alone: Finding = nothing): SearchableBook {
  return {
    ...finding(nothing),
    search: (words) => (words.includes('\n') ? together : alone),
    nearest: () => [hours, parking],
  };
}
const { session } = asked({ kind: 'confident', entry: hours });
const answerTo = (words: string, book: SearchableBook, from = session) =>
  transition(from, event(text(words), now), book);

test('a follow-up question is searched together with the last answer', () => {
  const step = answerTo('それはいくら?', desk({ kind: 'confident', entry: perm }));
  expect(wordsOf(step.messages)).toContain('8,800円です。');
});

test('the answer that is on the screen already is not given again: near questions are offered', () => {
  const step = answerTo('期限は?', desk({ kind: 'confident', entry: hours }));
  expect(step.messages.map(({ type }) => type)).toEqual(['questions']);
  expect(wordsOf(step.messages)).toContain('駐車場はありますか?');
});

test('what is found first with the answer on the screen and without it is probably meant', () => {
  const alone: Finding = { kind: 'ambiguous', entries: [parking, perm] };
  const book = { ...desk(nothing, alone), nearest: () => [hours, parking, perm] };
  expect(wordsOf(answerTo('期限は?', book).messages)).toContain('3台分あります。');
});

test('what the question finds by itself is offered too', () => {
  const step = answerTo('期限は?', desk(nothing, { kind: 'confident', entry: perm }));
  expect(wordsOf(step.messages)).toMatch(/パーマの料金は\?\n駐車場はありますか/);
});

test('a fee that the answer on the screen does not say is not taken from another answer', () => {
  const step = answerTo('手数料って1件いくらですか', desk(nothing, { kind: 'confident', entry: perm }));
  expect(wordsOf(step.messages)).not.toContain('8,800円です。');
});

test('without an answer on the screen it is a question like any other', () => {
  const book = desk({ kind: 'confident', entry: perm }, { kind: 'confident', entry: parking });
  expect(wordsOf(answerTo('どこ?', book, newSession).messages)).toContain('3台分あります。');
});

test('a question that says by itself what it is about is not searched with the last answer', () => {
  const book = desk({ kind: 'confident', entry: perm }, { kind: 'confident', entry: parking });
  expect(wordsOf(answerTo('駐車場はありますか', book).messages)).toContain('3台分あります。');
});

/** Knows the nouns that stand in an entry's question or answer. */
const lookUp: LookUp = (words, { question, answer }) => {
  const nouns = words.match(/[\p{Script=Han}\p{Script=Katakana}ー]{2,}/gu) ?? [];
  const knownIn = (where: string): number =>
    nouns.length === 0 ? 0 : nouns.filter((noun) => where.includes(noun)).length / nouns.length;
  const sentences = answer
    .split(/(?<=。)/u)
    .map((sentence) => ({ text: sentence, known: knownIn(sentence), done: 0 }));
  return {
    words: nouns.length,
    known: knownIn(`${question}${answer}`),
    asked: knownIn(question),
    sentences,
  };
};
const card = entry('card', {
  question: '会員証の再発行',
  answer: '受付で再発行します。手数料は500円です。お渡しは3日後です。ご家族の方もお申し込みいただけます。',
});
const cardDesk = (alone: Finding): SearchableBook => ({
  ...finding(nothing),
  entries: [card, hours, parking],
  search: () => alone,
  nearest: () => [hours, parking],
  lookUp,
});
const onScreen = asked({ kind: 'confident', entry: card }).session;

describe('what is asked of the answer on the screen', () => {
  test.each([
    ['それはいくら?', '手数料は500円です。'],
    ['いつもらえますか', 'お渡しは3日後です。'],
    ['家族も?', 'ご家族の方もお申し込みいただけます。'],
    ['なるほど。手数料は?', '手数料は500円です。'],
  ])('「%s」: its sentence comes first, and the whole answer after it', (words, sentence) => {
    const [first, second] = answerTo(words, cardDesk(nothing), onScreen).messages;
    expect(first).toEqual({ type: 'text', text: sentence });
    expect(second).toMatchObject({ type: 'answer', body: card.answer });
  });

  test.each(['じゃあ何もしなくていいってこと?', '3日後ということですね'])(
    '「%s」 says the answer again, and gets it',
    (words) => {
      const step = answerTo(words, cardDesk(nothing), onScreen);
      expect(wordsOf(step.messages)).toContain('お渡しは3日後です。');
    },
  );

  test('a short question that search is unsure of is about the answer on the screen, when that is among the choices', () => {
    const step = answerTo(
      'その日に使えるの?',
      cardDesk({ kind: 'ambiguous', entries: [hours, card] }),
      onScreen,
    );
    expect(wordsOf(step.messages)).toContain('お渡しは3日後です。');
  });

  test('a question for a thing that no answer knows is not drawn to the one on the screen', () => {
    const step = answerTo(
      '近くにラーメン屋はありますか',
      cardDesk({ kind: 'ambiguous', entries: [card, hours] }),
      onScreen,
    );
    expect(step.messages.map(({ type }) => type)).not.toContain('answer');
  });

  test('a date that the question names is looked for in the answer', () => {
    const [first] = answerTo(
      '3日過ぎたらどうなるの',
      cardDesk({ kind: 'ambiguous', entries: [hours] }),
      onScreen,
    ).messages;
    expect(first).toEqual({ type: 'text', text: 'お渡しは3日後です。' });
  });

  test('a question of many words stands for itself, though the answer on the screen is near to it', () => {
    const long = '会社の同僚と一緒に来た日に受付で何を見せるんですか';
    const step = answerTo(long, cardDesk({ kind: 'ambiguous', entries: [hours, card] }), onScreen);
    expect(step.messages.map(({ type }) => type)).not.toContain('answer');
  });

  test.each([
    ['え、有料なんですか。おいくら', '手数料は500円です。'],
    ['今日頼んだらいつもらえますか', 'お渡しは3日後です。'],
    ['家族だけなんですけど', 'ご家族の方もお申し込みいただけます。'],
  ])('「%s」, asked in passing, is answered by the sentence that says it', (words, sentence) => {
    const [first] = answerTo(
      words,
      cardDesk({ kind: 'ambiguous', entries: [hours, card] }),
      onScreen,
    ).messages;
    expect(first).toEqual({ type: 'text', text: sentence });
  });

  test('the entry on the screen is not asked about: what finds it alone is answered by it', () => {
    const step = answerTo('はんこはどれを押せば', cardDesk({ kind: 'ambiguous', entries: [card] }), onScreen);
    expect(wordsOf(step.messages)).toContain('お渡しは3日後です。');
  });

  test('thanks before it leave the answer on the screen', () => {
    const thanked = answerTo('ありがとう', cardDesk(nothing), onScreen).session;
    const [first] = answerTo('いくらですか', cardDesk(nothing), thanked).messages;
    expect(first).toEqual({ type: 'text', text: '手数料は500円です。' });
  });

  test('another entry that surely answers wins', () => {
    const step = answerTo('駐車場は?', cardDesk({ kind: 'confident', entry: parking }), onScreen);
    expect(wordsOf(step.messages)).toContain('3台分あります。');
  });

  test.each(['ところで、いくらですか', '会員証を別の店で使いたいのですが方法を教えてください', '退会したい'])(
    '「%s」 is a new question',
    (words) => {
      const step = answerTo(words, cardDesk({ kind: 'ambiguous', entries: [hours, parking] }), onScreen);
      expect(step.messages.map(({ type }) => type)).not.toContain('answer');
    },
  );
});

describe('a piece of a question goes on with the question before it', () => {
  const part = entry('part', { question: 'アルバイトも利用できますか', answer: 'ご利用いただけます。' });
  const family = entry('family', {
    question: '家族も利用できますか',
    answer: '代わりに家族割をご利用ください。',
  });
  const none = entry('none', { question: '家族割とは', answer: '家族で入ると安くなります。' });
  /** Knows whole questions alone; pieces of them leave it unsure. */
  const goingOn: SearchableBook = {
    ...finding(nothing),
    entries: [part, family, none],
    search: (words) => {
      const whole = [part, family].find(({ question }) => words.trim() === question);
      return whole === undefined
        ? { kind: 'ambiguous', entries: [none, family] }
        : { kind: 'confident', entry: whole };
    },
    nearest: () => [none, family],
    lookUp,
  };
  const after = asked({ kind: 'confident', entry: part }).session;

  test.each(['じゃあ家族は?', 'それって家族も?', 'あと家族のほうは'])('「%s」', (words) => {
    expect(wordsOf(answerTo(words, goingOn, after).messages)).toContain('家族割をご利用');
  });

  test('what the answer on the screen says itself is not looked for elsewhere', () => {
    const step = answerTo('じゃあ手数料は?', { ...goingOn, entries: [card, part, family] }, onScreen);
    expect(step.messages[0]).toEqual({ type: 'text', text: '手数料は500円です。' });
  });

  test('a whole question stays unsure', () => {
    const step = answerTo('家族に会員証を貸したいのですが', goingOn, after);
    expect(step.messages.map(({ type }) => type)).not.toContain('answer');
  });

  test('another phone number to change is not the phone number of the desk', () => {
    const mail = entry('mail', { question: 'メールアドレスを変更したい', answer: '設定の画面です。' });
    const phone = entry('phone', { question: '電話番号を変更したい', answer: '変更の画面です。' });
    const numbers: SearchableBook = {
      ...goingOn,
      entries: [mail, phone],
      search: (words) => (words === phone.question ? { kind: 'confident', entry: phone } : nothing),
    };
    const from = asked({ kind: 'confident', entry: mail }).session;
    const step = answerTo('わかりました、ついでに電話番号のほうは', numbers, from);
    expect(wordsOf(step.messages)).toContain('変更の画面です。');
  });
});
