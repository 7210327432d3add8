import type { Entry } from '../../../src/books/book.ts';
import { decideFinding, defaultAnswerThreshold } from '../../../src/search/confidence/verdict.ts';

const entry = (id: string): Entry => ({
  id,
  category: '',
  question: id,
  answer: id,
  phrasings: [],
  links: [],
});
const ranking = (...shares: number[]) => shares.map((share, at) => ({ entry: entry(`e${at + 1}`), share }));
const sure = 0.95;
const unsure = 0.5;
const answerable = 0.9;
const hopeless = 0.01;

test('an entry that is surely right is answered', () => {
  expect(
    decideFinding(ranking(0.9, 0.1), { answer: sure, offer: answerable }, defaultAnswerThreshold),
  ).toEqual({
    kind: 'confident',
    entry: entry('e1'),
  });
});

test('a cautious book offers what a bold one answers', () => {
  const kindAt = (answerThreshold: number) =>
    decideFinding(ranking(0.9, 0.1), { answer: 0.9, offer: answerable }, answerThreshold).kind;
  expect([kindAt(0.85), kindAt(0.95)]).toEqual(['confident', 'ambiguous']);
});

test('a choice ends as soon as it certainly holds the right entry, has at least 2 entries and never more than 5', () => {
  const choices = (...shares: number[]) => {
    const finding = decideFinding(
      ranking(...shares),
      { answer: unsure, offer: answerable },
      defaultAnswerThreshold,
    );
    return finding.kind === 'ambiguous' ? finding.entries.length : 0;
  };
  expect(choices(0.99, 0.01, 0)).toBe(2);
  expect(choices(0.6, 0.3, 0.09, 0.01)).toBe(3);
  expect(choices(0.2, 0.2, 0.2, 0.2, 0.1, 0.1)).toBe(5);
});

test('what nothing seems to answer is nothing, with at most 3 nearest', () => {
  expect(decideFinding([], { answer: sure, offer: answerable }, defaultAnswerThreshold)).toEqual({
    kind: 'none',
    nearest: [],
  });
  expect(
    decideFinding(ranking(0.3, 0.3, 0.2, 0.2), { answer: unsure, offer: hopeless }, defaultAnswerThreshold),
  ).toMatchObject({
    kind: 'none',
    nearest: { length: 3 },
  });
});

test('one entry alone is no choice: it is offered as the nearest', () => {
  expect(decideFinding(ranking(1), { answer: unsure, offer: answerable }, defaultAnswerThreshold)).toEqual({
    kind: 'none',
    nearest: [entry('e1')],
  });
});
