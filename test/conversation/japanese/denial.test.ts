import { readDenial } from '../../../src/conversation/japanese/denial.ts';

test.each([
  ['休会じゃなくて退会です', ['休会'], '退会です'],
  ['いえ、予約ではなく取り消しのほうです', ['予約'], '取り消しのほうです'],
  ['鍵をなくしたわけではありません。もう一本ほしいのです', ['鍵をなくした'], 'もう一本ほしいのです'],
  ['解約するつもりはないです。住所を直したい', ['解約する'], '住所を直したい'],
  ['退会しないで続けたい', ['退会し'], '続けたい'],
  ['解約はしません。住所だけ変えたい', ['解約はし'], '住所だけ変えたい'],
  ['忘れてないけど変えたい', ['忘れて'], '変えたい'],
  ['住所を変えたい、電話じゃなくて', ['電話'], '住所を変えたい'],
  ['申込みはもう済んでいます。その後の手続きが知りたい', ['申込み'], 'その後の手続きが知りたい'],
  ['退会したいんじゃないって!!体験を続けたいの!!', ['退会したい'], '体験を続けたいの'],
  ['退会したいんじゃないの、メルマガを止めたいの', ['退会したい'], 'メルマガを止めたいの'],
  ['カードなくしたんじゃないの そもそも届かないの', ['カードなくした'], 'そもそも届かないの'],
  ['いや忘れてはない 変えたいだけなんだけど', ['忘れては'], '変えたいだけなんだけど'],
  ['休会はもうしてます。それを延ばしたいの', ['休会'], 'それを延ばしたいの'],
])('「%s」 denies something and wants the rest', (text, denied, wanted) => {
  expect(readDenial(text)).toMatchObject({ denied, wanted });
});

test.each(['違います、駐車場のことです', 'すみません間違えました。領収書です', 'そうじゃなくて、料金です'])(
  '「%s」 turns down what was said before',
  (text) => {
    expect(readDenial(text)).toMatchObject({ isCorrection: true, denied: [] });
  },
);

test.each([
  '聞きたいのはそれじゃないんだよなあ',
  'そういう話じゃないんだけど',
  'そういうことが聞きたいんじゃなくて',
])('「%s」 turns down the last answer and names nothing', (text) => {
  expect(readDenial(text)).toEqual({ isCorrection: true, denied: [], wanted: '' });
});

test('the opposite of what was answered is a correction', () => {
  expect(readDenial('逆です。人が増えたの')).toMatchObject({ isCorrection: true, wanted: '人が増えたの' });
});

test('what is denied of something keeps what it is about', () => {
  expect(readDenial('パスワード忘れたわけじゃありません。変えたいだけです')?.topic).toBe('パスワード');
  expect(readDenial('体験をやめないで使い続けたい')?.topic).toBe('体験');
});

test.each([
  'メールが届かない',
  '登録できません',
  'パスワードがわからないので教えてください',
  '会員じゃないと使えませんか',
  '平日だけじゃなく土日も開いていますか',
  '本人でなくても申し込めますか',
  '電話ではだめですか',
  'まだ届いていませんが、いつ来ますか',
  'すみません、駐車場はありますか',
  '違う住所に送ってほしい',
  'お湯でないんだけど寒い',
  '土日は休みじゃないの',
  'これって無料じゃない?',
  'それじゃないよね',
  'それは違約金がかかりますか',
  '何も変えないで放っておくとどうなりますか',
])('「%s」 denies nothing', (text) => {
  expect(readDenial(text)).toBeUndefined();
});
