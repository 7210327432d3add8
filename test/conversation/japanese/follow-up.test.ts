import { isFollowUp } from '../../../src/conversation/japanese/follow-up.ts';
import { newSession } from '../../../src/conversation/session.ts';
import { transition } from '../../../src/conversation/transition.ts';
import type { SearchableBook } from '../../../src/conversation/searchable-book.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { asked, event, finding, hours, now, parking, perm, text, wordsOf } from '../small-desk.ts';

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

test('what the question finds by itself is offered too', () => {
  const step = answerTo('期限は?', desk(nothing, { kind: 'confident', entry: perm }));
  expect(wordsOf(step.messages)).toMatch(/パーマの料金は\?\n駐車場はありますか/);
});

test('without an answer on the screen it is a question like any other', () => {
  const book = desk({ kind: 'confident', entry: perm }, { kind: 'confident', entry: parking });
  expect(wordsOf(answerTo('どこ?', book, newSession).messages)).toContain('3台分あります。');
});

test('a question that says by itself what it is about is not searched with the last answer', () => {
  const book = desk({ kind: 'confident', entry: perm }, { kind: 'confident', entry: parking });
  expect(wordsOf(answerTo('駐車場はありますか', book).messages)).toContain('3台分あります。');
});
