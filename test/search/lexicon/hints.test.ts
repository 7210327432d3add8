import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { createLexiconMatcher } from '../../../src/search/lexicon/matchers.ts';
import { isHint } from '../../../src/search/lexicon/hints.ts';
import { isContent } from '../../../src/search/text/content-words.ts';
import { normalize } from '../../../src/search/text/normalize.ts';
import { loadTokenizer, type Tokenizer } from '../../../src/search/text/tokenizer.ts';

const folder = new URL('../../../src/search/lexicon/hints/', import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
const hints = files.flatMap(({ text }) =>
  Object.entries(parse(text, { schema: 'failsafe' }) as Readonly<Record<string, readonly string[]>>).map(
    ([about, words]) => ({ about: about.split(' = '), words }),
  ),
);

let tokenize: Tokenizer;
beforeAll(async () => {
  tokenize = await loadTokenizer();
});

const doubled = (words: readonly string[]): string[] =>
  words.filter((word, at) => words.map(normalize).indexOf(normalize(word)) !== at);

test.each(files)('$name begins by saying what belongs there', ({ text }) => {
  expect(text.split('\n')[0]).toMatch(/^# .{20}/u);
});

test('what is hinted at stands in one line, and no hint twice in it', () => {
  expect(doubled(hints.map(({ about }) => about[0] ?? ''))).toEqual([]);
  expect(
    hints.flatMap(({ about, words }) => doubled([...about, ...words]).map((word) => `${about[0]}: ${word}`)),
  ).toEqual([]);
});

test('every hint says something', () => {
  const words = [...new Set(hints.flatMap(({ about, words }) => [...about, ...words]))];
  expect(words.filter((word) => !tokenize(normalize(word)).some(isContent))).toEqual([]);
});

describe('of two things that people speak of', () => {
  const match = (text: string, side: 'asked' | 'written') => {
    const matcher = createLexiconMatcher(
      [
        { about: ['紛失'], hints: ['財布', '落とす', '電車'] },
        { about: ['両替'], hints: ['財布', '小銭'] },
      ],
      tokenize,
    );
    return [...matcher(tokenize(normalize(text)), side)].sort(([, one], [, other]) => other - one);
  };

  test('several hints say more than one, and one that hints at both says less of each', () => {
    const [first, second] = match('電車で財布を落としました', 'asked');
    expect(first?.[1]).toBeGreaterThan(second?.[1] ?? 0);
    expect(second?.[1]).toBeCloseTo(1 / Math.sqrt(2));
    expect(match('財布', 'asked').map(([, weight]) => weight)).toEqual([second?.[1], second?.[1]]);
  });

  test('an entry is found by what it is about, not by the hints in it', () => {
    expect(match('紛失したとき', 'written').filter(([term]) => isHint(term))).toHaveLength(1);
    expect(match('財布を落としたとき', 'written')).toEqual([]);
  });
});
