import type { RatedQuery } from '../../../src/cli/search/caution-curve.ts';
import { findFailures, toFailureLines } from '../../../src/cli/search/failures.ts';

const outcome = (
  line: number,
  expected: readonly string[],
  verdict: RatedQuery['verdict'],
  shown: readonly string[],
  { likelihood = 0.5, ranked = shown, kind = 'para' }: Partial<RatedQuery> & { kind?: string } = {},
): RatedQuery => ({
  judged: { line, query: `${line}番`, expected, kind },
  verdict,
  shown,
  ranked,
  likelihood,
});

const outcomes = [
  outcome(1, ['a'], 'choose', ['b', 'c'], { ranked: ['b', 'c', 'd', 'a'] }),
  outcome(2, ['a'], 'answer', ['a'], { likelihood: 0.99 }),
  outcome(3, ['a'], 'answer', ['b'], { likelihood: 0.88 }),
  outcome(4, ['a'], 'none', ['b']),
  outcome(5, [], 'answer', ['c'], { likelihood: 0.95, kind: 'none' }),
  outcome(6, [], 'choose', ['c'], { kind: 'none' }),
  outcome(7, ['a', 'b'], 'none', [], { kind: 'ambig' }),
  outcome(8, ['a'], 'choose', ['b', 'a']),
];

test('wrong answers come first, the surest before the others; then what misses, the farthest first', () => {
  expect(findFailures(outcomes).map(({ line, failure, place }) => [line, failure, place])).toEqual([
    [5, 'stranger', null],
    [3, 'wrong', null],
    [4, 'missed', null],
    [1, 'missed', 4],
  ]);
});

test('an editor reads of each failure what was said and what is right', () => {
  expect(toFailureLines(findFailures(outcomes)).split('\n')).toEqual([
    '',
    'うまくいかなかったメッセージ: 4 件 (悪いものから)',
    '  5 行目 「5番」: 答えがないのに c で回答 (見込み 0.95)',
    '  3 行目 「3番」: b で回答 (見込み 0.88)。正しくは a',
    '  4 行目 「4番」: 見つからない。正しくは a (10 位までにない)',
    '  1 行目 「1番」: 候補は b, c。正しくは a (4 位)',
    '',
  ]);
  expect(toFailureLines([])).toBe('');
});
