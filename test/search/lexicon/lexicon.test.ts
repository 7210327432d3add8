import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { createLexiconMatcher } from '../../../src/search/lexicon/matchers.ts';
import { toPhraseKeys } from '../../../src/search/lexicon/keyed-words.ts';
import { readGroups } from '../../../src/search/lexicon/groups.ts';
import { runThrough } from '../../../src/search/steps.ts';
import { normalize } from '../../../src/search/text/normalize.ts';
import { loadTokenizer, type Token, type Tokenizer } from '../../../src/search/text/tokenizer.ts';

const folder = new URL('../../../src/search/lexicon/groups/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

/** A group with the words of its two sides; of a `same` group both are the same. */
type Group = {
  readonly name: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly kind: 'same' | 'from';
};

const written = files.flatMap((file) =>
  (parse(readFileSync(new URL(file, folder), 'utf8'), { schema: 'failsafe' }) as unknown[]).map((group) => ({
    name: `${file}: ${JSON.stringify(group)}`,
    group,
  })),
);
const groups = runThrough(readGroups()).flatMap((group, index): Group[] => {
  const name = written[index]?.name ?? '';
  if ('same' in group) return [{ name, kind: 'same', left: group.same, right: group.same }];
  return 'from' in group ? [{ name, kind: 'from', left: group.from, right: group.to }] : [];
});

const read = new Map<string, readonly Token[]>();
let tokenize: Tokenizer;
beforeAll(async () => {
  const tokenizer = await loadTokenizer();
  tokenize = (text) => {
    const known = read.get(text) ?? tokenizer(text);
    read.set(text, known);
    return known;
  };
});

const keys = new Map<string, readonly string[]>();
function keysOf(word: string): readonly string[] {
  const known = keys.get(word) ?? toPhraseKeys(tokenize(normalize(word)));
  keys.set(word, known);
  return known;
}

const distinctKeys = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => keysOf(word).join(' '))),
];

test('the lexicon has at least 1,500 groups, by fields of life', () => {
  expect(files.length).toBeGreaterThanOrEqual(10);
  expect(groups.length).toBeGreaterThanOrEqual(1_500);
});

test('a group is either words that mean the same, or words that lead to others', () => {
  const isWords = (value: unknown, least: number): boolean =>
    Array.isArray(value) &&
    value.length >= least &&
    value.every((word) => typeof word === 'string' && word !== '');
  const malformed = written.filter(({ group }) => {
    const { same, from, to, weight, ...others } = group as Record<string, unknown>;
    const isSame = isWords(same, 2) && from === undefined && to === undefined;
    const isLeading = isWords(from, 1) && isWords(to, 1) && same === undefined;
    const isWeight = weight === undefined || (Number(weight) > 0 && Number(weight) <= 1);
    return !(isSame || isLeading) || !isWeight || Object.keys(others).length > 0;
  });
  expect(malformed.map(({ name }) => name)).toEqual([]);
});

test('no word stands twice in one group', () => {
  const doubled = groups.filter(
    ({ kind, left, right }) =>
      new Set(left).size < left.length ||
      new Set(right).size < right.length ||
      (kind === 'from' && left.some((word) => right.includes(word))),
  );
  expect(doubled.map(({ name }) => name)).toEqual([]);
});

test('every word is found where somebody writes it', () => {
  const words = [...new Set(groups.flatMap(({ left, right }) => [...left, ...right]))];
  const match = createLexiconMatcher(
    words.map((word) => ({ same: [word] })),
    tokenize,
  );
  const lost = words.filter((word, index) => !match(tokenize(normalize(word)), 'asked').has(String(index)));
  expect(lost).toEqual([]);
});

test('no group says what another one says already', () => {
  const pairsOf = ({ kind, left, right }: Group): string[] =>
    distinctKeys(left).flatMap((a) =>
      distinctKeys(right).flatMap((b) =>
        a === b || (kind === 'same' && a > b) ? [] : [`${kind} ${a}|${b}`],
      ),
    );
  const holders = Map.groupBy(
    groups.flatMap((group, index) => pairsOf(group).map((pair) => ({ pair, index }))),
    ({ pair }) => pair,
  );
  const repeated = groups.filter((group, index) => {
    const [first, ...others] = pairsOf(group).map(
      (pair) => new Set((holders.get(pair) ?? []).map((each) => each.index)),
    );
    const sharing = [...(first ?? [])].filter((other) => other !== index);
    return sharing.some((other) => others.every((holding) => holding.has(other)));
  });
  expect(repeated.map(({ name }) => name)).toEqual([]);
});

describe('opposites are never taken for each other', () => {
  const lines = readFileSync(new URL('opposites.txt', folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const pairs = lines.map((line) => line.split('|').map((side) => side.trim().split(/\s+/u)));

  /** 利用開始 ends in 開始, and is one; 不許可 is no 許可. */
  function endsIn(word: string, opposite: string): boolean {
    const [own, wanted] = [keysOf(word), keysOf(opposite)];
    const isDenied = /^[不非無未]/u.test(own.at(-wanted.length - 1) ?? '');
    return !isDenied && wanted.every((key, at) => own[own.length - wanted.length + at] === key);
  }
  const isSame = (word: string, opposite: string): boolean =>
    keysOf(word).length === keysOf(opposite).length && endsIn(word, opposite);

  /** The pairs of which a group holds both sides, each word one of them. */
  function merged({ kind, left, right }: Group): string[] {
    const isOne = kind === 'same' ? endsIn : isSame;
    const firstOf = (words: readonly string[], side: readonly string[], other: readonly string[]) =>
      words.find(
        (word) => side.some((each) => isOne(word, each)) && !other.some((each) => isOne(word, each)),
      );
    return pairs.flatMap(([one = [], other = []]) => {
      const ways = [
        [firstOf(left, one, other), firstOf(right, other, one)],
        [firstOf(left, other, one), firstOf(right, one, other)],
      ];
      return ways.filter((way) => !way.includes(undefined)).map((way) => way.join(' / '));
    });
  }

  test('the list names at least 40 pairs, each with something to match by', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(40);
    const empty = pairs.flat(2).filter((word) => keysOf(word).length === 0);
    expect(empty).toEqual([]);
    expect(pairs.filter((sides) => sides.length !== 2)).toEqual([]);
  });

  test('no group of the lexicon holds both sides of a pair', () => {
    const wrong = groups.flatMap((group) => merged(group).map((what) => `${what} in ${group.name}`));
    expect(wrong).toEqual([]);
  });

  test('a group that did would be found', () => {
    const group = (left: readonly string[], right = left): Group => ({
      name: '',
      kind: left === right ? 'same' : 'from',
      left,
      right,
    });
    expect(merged(group(['利用開始', '利用終了']))).not.toEqual([]);
    expect(merged(group(['申し込む'], ['解約']))).not.toEqual([]);
    expect(merged(group(['開かない', '閉じたまま']))).toEqual([]);
    expect(merged(group(['利用開始', '使い始める']))).toEqual([]);
  });
});

describe('an adverb in a phrase', () => {
  const isFound = (word: string, text: string): boolean =>
    createLexiconMatcher([{ same: [word] }], tokenize)(tokenize(normalize(text)), 'asked').size > 0;

  test('is needed where only one other word is left: また入る is not 入る', () => {
    expect(isFound('また入る', 'また入りたいです')).toBe(true);
    expect(isFound('また入る', 'ログイン画面に入れます。中に入りたい')).toBe(false);
    expect(isFound('ぐるぐるする', '退会する方法')).toBe(false);
  });

  test('may be left out where two words or more are left: もう使わない is 使わない', () => {
    expect(isFound('もう使わない', '使わないので')).toBe(true);
  });

  test('may stand in a text between the words of any phrase: 電源が「全然」入らない', () => {
    expect(isFound('電源が入らない', '電源が全然入らない')).toBe(true);
    expect(isFound('電源が入らない', '電源がやっぱり全然入らない')).toBe(true);
  });
});
