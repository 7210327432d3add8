import type { Entry } from '../../../src/books/book.ts';
import { defaultCaution, judge } from '../../../src/search/confidence/verdict.ts';

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
  expect(judge(ranking(0.9, 0.1), sure, answerable, defaultCaution)).toEqual({
    kind: 'confident',
    entry: entry('e1'),
  });
});

test('a cautious book offers what a bold one answers', () => {
  const said = (caution: number) => judge(ranking(0.9, 0.1), 0.9, answerable, caution).kind;
  expect([said(0.85), said(0.95)]).toEqual(['confident', 'ambiguous']);
});

test('a choice ends where it surely holds the right one, has at least 2 entries and never more than 5', () => {
  const choices = (...shares: number[]) => {
    const finding = judge(ranking(...shares), unsure, answerable, defaultCaution);
    return finding.kind === 'ambiguous' ? finding.entries.length : 0;
  };
  expect(choices(0.99, 0.01, 0)).toBe(2);
  expect(choices(0.6, 0.3, 0.09, 0.01)).toBe(3);
  expect(choices(0.2, 0.2, 0.2, 0.2, 0.1, 0.1)).toBe(5);
});

test('what nothing seems to answer is nothing, with at most 3 nearest', () => {
  expect(judge([], sure, answerable, defaultCaution)).toEqual({ kind: 'none', nearest: [] });
  expect(judge(ranking(0.3, 0.3, 0.2, 0.2), unsure, hopeless, defaultCaution)).toMatchObject({
    kind: 'none',
    nearest: { length: 3 },
  });
});

test('one entry alone is no choice: it is offered as the nearest', () => {
  expect(judge(ranking(1), unsure, answerable, defaultCaution)).toEqual({
    kind: 'none',
    nearest: [entry('e1')],
  });
});
