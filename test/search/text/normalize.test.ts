import { normalize, toKatakana } from '../../../src/search/text/normalize.ts';

test.each([
  ['ﾊﾟｽﾜｰﾄﾞ', 'パスワード'],
  ['ＩＤ', 'id'],
  ['パートタイマ―', 'パートタイマー'],
  ['すごーーーい', 'すごーい'],
  ['か\u3099', 'が'],
  ['ハ゜スワート゛', 'パスワード'],
  ['ハﾟスワード', 'パスワード'],
  ['⻭⾞の⻑さ', '歯車の長さ'],
  ['⾒積もりと⻄口', '見積もりと西口'],
  ['Ⅱ種とⅻ号と②', '2種と12号と2'],
  ['2024-01-05', '2024-01-05'],
  ['0120-86-2040', '0120-86-2040'],
  ['月-金', '月-金'],
  ['急に　ロ グ ア ウ ト　された', '急に ログアウト された'],
  ['住 所 を 変 え た い ！', '住所を変えたい !'],
  ['水 木 金 土 が休み', '水 木 金 土 が休み'],
  ['住所 電話 の 変更', '住所 電話 の 変更'],
])('%s is read as %s', (typed, read) => {
  expect(normalize(typed)).toBe(read);
});

test('a character that stands for 18 others cannot make a message longer than 2,000', () => {
  expect(normalize('ﷺ'.repeat(2_000)).length).toBeLessThanOrEqual(2_000);
});

test('hiragana and katakana are one spelling', () => {
  expect(toKatakana('ぱすわーど ゔゞ 登録')).toBe('パスワード ヴヾ 登録');
});

test('a name is found whichever old or variant kanji it is written with', () => {
  expect(normalize('髙橋 﨑山 渡邉 渡邊 齋藤 澤田 舊姓')).toBe('高橋 崎山 渡辺 渡辺 斎藤 沢田 旧姓');
});
