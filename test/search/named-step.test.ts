import { loadBook } from '../../src/books/load.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';

let engine: SearchEngine;
beforeAll(async () => {
  engine = createSearch(loadBook('faq-data/benesapo'), await loadTokenizer());
});

test.each([
  ['ステップ１の意味がわかりません', 'guide-01'],
  ['STEP３の内容が難しい', 'guide-03'],
  ['ステップ２がよく分からない', 'guide-02'],
  ['手順2って何をすればいいですか', 'guide-02'],
  ['すてっぷ１って何するんだっけ', 'guide-01'],
  ['すてっぷ２がよくわかりません', 'guide-02'],
])('「%s」 names one step, which is answered', (message, id) => {
  expect(engine.find(message)).toMatchObject({ kind: 'confident', entry: { id } });
});

test('a step that no question has is not answered by another', () => {
  expect(engine.find('ステップ7がわからない').kind).not.toBe('confident');
});

test('who asks something else of a step is not answered by its number alone', () => {
  expect(engine.find('ステップ2の駐車場').kind).not.toBe('confident');
});
