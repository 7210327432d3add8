import {
  drawCurve,
  isEnough,
  pointAt,
  proposeCaution,
  sampleOf,
  type RatedQuery,
} from '../../../src/cli/search/caution-curve.ts';
import { drawCautionSvg } from '../../../src/cli/search/caution-svg.ts';

function outcome(
  likelihood: number,
  isRight: boolean,
  expected: readonly string[] = ['a'],
  kind = 'para',
): RatedQuery {
  const ranked = isRight ? ['a'] : ['b'];
  return {
    judged: { line: 1, query: '?', expected, kind },
    verdict: 'choose',
    shown: ranked,
    ranked,
    likelihood,
  };
}
const times = (count: number, one: RatedQuery): RatedQuery[] => Array.from({ length: count }, () => one);

test('a higher caution answers less outright, and what it answers is more often right', () => {
  const outcomes = [...times(6, outcome(0.95, true)), ...times(3, outcome(0.7, true)), outcome(0.7, false)];
  expect(pointAt(0.6, outcomes)).toMatchObject({ direct: 1, precision: 0.9, misled: 0.1 });
  expect(pointAt(0.8, outcomes)).toMatchObject({ direct: 0.6, precision: 1, misled: 0 });
  expect(pointAt(0.96, outcomes)).toMatchObject({ direct: 0, precision: null, misled: 0 });
});

test('ambiguous messages and those without an entry count for what is wrong, not for what is covered', () => {
  const outcomes = [
    outcome(0.9, true),
    outcome(0.9, false, [], 'none'),
    outcome(0.2, false, [], 'none'),
    outcome(0.9, true, ['a', 'b'], 'ambig'),
  ];
  expect(pointAt(0.8, outcomes)).toEqual({
    caution: 0.8,
    direct: 1,
    precision: 2 / 3,
    misled: 0.25,
    unanswerable: 0.5,
  });
});

test('the curve goes from 0.50 to 0.99 in hundredths', () => {
  const curve = drawCurve([outcome(0.9, true)]);
  expect(curve).toHaveLength(50);
  expect([curve[0]?.caution, curve[38]?.caution, curve.at(-1)?.caution]).toEqual([0.5, 0.88, 0.99]);
});

test('proposed is the lowest caution with at most 3 % misled and 5 % of the unanswerable answered', () => {
  const outcomes = [...times(96, outcome(0.95, true)), ...times(4, outcome(0.8, false))];
  expect(proposeCaution(drawCurve(outcomes))?.caution).toBe(0.81);
  const strangers = [...times(99, outcome(0.95, true)), outcome(0.87, false, [], 'none')];
  expect(proposeCaution(drawCurve(strangers))?.caution).toBe(0.88);
  expect(proposeCaution(drawCurve(times(10, outcome(0.6, true))))?.caution).toBe(0.5);
});

test.each([
  [100, 30, true],
  [99, 30, false],
  [100, 29, false],
  [0, 500, false],
])(
  'from %i messages with an answer and %i without a proposal is made: %s',
  (answerable, strangers, isMade) => {
    const outcomes = [
      ...times(answerable, outcome(0.9, true)),
      ...times(strangers, outcome(0.2, false, [], 'none')),
      ...times(50, outcome(0.9, true, ['a', 'b'], 'ambig')),
    ];
    expect(isEnough(sampleOf(outcomes))).toBe(isMade);
  },
);

test('where even 0.99 misleads too many, nothing is proposed', () => {
  const outcomes = [...times(9, outcome(1, true)), outcome(1, false)];
  expect(proposeCaution(drawCurve(outcomes))).toBeUndefined();
});

test('the picture names the book, marks its own caution and the proposed one, and is whole', () => {
  const outcomes = [...times(6, outcome(0.95, true)), ...times(3, outcome(0.7, true)), outcome(0.7, false)];
  const curve = drawCurve(outcomes);
  const proposed = proposeCaution(curve);
  const svg = drawCautionSvg({ title: '花屋 <"&', curve, own: pointAt(0.88, outcomes), proposed });
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"[^]*<\/svg>\n$/u);
  expect(svg).toContain('花屋 &lt;&quot;&amp;');
  expect(svg).toContain('今の値 0.88');
  expect(svg).toContain('提案 0.71');
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/u);
});

test('a picture of nothing answered says so', () => {
  const outcomes = [outcome(0.1, false)];
  const svg = drawCautionSvg({ title: '花屋', curve: drawCurve(outcomes), own: pointAt(0.88, outcomes) });
  expect(svg).toContain('言い切れるメッセージがありません');
  expect(svg).not.toMatch(/NaN|Infinity|undefined|null/u);
});
