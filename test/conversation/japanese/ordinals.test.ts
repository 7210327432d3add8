import { offeredQuestionIn } from '../../../src/conversation/japanese/ordinals.ts';
import type { Entry } from '../../../src/books/book.ts';
import { after, asked, entry, finding, text, wordsOf } from '../small-desk.ts';

const offered: readonly Entry[] = [
  entry('forgot', { question: 'パスワードを忘れた場合は?' }),
  entry('mail', { question: '登録メールが届かない場合は?' }),
  entry('price', { question: '利用料金の確認方法は?' }),
];
const named = (words: string): string | undefined =>
  offeredQuestionIn(words, offered, finding({ kind: 'none', nearest: [] }))?.id;

test.each([
  ['1', 'forgot'],
  ['２', 'mail'],
  ['2番', 'mail'],
  ['2番目', 'mail'],
  ['③', 'price'],
  ['三番', 'price'],
  ['二つ目', 'mail'],
  ['2つ目のやつ', 'mail'],
  ['2番でお願いします', 'mail'],
  ['一番上', 'forgot'],
  ['上のやつ', 'forgot'],
  ['最初の質問', 'forgot'],
  ['下のやつ', 'price'],
  ['一番下です', 'price'],
  ['最後', 'price'],
  ['真ん中', 'mail'],
  ['パスワードのほう', 'forgot'],
  ['メールの方', 'mail'],
  ['料金', 'price'],
  ['メールが届かない', 'mail'],
])('「%s」 names the choice %s', (words, id) => {
  expect(named(words)).toBe(id);
});

test.each(['0', '4', '9番', '10', '99', '四つ目', '-1', '1.5', '場合は', 'テレビのほう', '退会したい', ''])(
  '「%s」 names none of the three: it is a new question',
  (words) => {
    expect(named(words)).toBeUndefined();
  },
);

test('of two choices there is no middle one', () => {
  expect(
    offeredQuestionIn('真ん中', offered.slice(0, 2), finding({ kind: 'none', nearest: [] })),
  ).toBeUndefined();
});

test('a named choice is answered, and the question that led to it is remembered', () => {
  const { session } = asked({ kind: 'ambiguous', entries: offered }, 'お店のこと');
  const desk = { kind: 'none', nearest: [] } as const;
  const step = after(text('2番'), session, desk, { ...salon(), entries: offered });
  expect(wordsOf(step.messages)).toContain('mailです。');
  expect(step.session.phase).toMatchObject({
    name: 'answered',
    entryId: 'mail',
    question: { text: 'お店のこと' },
  });
});

test('a number beyond the list is never taken for a choice', () => {
  const { session } = asked({ kind: 'ambiguous', entries: offered }, 'お店のこと');
  const step = after(text('5番'), session, { kind: 'none', nearest: [] }, { ...salon(), entries: offered });
  expect(step.messages.map(({ type }) => type)).not.toContain('answer');
  expect(step.messages).not.toEqual([]);
});

function salon() {
  return finding({ kind: 'none', nearest: [] });
}
