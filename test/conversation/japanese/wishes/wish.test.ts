import { readWish, type Wish } from '../../../../src/conversation/japanese/wishes/wish.ts';
import type { Book } from '../../../../src/books/book.ts';
import type { Finding } from '../../../../src/search/finding.ts';
import { book, entry, finding, hours, parking, perm } from '../../small-desk.ts';
import { complaints, forBook, forFacts, forPerson } from './wish-messages.ts';

const noise: Finding = { kind: 'ambiguous', entries: [perm, parking] };

/** The salon without its own entry on opening hours. */
const salon: Book = { ...book, entries: [parking, perm] };

function wishOf(text: string, what: Finding = noise, of: Book = salon): Wish {
  return readWish(text, { book: finding(what, of), finding: what, isFollowUp: false });
}

test.each(forPerson)('「%s」 asks for a person', (text) => {
  expect(wishOf(text).kind).toBe('person');
});

test.each(complaints)('「%s」 complains, and gets a person', (text) => {
  expect(wishOf(text)).toMatchObject({ kind: 'person', isComplaint: true });
});

test.each(forFacts)('「%s」 asks for what the desk can tell of itself', (text) => {
  expect(wishOf(text).kind).toBe('facts');
});

test.each(forBook)('「%s」 is a question for the book', (text) => {
  expect(wishOf(text).kind).toBe('question');
});

test.each(forBook)('「%s」 is a question for the book when search is sure of it', (text) => {
  expect(wishOf(text, { kind: 'confident', entry: perm }).kind).toBe('question');
});

test.each([
  '人間と話したい',
  '責任者を出してください',
  '電話番号教えて',
  '営業時間を教えて',
  'お電話いただけますか',
  'メールアドレスを教えてください',
  '土曜日も対応していますか',
])('「%s」 is heard though search is sure of an entry that only shares a word', (text) => {
  expect(wishOf(text, { kind: 'confident', entry: perm }).kind).not.toBe('question');
});

test.each(['苦情です', '何時まで?', '電話番号', '相談したい'])(
  '「%s」 is a question where search is sure of its answer',
  (text) => {
    expect(wishOf(text).kind).not.toBe('question');
    expect(wishOf(text, { kind: 'confident', entry: perm }).kind).toBe('question');
  },
);

test('a book that has an entry on its opening hours answers with that entry', () => {
  const found: Finding = { kind: 'ambiguous', entries: [hours, parking] };
  expect(wishOf('何時まで開いてますか', found, book).kind).toBe('question');
  expect(wishOf('何時まで開いてますか', { kind: 'none', nearest: [] }, book).kind).toBe('facts');
});

test('a book that has an entry on complaints answers with that entry', () => {
  const complaint = entry('complaint', { question: '苦情を言いたいのですが、どこに言えばいいですか' });
  const found: Finding = { kind: 'ambiguous', entries: [complaint, parking] };
  expect(wishOf('苦情を言いたい', found).kind).toBe('question');
});

test('a question of the book, typed whole, is always a question', () => {
  const own = entry('own', { question: '担当者と話したい', phrasings: ['電話番号を教えて'] });
  const desk: Book = { ...salon, entries: [own, perm] };
  for (const text of ['担当者と話したい', '電話番号を教えて!'])
    expect(wishOf(text, noise, desk).kind).toBe('question');
});

test('a word of complaint in a long story does not make it a complaint', () => {
  const story =
    '先月申し込んだ商品のことで質問です。妻が間違えて色違いを注文してしまい、届いた荷物を開封した後で気が付きました。' +
    '箱と説明書と納品書は全部残っていて、商品本体も未使用の状態で保管棚の奥に置いています。妻は何度も嘘をつかれたと思い込んでいますが、交換の手順と送料の負担、返送用の伝票の書き方を順番に確認したいです。';
  expect(wishOf(story).kind).toBe('question');
  expect(wishOf(`${story}担当の方と電話で話したいです。`).kind).toBe('person');
});
