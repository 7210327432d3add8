import { createIndexCacheFiles } from '../../../src/files/index-cache-files.ts';
import { createSearch, type SearchEngine } from '../../../src/search/engine.ts';
import { loadTokenizer } from '../../../src/search/text/tokenizer.ts';
import { indexCacheFolder } from '../../index-cache-folder.ts';
import { smallBook } from '../small-book.ts';

const book = smallBook([
  {
    id: 'card',
    question: '会員証を紛失した場合はどうすればよいですか?',
    answer: '窓口で再発行します。',
    phrasings: ['会員証が見つからない'],
  },
  { id: 'address', question: '住所を変更したいのですが', answer: '会員ページから変更できます。' },
  { id: 'hours', question: '営業時間を教えてください', answer: '9時から18時までです。' },
  { id: 'parking', question: '駐車場はありますか', answer: '店の裏に10台分あります。' },
]);
const fail = (problem: string): never => {
  throw new Error(problem);
};
let engine: SearchEngine;

beforeAll(async () => {
  engine = createSearch(book, await loadTokenizer(), createIndexCacheFiles(indexCacheFolder, fail));
}, 60_000);

test.each(['会員証をなくした', '住所', '駐車場の営業時間', 'ラーメン食べたい', ''])(
  'the inspection of 「%s」 agrees with the search',
  (message) => {
    const { verdict, ranking } = engine.inspect(message);
    const { finding, ranked, confidence } = engine.rank(message);
    expect(verdict.kind).toBe(finding.kind);
    expect(verdict.answer).toBe(confidence);
    expect(ranking.map(({ id, share }) => [id, share])).toEqual(
      ranked.slice(0, 5).map(({ entryId, score }) => [entryId, score]),
    );
  },
);

test('the parts of a score are all of it', () => {
  const { ranking } = engine.inspect('会員証をなくした。住所も変えたい');
  expect(ranking.length).toBeGreaterThan(1);
  for (const { score, parts } of ranking)
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score);
});

test('words that the lexicon connects are named, those of the message and those of the entry', () => {
  const [first] = engine.inspect('会員証をなくした').ranking;
  expect(first?.id).toBe('card');
  const written = first?.met.find(({ asked }) => asked.includes('なくす'))?.written;
  expect(written).toContain('紛失');
});

test('the phrasing that fits best is named, or the question', () => {
  expect(engine.inspect('会員証 見つからない').ranking[0]?.queryDocument).toEqual({
    kind: 'phrasing',
    text: '会員証が見つからない',
  });
  expect(engine.inspect('営業時間').ranking[0]?.queryDocument).toEqual({
    kind: 'question',
    text: '営業時間を教えてください',
  });
});

test('greetings are listed as dropped, and the request is shown without them', () => {
  const { reading } = engine.inspect('お世話になっております。営業時間は?');
  expect(reading.dropped).toEqual(['お世話になっております']);
  expect(reading.request).toBe('営業時間は');
});

test('a message in kana alone is shown with the words that it was read as', () => {
  const { reading } = engine.inspect('えいぎょうじかんをおしえて');
  expect(reading.isKana).toBe(true);
  expect(reading.tokens.map(({ surface }) => surface)).toEqual(expect.arrayContaining(['営業', '時間']));
});

test('two requests in one message are shown separately, each with what it found', () => {
  const { requests, verdict } = engine.inspect('営業時間を教えてください。駐車場はありますか?');
  expect(requests).toMatchObject([
    { text: '営業時間を教えてください', kind: 'confident', first: 'hours', answer: 1 },
    { text: '駐車場はありますか', kind: 'confident', first: 'parking', answer: 1 },
  ]);
  expect(verdict).toMatchObject({ kind: 'several', reason: 'several', shown: ['hours', 'parking'] });
  expect(engine.inspect('営業時間を教えてください').requests).toEqual([]);
});

test('a correction of an unknown word is shown', () => {
  expect(engine.inspect('会院証をなくした').reading.corrections).toEqual(expect.any(Array));
  expect(engine.inspect('営業時間').reading.corrections).toEqual([]);
});

test('a word that no entry knows is shown, and what would be found without it', () => {
  const { words, changes } = engine.inspect('ラーメン屋の駐車場');
  expect(words.find(({ word }) => word === 'ラーメン')).toMatchObject({ entries: 0 });
  const ramen = changes.unknown.find(({ word }) => word === 'ラーメン');
  expect(ramen?.firstWithout).toBe('parking');
  expect(ramen?.answerWithout).toBeGreaterThan(0);
});

test.each([
  ['', 'blank'],
  [' \n', 'blank'],
  ['😀!?', 'blank'],
  ['ありがとうございました', 'pleasantry'],
  ['qwerty', 'nothing shared'],
  ['営業時間を教えてください', 'typed'],
  ['会員証が 見つからない!', 'typed'],
] as const)('「%s」 has its reason: %s', (message, reason) => {
  expect(engine.inspect(message).verdict.reason).toBe(reason);
});

test("the book's own caution decides what is answered outright", async () => {
  const tokenizer = await loadTokenizer();
  const message = '会員証をなくした';
  const { answer } = engine.inspect(message).verdict;
  expect(answer).toBeGreaterThan(0.5);
  const above = createSearch({ ...book, caution: Math.min(answer + 0.001, 1) }, tokenizer);
  const below = createSearch({ ...book, caution: answer - 0.001 }, tokenizer);
  expect(above.inspect(message).verdict).toMatchObject({ kind: above.find(message).kind, answer });
  expect(below.inspect(message).verdict).toMatchObject({ kind: 'confident', reason: 'sure', answer });
  expect(above.find(message).kind).not.toBe('confident');
});

test('of the bands below the caution the one with the least expected cost was chosen', () => {
  for (const message of ['住所', '駐車場の営業時間', 'ラーメン食べたい', '会員証の住所']) {
    const { kind, expected } = engine.inspect(message).verdict;
    const least = Math.min(expected.likely ?? Infinity, expected.choose, expected.none);
    if (kind === 'ambiguous') expect(expected.choose).toBeLessThanOrEqual(expected.none);
    if (kind === 'likely') expect(expected.likely).toBe(least);
    if (kind === 'none') expect(expected.none).toBeLessThanOrEqual(expected.choose);
  }
});

test('an inspection is plain data, as the desk gets it', () => {
  const inspection = engine.inspect('会員証をなくした');
  expect(JSON.parse(JSON.stringify(inspection))).toEqual(inspection);
});
