import type { Entry } from '../../src/faq/book.ts';
import { judge } from '../../src/search/verdict.ts';

const entry = (id: string): Entry => ({
  id,
  category: '',
  question: id,
  answer: id,
  phrasings: [],
  links: [],
});
const ranking = (...evidence: number[]) =>
  evidence.map((value, at) => ({ entry: entry(`e${at + 1}`), evidence: value }));

test('an entry that stands out is answered', () => {
  expect(judge(ranking(6, 2, 1))).toEqual({ kind: 'confident', entry: entry('e1') });
});

test('two entries that fit alike are a choice, however well they fit', () => {
  expect(judge(ranking(20, 18))).toEqual({ kind: 'ambiguous', entries: [entry('e1'), entry('e2')] });
});

test('an entry that fits weakly is offered, not answered', () => {
  expect(judge(ranking(1, 0.5)).kind).toBe('ambiguous');
});

test('never more than 5 choices, and none that hardly fits', () => {
  expect(judge(ranking(3, 3, 3, 3, 3, 3, 3))).toMatchObject({ entries: { length: 5 } });
  expect(judge(ranking(3, 3, 0.1))).toMatchObject({ entries: { length: 2 } });
});

test('one weak entry alone is no choice: it is offered as the nearest', () => {
  expect(judge(ranking(1))).toEqual({ kind: 'none', nearest: [entry('e1')] });
});

test('nothing that fits is nothing, with at most 3 nearest', () => {
  expect(judge([])).toEqual({ kind: 'none', nearest: [] });
  expect(judge(ranking(0.2, 0.2, 0.2, 0.2))).toMatchObject({ kind: 'none', nearest: { length: 3 } });
});
