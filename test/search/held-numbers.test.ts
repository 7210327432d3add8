import { loadBook } from '../../src/books/load.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { loadTokenizer, type Tokenizer } from '../../src/search/text/tokenizer.ts';
import { normalize } from '../../src/search/text/normalize.ts';

let engine: SearchEngine;
let tokenize: Tokenizer;
beforeAll(async () => {
  tokenize = await loadTokenizer();
  engine = createSearch(loadBook('faq-data/honobono-mini2'), tokenize);
});

test.each([
  '25日を過ぎてから解約を申し込んだら、終わるのはいつ?',
  '二十五日すぎてから解約出したら、いつまで使うことになりますか',
])('「%s」 is answered by the entry whose answer alone holds the number', (message) => {
  const finding = engine.find(message);
  expect(['confident', 'likely']).toContain(finding.kind);
  expect(finding).toMatchObject({ entry: { id: 'q15' } });
});

test('a number that a question counts lifts no other entry above the first', () => {
  const { ranked } = engine.rank('無料体験を申し込んで一日たっても登録の確認メールが届きません');
  expect(ranked[0]?.entryId).toBe('q11');
});

test.each(['25日を過ぎたら', '25日過ぎ', '廿五日すぎて', '二十五日', '２５日'])(
  '「%s」 holds the 25th, and nothing else',
  (text) => {
    const nouns = tokenize(normalize(text)).filter(({ partOfSpeech }) => /名詞|動詞$/u.test(partOfSpeech));
    expect(nouns.filter(({ partOfSpeech }) => partOfSpeech !== '助動詞').map(({ base }) => base)).toEqual([
      '25日',
    ]);
  },
);

test('a span that has passed still tells of waiting', () => {
  expect(tokenize(normalize('2週間過ぎても届かない')).map(({ base }) => base)).toContain('過ぎる');
});
