import { readdirSync } from 'node:fs';
import { createMetrics } from '../src/telemetry/metrics.ts';
import { pages } from './docs/pages.ts';
import { readSources } from './architecture/source-files.ts';
import {
  headingsIn,
  holdsOldWord,
  namesIn,
  partsOf,
  textsIn,
  type OldWord,
} from './architecture/vocabulary.ts';

const inAnyName = (list: string): readonly OldWord[] => list.split(', ').map((words) => ({ words }));
const alone = (list: string): readonly OldWord[] =>
  list.split(', ').map((words) => ({ words, isAlone: true }));

/** What they are called now is in docs/glossary.md. */
const oldWords: readonly OldWord[] = [
  ...inAnyName(
    'deed, deeds, untold, told, telling, tellings, errand, errands, parcel, parcels, ledger, ledgers',
  ),
  ...inAnyName('standing, standings, belief, beliefs, evidence, strange, guessing, walk, walks, walking'),
  ...inAnyName('held chat, is kept, take next, first look, second look, staff act, asker act, when late'),
  ...inAnyName('masses, wholes, riding, taking'),
  ...alone('held, kept, noted, mass, asks, leads, carries, ride, rides, listening'),
];

/** A dead letter is called so in full; other letters are those of a text. */
const letters: readonly OldWord[] = ['letter', 'letters'].map((words) => ({ words, unlessAfter: 'dead' }));
const whereDeadLettersAre = /^src\/(?:engine|delivery|redis|memory|telemetry)\//;

/** Ordinary English, or somebody else's word. */
const ordinary: ReadonlySet<string> = new Set([
  // The older name of `guides` in book.yaml stays readable.
  'src/books/schema/book-schema.ts: walks',
  'src/books/checks/cross-check.ts: walks',
  // What stands in the buttons of messages that were sent before guides had their name.
  'src/line/choice-data.ts: walk',
  // An event of Node's servers.
  'test/simulator/sdk.test.ts: listening',
]);

const isOld = (where: string, name: string): boolean =>
  holdsOldWord(name, whereDeadLettersAre.test(where) ? [...oldWords, ...letters] : oldWords);

const sources = ['src', 'test', 'bench', 'scripts'].flatMap((root) =>
  readSources(root, ['.ts', '.mjs', '.js', '.lua', '.json']).map(({ path, text }) => ({
    path: `${root}/${path}`,
    text,
  })),
);

/** They have to write the words down: this test, and what reads records of the format before. */
const writers = [
  'test/vocabulary.test.ts',
  'src/redis/records/upgrade-to-2.ts',
  'test/redis/format.test.ts',
  'test/redis/upgrade.test.ts',
];
const others = sources.filter(
  ({ path }) => !writers.includes(path) && !path.startsWith('test/redis/fixtures/'),
);

test('no identifier, member of a union, log field or key of a file uses an old word', () => {
  const found = others.flatMap(({ path, text }) =>
    namesIn({ path, text })
      .filter((name) => isOld(path, name))
      .map((name) => `${path}: ${name}`),
  );
  expect(found.filter((each) => !ordinary.has(each))).toEqual([]);
});

/** In a sentence these are ordinary English. */
const inSentences: ReadonlySet<string> = new Set(['told', 'is kept']);
const printed = oldWords.filter(({ words, isAlone }) => isAlone !== true && !inSentences.has(words));

/** A book may still hold the older name, so the message has to say it. */
const namesOldKey = 'Write all of them in "guides", and delete "walks".';

test('nothing that the shell, a problem of a book or the copy says uses an old word', () => {
  const found = sources
    .filter(({ path }) => /^src\/(?:cli|books|copy)\/.*\.ts$/.test(path))
    .flatMap(({ path, text }) =>
      textsIn({ path, text })
        .filter((each) => each !== namesOldKey && holdsOldWord(each, printed))
        .map((each) => `${path}: ${each}`),
    );
  expect(found.filter((each) => !ordinary.has(each))).toEqual([]);
});

test('no folder and no file is called by an old word', () => {
  const paths = ['src', 'test', 'bench', 'scripts', 'docs', 'faq-data'].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`),
  );
  const isCalledSo = (path: string): boolean =>
    path.split('/').some((part) => isOld('', part.replace(/\..*$/, '')));
  expect(paths.filter((path) => isCalledSo(path))).toEqual([]);
});

test('no key of Redis and no metric uses an old word', () => {
  const keys = sources
    .filter(({ path }) => path === 'src/redis/keys.ts')
    .flatMap(({ text }) => text.match(/madoguchi:[^`'"]*|\}:[a-z-]+/g) ?? []);
  const metrics = createMetrics().registry.getMetricsAsArray();
  const names = [...keys, ...metrics.flatMap(({ name, help }) => [name, help])];
  expect(keys).not.toEqual([]);
  expect(names.filter((name) => isOld('src/redis/', name))).toEqual([]);
});

test('no heading of the docs uses an old word', () => {
  const found = pages.flatMap((page) =>
    headingsIn(page)
      .filter((heading) => heading.split(/[^A-Za-z]+/).some((word) => word !== '' && isOld('', word)))
      .map((heading) => `${page.path}: ${heading}`),
  );
  expect(found).toEqual([]);
});

describe('the checker finds what it looks for', () => {
  test('a name is split where a reader splits it', () => {
    expect(partsOf('isHTMLSafe')).toEqual(['is', 'html', 'safe']);
    expect(partsOf('dead-letters')).toEqual(['dead', 'letters']);
    expect(partsOf('MOST_TRIES2')).toEqual(['most', 'tries']);
    expect(partsOf('whenLate')).toEqual(['when', 'late']);
  });

  test('a word is found inside a longer name, one that stands alone only there', () => {
    const words: readonly OldWord[] = [
      { words: 'when late' },
      { words: 'held', isAlone: true },
      { words: 'letter', unlessAfter: 'dead' },
    ];
    expect(holdsOldWord('outboxWhenLate', words)).toBe(true);
    expect(holdsOldWord('whenItIsLate', words)).toBe(false);
    expect(holdsOldWord('held', words)).toBe(true);
    expect(holdsOldWord('heldBy', words)).toBe(false);
    expect(holdsOldWord('deadLetter', words)).toBe(false);
    expect(holdsOldWord('oneLetter', words)).toBe(true);
    expect(holdsOldWord('letterHead', words)).toBe(true);
  });

  test('the text of strings and templates is found, whatever stands between', () => {
    const code = "// walks\nlog('he walks', `a ${ride(`b`)} walk ${on} c`);";
    expect(textsIn({ path: 'a.ts', text: code })).toEqual(['he walks', 'a ', 'b', ' walk ', ' c']);
    expect(holdsOldWord(' walk "', [{ words: 'walk' }])).toBe(true);
  });

  test('names are found in code, in Lua and in JSON, not in comments or sentences', () => {
    const named = (path: string, text: string): readonly string[] => namesIn({ path, text });
    const code = "// walks\ntype A = { readonly kind: 'told-once' }; log('he walks on');";
    expect(named('a.ts', code)).toEqual(['A', 'kind', 'told-once', 'log']);
    expect(named('a.lua', "-- walks\nlocal seen = redis.call('GET')")).toEqual([
      'local',
      'seen',
      'redis',
      'call',
    ]);
    expect(named('a.json', '{ "a": [{ "b": "c" }] }')).toEqual(['a', 'b']);
  });
});
