import { readFileSync, readdirSync } from 'node:fs';
import { isScalar, parseDocument, isMap, type YAMLMap } from 'yaml';
import { createLexiconMatcher } from '../../../src/search/lexicon/matchers.ts';
import { toPhraseKeys } from '../../../src/search/lexicon/keyed-words.ts';
import { readGroups } from '../../../src/search/lexicon/groups.ts';
import { runThrough } from '../../../src/search/steps.ts';
import { isContent } from '../../../src/search/text/content-words.ts';
import { normalize } from '../../../src/search/text/normalize.ts';
import { loadTokenizer, type Tokenizer } from '../../../src/search/text/tokenizer.ts';

const folder = new URL('../../../src/search/lexicon/', import.meta.url);
const filesOf = (part: string) =>
  readdirSync(new URL(part, folder))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ name, text: readFileSync(new URL(`${part}${name}`, folder), 'utf8') }));

/** Every line of a file of kinds: the broad words, the narrow words, where it stands. */
const kinds = filesOf('kinds/').flatMap(({ name, text }) => {
  const document = parseDocument(text, { schema: 'failsafe' });
  if (!isMap(document.contents)) throw new Error(`${name} is no list of kinds`);
  const lines = (document.contents as YAMLMap).items;
  return lines.map(({ key, value }) => ({
    name,
    broad: isScalar(key) ? String(key.value).split(' = ') : [],
    narrow: (value as { toJSON(): string[] }).toJSON(),
  }));
});
const groups = runThrough(readGroups());
const situations = groups.flatMap((group) => ('what' in group ? [group] : []));

let tokenize: Tokenizer;
beforeAll(async () => {
  tokenize = await loadTokenizer();
});

const doubled = (words: readonly string[]): string[] =>
  words.filter((word, at) => words.map(normalize).indexOf(normalize(word)) !== at);

test('the lexicon knows at least 2,000 words by what they are', () => {
  expect(kinds.reduce((sum, { narrow }) => sum + narrow.length, 0)).toBeGreaterThanOrEqual(2_000);
  expect(situations.length).toBeGreaterThanOrEqual(80);
});

test.each([...filesOf('kinds/'), ...filesOf('situations/'), ...filesOf('groups/')])(
  '$name begins by saying what belongs there',
  ({ text }) => {
    expect(text.split('\n')[0]).toMatch(/^# .{20}/u);
  },
);

test('no broad word is written twice in the same line, and no two lines have all of them in common', () => {
  expect(kinds.filter(({ broad }) => broad.length === 0 || doubled(broad).length > 0)).toEqual([]);
  expect(doubled(kinds.map(({ broad }) => broad.toSorted().join(' ')))).toEqual([]);
});

test('no narrow word stands twice under one broad word', () => {
  expect(kinds.flatMap(({ broad, narrow }) => doubled(narrow).map((word) => `${broad[0]}: ${word}`))).toEqual(
    [],
  );
});

test('no word is narrower than itself', () => {
  const own = kinds.flatMap(({ broad, narrow }) => narrow.filter((word) => broad.includes(word)));
  expect(own).toEqual([]);
});

test('no word is broader than a word that is broader than it', () => {
  const above = new Map<string, Set<string>>();
  for (const { broad, narrow } of kinds)
    for (const word of narrow) above.set(word, new Set([...(above.get(word) ?? []), ...broad]));
  const circles: string[] = [];
  const visit = (word: string, way: readonly string[]): void => {
    if (way.includes(word)) {
      circles.push([...way.slice(way.indexOf(word)), word].join(' < '));
      return;
    }
    for (const next of above.get(word) ?? []) if (!done.has(next)) visit(next, [...way, word]);
    done.add(word);
  };
  const done = new Set<string>();
  for (const word of above.keys()) visit(word, []);
  expect(circles).toEqual([]);
});

test('every word of a kind or a situation says something', () => {
  const words = [
    ...kinds.flatMap(({ broad, narrow }) => [...broad, ...narrow]),
    ...situations.flatMap(({ what, happens, then }) => [...what, ...happens, ...then]),
  ];
  const empty = [...new Set(words)].filter((word) => !tokenize(normalize(word)).some(isContent));
  expect(empty).toEqual([]);
});

test('every word of a kind or a situation is found where somebody writes it', () => {
  const words = [
    ...kinds.flatMap(({ broad, narrow }) => [...broad, ...narrow]),
    ...situations.flatMap(({ what, happens, then }) => [...what, ...happens, ...then]),
  ];
  const distinct = [...new Set(words)];
  const match = createLexiconMatcher(
    distinct.map((word) => ({ same: [word] })),
    tokenize,
  );
  const lost = distinct.filter((word, at) => !match(tokenize(normalize(word)), 'asked').has(String(at)));
  expect(lost).toEqual([]);
});

test('no word of a single letter or kana leads to a broader one', () => {
  const short = kinds.flatMap(({ narrow }) =>
    narrow.filter((word) => /^[a-z0-9\u3041-\u30FE]$/iu.test(word)),
  );
  expect(short).toEqual([]);
});

test('a situation names each of its words once, and is written once', () => {
  const lists = situations.flatMap(({ what, happens, then }) => [what, happens, then]);
  expect(lists.flatMap((list) => doubled(list))).toEqual([]);
  expect(doubled(situations.map((situation) => JSON.stringify(situation)))).toEqual([]);
  expect(lists.filter((list) => toPhraseKeys(tokenize(list.join('、'))).length === 0)).toEqual([]);
});
