import { newSession, type Session } from '../../../src/conversation/session.ts';
import type { Step } from '../../../src/conversation/step.ts';
import type { Book } from '../../../src/books/book.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { after, book, entry, hours, labelsOf, tap, text, wordsOf } from '../small-desk.ts';

const many: Book = { ...book, entries: Array.from({ length: 8 }, (_, index) => entry(`q${index + 1}`)) };
const [first] = many.entries;
const nothing: Finding = { kind: 'none', nearest: [] };
const near: Finding = { kind: 'none', nearest: many.entries.slice(0, 3) };

/** What is offered, in one word. */
function offerOf(step: Step): string {
  const words = wordsOf(step.messages);
  if (words.includes('別の言葉で短く')) return 'other words';
  if (step.messages.some(({ type }) => type === 'contact')) return 'a human';
  if (/q\d/.test(words)) return [...words.matchAll(/q\d/g)].join(' ');
  return words.includes('営業') ? 'the categories' : words;
}

/** The offers one after another, while the person repeats the same. */
function ladder(say: (session: Session) => Step, from: Step, turns: number): string[] {
  let step = from;
  return Array.from({ length: turns }, () => {
    step = say(step.session);
    expect(step.messages.length).toBeGreaterThan(0);
    expect(labelsOf(step)).toContain('担当者に聞く');
    return offerOf(step);
  });
}

const answer = after(text('q1のこと'), newSession, { kind: 'confident', entry: first ?? hours }, many);
const unsolved = (session: Session): Step =>
  after(tap({ type: 'unsolved', entryId: 'q1' }), session, nothing, many);
const noneOfThese = (session: Session): Step => after(tap({ type: 'noneOfThese' }), session, nothing, many);

test('a person who was not helped gets the nearest questions not yet shown, then a human, then is asked for other words, then gets the categories', () => {
  const once = unsolved(answer.session);
  expect(offerOf(once)).toBe('q2 q3 q4');
  expect(ladder(noneOfThese, once, 3)).toEqual(['a human', 'other words', 'the categories']);
});

test('a first miss gets the nearest questions, a second one a human, and then both take turns', () => {
  const ask = (session: Session): Step => after(text('ラーメンを食べたいのですが'), session, near, many);
  const start = { ...answer, session: newSession };
  expect(ladder(ask, start, 6)).toEqual([
    'q1 q2 q3',
    'a human',
    'the categories',
    'a human',
    'the categories',
    'a human',
  ]);
});

test('a question that resembles nothing gets the contact at once, then the categories', () => {
  const ask = (session: Session): Step => after(text('ラーメンを食べたいのですが'), session, nothing, many);
  expect(ladder(ask, { ...answer, session: newSession }, 3)).toEqual([
    'a human',
    'the categories',
    'a human',
  ]);
});

test('what was shown in this talk is not offered again when it did not help', () => {
  const { session } = after(tap({ type: 'entry', entryId: 'q3' }), answer.session, nothing, many);
  const step = after(tap({ type: 'unsolved', entryId: 'q3' }), session, nothing, many);
  expect(offerOf(step)).toBe('q2 q4 q5');
});

test('in a new talk it may be offered again', () => {
  const over = after({ type: 'timePassed', timerId: 'talk-ends' }, unsolved(answer.session).session);
  const step = after(text('q1のこと'), over.session, near, many);
  expect(offerOf(step)).toBe('q1 q2 q3');
});

test('after an answer that helps, the fallbacks start again from the first', () => {
  const ask = (session: Session, what: Finding): Step => after(text('質問します'), session, what, many);
  const missed = ask(ask(newSession, near).session, near);
  expect(offerOf(missed)).toBe('a human');
  const helped = ask(missed.session, { kind: 'confident', entry: first ?? hours });
  expect(helped.session.misses).toBe(0);
});

test('the same choice is not offered twice in a row: the second time, near questions that were not shown are', () => {
  const vague: Finding = { kind: 'ambiguous', entries: many.entries.slice(0, 2) };
  const ask = (session: Session): Step => after(text('お店のことを知りたい'), session, vague, many);
  const once = ask(newSession);
  expect(offerOf(once)).toBe('q1 q2');
  expect(offerOf(ask(once.session))).toBe('q3 q4 q5');
});

test('a new question after a list is searched by itself, though the list had its entries', () => {
  const five: Finding = { kind: 'ambiguous', entries: many.entries.slice(0, 5) };
  const list = after(text('お店のことを知りたい'), newSession, five, many);
  expect(offerOf(list)).toBe('q1 q2 q3 q4 q5');
  const two: Finding = { kind: 'ambiguous', entries: many.entries.slice(1, 3) };
  const other = after(text('駐車場は予約できますか'), list.session, two, many);
  expect(offerOf(other)).toBe('q2 q3');
  expect(wordsOf(other.messages)).not.toMatch(/すみません/);
  const same = after(text('席の数が知りたいです'), other.session, two, many);
  expect(offerOf(same)).toBe('q2 q3');
});

test('the same question with other marks around it counts as the same', () => {
  const vague: Finding = { kind: 'ambiguous', entries: many.entries.slice(0, 2) };
  const once = after(text('お店のことを知りたい'), newSession, vague, many);
  expect(offerOf(after(text('お店のことを知りたい!'), once.session, vague, many))).toBe('q3 q4 q5');
});

test('a new question that finds nothing gets what is nearest to it, though another question led there before', () => {
  const vague: Finding = { kind: 'ambiguous', entries: many.entries.slice(0, 2) };
  const { session } = after(text('お店のことを知りたい'), newSession, vague, many);
  const opened = after(tap({ type: 'entry', entryId: 'q1' }), session, nothing, many);
  expect(offerOf(after(text('ラーメンを食べたいのですが'), opened.session, near, many))).toBe('q1 q2 q3');
});

test('a person who ignores a choice and then asks something unknown gets a human', () => {
  const vague: Finding = { kind: 'ambiguous', entries: many.entries.slice(0, 2) };
  const passedOver = after(text('お店のことを知りたい'), newSession, vague, many);
  expect(offerOf(after(text('ラーメンを食べたいのですが'), passedOver.session, near, many))).toBe('a human');
});

test('a second question that is not answered is told so; an answer that did not help is regretted', () => {
  const ask = (session: Session): Step => after(text('ラーメンを食べたいのですが'), session, near, many);
  const leadOf = ({ messages }: Step): string =>
    messages.flatMap((message) => (message.type === 'contact' ? [message.lead] : [])).join();
  expect(leadOf(ask(ask(newSession).session))).toBe(
    'すみません、見つかりませんでした。お手数ですが、こちらへお問い合わせください。',
  );
  expect(leadOf(noneOfThese(unsolved(answer.session).session))).toBe(
    'お役に立てず、すみません。お手数ですが、こちらへお問い合わせください。',
  );
});

test('「解決しない」 on an old answer offers what stands beside that answer', () => {
  const related = {
    ...many,
    entries: many.entries.map((each) => (each.id === 'q8' ? { ...each, related: ['q5'] } : each)),
  };
  const step = after(tap({ type: 'unsolved', entryId: 'q8' }), answer.session, nothing, related);
  expect(offerOf(step)).toMatch(/^q5 /);
});

test('「解決しない」 on an answer that the book no longer has still gets an offer', () => {
  const step = after(tap({ type: 'unsolved', entryId: 'gone' }), newSession, nothing, many);
  expect(offerOf(step)).toBe('other words');
});

test('the book’s own lead text is used when it has one', () => {
  const own: Book = {
    ...many,
    voice: { notFound: '当店では分かりかねます。', contact: '店長がお答えします。' },
  };
  const missed = after(text('ラーメンを食べたいのですが'), newSession, nothing, own);
  expect(wordsOf(missed.messages)).toContain('当店では分かりかねます。');
  expect(wordsOf(after(tap({ type: 'contact' }), newSession, nothing, own).messages)).toContain(
    '店長がお答えします。',
  );
});
