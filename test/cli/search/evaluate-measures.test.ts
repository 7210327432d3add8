import { measure, type SearchedQuery } from '../../../src/cli/search/measures.ts';

function outcome(
  expected: readonly string[],
  kind: string,
  verdict: SearchedQuery['verdict'],
  shown: readonly string[],
  ranked: readonly string[] = shown,
): SearchedQuery {
  return { judged: { line: 1, query: '?', expected, kind }, verdict, shown, ranked };
}

test('Hit@k and MRR go by the place of the first right entry', () => {
  const measures = measure([
    outcome(['a'], 'para', 'choose', ['a', 'b']),
    outcome(['a'], 'para', 'choose', ['b', 'c', 'a']),
    outcome(['a'], 'para', 'choose', ['b', 'c'], ['b', 'c', 'd', 'a']),
    outcome(['a'], 'para', 'choose', ['b', 'c']),
  ]);
  expect(measures).toMatchObject({ hit1: 0.25, hit3: 0.5, hit5: 0.75, served: 0.5 });
  expect(measures.mrr).toBeCloseTo((1 + 1 / 3 + 1 / 4) / 4);
});

test('nDCG@10 is 1 when all right entries come first', () => {
  expect(measure([outcome(['a', 'b'], 'para', 'choose', ['b', 'a', 'c'])]).ndcg10).toBeCloseTo(1);
  expect(measure([outcome(['a'], 'para', 'choose', ['b', 'a'])]).ndcg10).toBeCloseTo(1 / Math.log2(3));
});

test('messages without an entry and ambiguous ones count for misled only', () => {
  const measures = measure([
    outcome([], 'none', 'answer', ['a']),
    outcome(['a', 'b'], 'ambig', 'answer', ['a']),
    outcome(['a', 'b'], 'ambig', 'answer', ['c']),
    outcome([], 'none', 'none', ['a']),
  ]);
  expect(measures).toMatchObject({
    queries: 4,
    answerable: 0,
    hit1: null,
    direct: null,
    served: null,
    misled: 0.5,
  });
});

test('the right entry among the nearest of a none is not served, and misleads nobody', () => {
  expect(measure([outcome(['a'], 'para', 'none', ['a'])])).toMatchObject({
    hit1: 1,
    served: 0,
    misled: 0,
    direct: 0,
  });
});
