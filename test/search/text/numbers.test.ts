import { normalize } from '../../../src/search/text/normalize.ts';
import { counterOf, readChangeOfCount } from '../../../src/search/text/numbers.ts';
import { loadTokenizer, type Tokenizer } from '../../../src/search/text/tokenizer.ts';

let tokenize: Tokenizer;
beforeAll(async () => {
  tokenize = await loadTokenizer();
});
const numbersIn = (text: string): string[] =>
  tokenize(normalize(text))
    .filter(({ detail }) => detail === '数')
    .map(({ base }) => base);

test.each([
  ['二階', '2階'],
  ['２階', '2階'],
  ['Ⅱ階', '2階'],
  ['②階', '2階'],
  ['三才児の健診', '3歳'],
  ['3歳児健診', '3歳'],
  ['1万円', '10000円'],
  ['10,000円', '10000円'],
  ['二十三日', '23日'],
  ['三ヶ月', '3か月'],
  ['3カ月', '3か月'],
  ['2番目', '2番'],
  ['二番', '2番'],
  ['三月', '3月'],
  ['第2子', '2子'],
  ['三十代', '30代'],
  ['２便', '2便'],
  ['2カ所', '2か所'],
])('%s is read as %s', (text, number) => {
  expect(numbersIn(text)).toEqual([number]);
});

test.each([
  'STEP2',
  'step 02',
  'ステップ2',
  'ステップ②',
  '手順2',
  '手順Ⅱ',
  '2番目の手順',
  '二番目のステップ',
  '②の手順',
])('%s is the second step, whatever it is called', (text) => {
  const [token, ...others] = tokenize(normalize(text));
  expect([token?.base, others]).toEqual(['2手順', []]);
});

test('7番 and 7時 are two words, and 65歳以上 is no age', () => {
  expect(numbersIn('7番バスは7時')).toEqual(['7番', '7時']);
  expect(numbersIn('65歳以上と65歳')).toEqual(['65歳以上', '65歳']);
});

test.each(['十分な説明', '一番安い', '一時停止', '一括払い', '0120-86-2040', '2ステップで完了'])(
  '%s counts nothing',
  (text) => {
    expect(numbersIn(text).filter((number) => !/^\d+$/u.test(number))).toEqual([]);
  },
);

test.each([
  ['利用者 50名→65名 に変更希望', '人数を増やす'],
  ['65人から50人に変更', '人数を減らす'],
  ['3台→5台', '増やす'],
])('「%s」 asks for 「%s」', (text, asked) => {
  expect(readChangeOfCount(normalize(text))).toContain(asked);
});

test.each(['10時→12時に変更', '50名から65名の料金', '3月1日→3月5日', '1人から5人で使えますか', '5枚→5枚'])(
  '「%s」 asks for neither more nor less',
  (text) => {
    expect(readChangeOfCount(text)).toBe(text);
  },
);

test('a number without a counter counts nothing', () => {
  expect([counterOf('13'), counterOf('13番'), counterOf('番')]).toEqual(['', '番', undefined]);
});
