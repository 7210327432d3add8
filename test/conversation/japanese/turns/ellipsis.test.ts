import { completedBy, readEllipsis } from '../../../../src/conversation/japanese/turns/ellipsis.ts';

test.each([
  ['じゃあ家族は?', '家族'],
  ['では通学証明書は', '通学証明書'],
  ['ついでに電話番号のほうは', '電話番号'],
  ['それと、メールアドレス', 'メールアドレス'],
  ['それって家族も?', '家族'],
  ['じゃあその子の奥さんとか子供は', '奥さんとか子供'],
  ['住所が変わったときは?', '住所が変わったとき'],
  ['スマホだとどうですか', 'スマホ'],
])('「%s」 is a piece of a question, about %s', (text, said) => {
  expect(readEllipsis(text)?.said).toBe(said);
});

test.each(['駐車場はありますか', 'じゃあ退会したいです', 'あと1日で終わる', 'それはいくら?', 'どうすれば?'])(
  '「%s」 is no piece of the question before',
  (text) => {
    expect(readEllipsis(text)).toBeUndefined();
  },
);

const completed = (said: string, before: string): readonly string[] =>
  completedBy({ said, goesOn: true }, before);

test('the new part takes the place of what it is most like, and the verb is carried over', () => {
  expect(completed('家族', 'アルバイトやパートも使えますか')).toEqual(['家族も使えますか']);
  expect(completed('電話番号', 'メールアドレスを変更したい')[0]).toBe('電話番号を変更したい');
  expect(completed('通学証明書', '生徒の在学証明書がほしい')[0]).toBe('生徒の通学証明書がほしい');
  expect(completed('パート', '従業員の家族も使えますか')).toContain('パートも使えますか');
});
