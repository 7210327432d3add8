import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import kuromoji, { type IpadicFeatures, type Tokenizer } from 'kuromoji';
import { loadBooks } from '../../../src/books/load.ts';
import { loadAnalyzer } from '../../../src/search/text/dictionary.ts';

const packageFile = createRequire(import.meta.url).resolve('kuromoji/package.json');
let [plain, ours]: (Tokenizer<IpadicFeatures> | undefined)[] = [];

beforeAll(async () => {
  ours = await loadAnalyzer();
  plain = await new Promise((resolve, reject) => {
    const dicPath = path.join(path.dirname(packageFile), 'dict');
    kuromoji
      .builder({ dicPath })
      .build((error: Error | null, analyzer) => (error ? reject(error) : resolve(analyzer)));
  });
}, 30_000);

function expectSameWords(text: string): void {
  expect(ours?.tokenize(text)).toEqual(plain?.tokenize(text));
}

test('the words of every book are those that kuromoji by itself finds', () => {
  for (const { entries } of loadBooks('faq-data').values())
    for (const { question, phrasings } of entries)
      for (const text of [question, ...phrasings]) expectSameWords(text);
});

test('so are those of any text: unknown words, runs of one script, rare characters', () => {
  const parts = [
    'パスワード',
    'ﾊﾟｽ',
    'なくした',
    '届かない',
    'ヴォ',
    '𠮷',
    '😀',
    'é',
    'abc',
    '123',
    '々',
    '。',
    ' ',
    '\n',
    'ゟ',
    '한글',
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((chosen) => chosen.join('')),
  );
  fc.assert(fc.property(texts, expectSameWords), { numRuns: 500 });
});
