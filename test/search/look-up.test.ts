import { createSearch } from '../../src/search/engine.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';
import { smallBook } from './small-book.ts';

const book = smallBook([
  {
    id: 'card',
    question: '会員証の再発行',
    answer: '受付でお申し込みください。ご登録の住所へ郵送します。手数料は500円です。',
  },
  { id: 'address', question: '住所を変更したい', answer: '受付でお申し出ください。' },
]);
const [card, address] = book.entries;

test('what an entry is about is told from what its answer only speaks of', async () => {
  const { lookUp } = createSearch(book, await loadTokenizer());
  if (card === undefined || address === undefined) throw new Error('the book is empty');
  expect(lookUp('住所', card)).toMatchObject({ words: 1, known: 1, asked: 0 });
  expect(lookUp('住所', address)).toMatchObject({ words: 1, known: 1, asked: 1 });
});

test('a verb is found in the sentence that says it in other words', async () => {
  const { lookUp } = createSearch(book, await loadTokenizer());
  if (card === undefined) throw new Error('the book is empty');
  expect(lookUp('送ってもらえますか', card).sentences.map(({ done }) => done)).toEqual([0, 1, 0]);
});
