import { denialForms } from '../../src/japanese/denial-forms.ts';
import { deniedWords, readDenial, wantedInFull } from '../../src/japanese/denial.ts';

const deniedIn = (text: string): readonly string[] =>
  (readDenial(text)?.denied ?? []).map(({ words }) => words);

test.each(denialForms)('「$example」 denies 「$denies」', ({ example, denies }) => {
  expect(deniedIn(example)).toEqual([denies]);
});

test.each([
  ['休会じゃなくて退会です', ['休会'], '退会です'],
  ['いえ、予約ではなく取り消しのほうです', ['予約'], '取り消しのほうです'],
  ['鍵をなくしたわけではありません。もう一本ほしいのです', ['鍵をなくした'], 'もう一本ほしいのです'],
  ['退会しないで続けたい', ['退会'], '続けたい'],
  ['休会はせずに退会したいです', ['休会'], '退会したいです'],
  ['解約はしません。住所だけ変えたい', ['解約'], '住所だけ変えたい'],
  ['忘れてないけど変えたい', ['忘れて'], '変えたい'],
  ['住所を変えたい、電話じゃなくて', ['電話'], '住所を変えたい'],
  ['申込みはもう済んでいます。その後の手続きが知りたい', ['申込み'], 'その後の手続きが知りたい'],
  ['退会したいんじゃないって!!体験を続けたいの!!', ['退会したい'], '体験を続けたいの'],
  ['カードなくしたんじゃないの そもそも届かないの', ['カードなくした'], 'そもそも届かないの'],
  ['いや忘れてはない 変えたいだけなんだけど', ['忘れては'], '変えたいだけなんだけど'],
  ['休会はもうしてます。それを延ばしたいの', ['休会'], 'それを延ばしたいの'],
  ['アプリじゃない方のIDを忘れた', ['アプリ'], 'IDを忘れた'],
  ['本じゃなくてDVDを借りたい', ['本'], 'DVDを借りたい'],
  ['在職証明書はいりません、源泉徴収票をください', ['在職証明書'], '源泉徴収票をください'],
  ['増やすのはもういいです。辞めた人のことを聞きたい', ['増やす'], '辞めた人のことを聞きたい'],
  ['カードをなくしたとかじゃなく、番号を忘れただけ', ['カードをなくした'], '番号を忘れただけ'],
  ['忘れたのではございません。変えたいのです', ['忘れた'], '変えたいのです'],
  ['更新の話やのうて、解約の話や', ['更新'], '解約の話や'],
  ['家族っていうかパートの人です', ['家族'], 'パートの人です'],
  ['解約は関係なくて料金だけ知りたい', ['解約'], '料金だけ知りたい'],
  ['作るんとちゃうねん、更新や', ['作る'], '更新や'],
  ['忘れたわけやなくて、変えたいんです', ['忘れた'], '変えたいんです'],
])('「%s」 denies something and wants the rest', (text, denied, wanted) => {
  expect(deniedIn(text)).toEqual(denied);
  expect(readDenial(text)?.wanted).toBe(wanted);
});

test.each(['全然違う', 'まったく違います', 'ぜんぜんちがうんだけど', 'ちょっと違います'])(
  '「%s」 turns down the last answer, and names nothing',
  (text) => {
    expect(readDenial(text)).toEqual({ denied: [], wanted: '', isCorrection: true });
  },
);

test.each(['全然違う住所に届いた', 'パスワードが全然違う'])('「%s」 tells of something else', (text) => {
  expect(readDenial(text)).toBeUndefined();
});

test.each([
  ['口座を変えたいんじゃなくて確認したい', '変えたい', '口座を確認したい'],
  ['口座を確認するんじゃなくて変えるやり方は', '確認', '口座を変えるやり方は'],
  ['パスワードを忘れたわけじゃない', '忘れた', 'パスワードを'],
  ['パスワード忘れたわけじゃありません。変えたいだけです', '忘れた', 'パスワード変えたいだけです'],
  ['カードの受け取りではなく更新です', '受け取り', 'カードの更新です'],
  ['積立を解約したいわけではなく、育休の間だけ休みたい', '解約したい', '積立を育休の間だけ休みたい'],
])('「%s」 keeps what the denied was about', (text, denied, inFull) => {
  const denial = readDenial(text);
  expect(denial === undefined ? [] : deniedWords(denial)).toEqual([denied]);
  expect(denial === undefined ? '' : wantedInFull(denial)).toBe(inFull);
});

test.each([
  ['住所の変更じゃなくて電話番号の変更をしたい', '住所の変更', '電話番号の変更をしたい'],
  ['休会の手続きじゃなくて請求書です', '休会の手続き', '請求書です'],
  ['退会するつもりはないのですが料金を知りたい', '退会', '料金を知りたい'],
])('「%s」 names another thing, and keeps nothing of the denied', (text, denied, inFull) => {
  const denial = readDenial(text);
  expect(denial === undefined ? [] : deniedWords(denial)).toEqual([denied]);
  expect(denial === undefined ? '' : wantedInFull(denial)).toBe(inFull);
});

test.each([
  ['違います、駐車場のことです', '駐車場'],
  ['すみません間違えました。領収書です', '領収書です'],
  ['そうじゃなくて、料金です', '料金です'],
  ['訂正、クーポンです', 'クーポンです'],
  ['言い間違えました。メールアドレスです', 'メールアドレスです'],
  ['ちゃうちゃう、定期便のほう', '定期便のほう'],
  ['そうやなくて、期限を延ばしたい', '期限を延ばしたい'],
  ['あ、逆でした。やめたいほうです', 'やめたいほうです'],
  ['あ、転出でした', '転出'],
  ['転出の間違いでした', '転出'],
  ['反対でした、やめるほうです', 'やめるほうです'],
  ['あ、下げたい、の間違いです', '下げたい'],
  ['返品するときの送料って意味です', '返品するときの送料'],
  ['定期便のつもりで聞きました', '定期便'],
])('「%s」 turns down what was said before', (text, wanted) => {
  expect(readDenial(text)).toEqual({ isCorrection: true, denied: [], wanted });
});

test.each([
  '聞きたいのはそれじゃないんだよなあ',
  'そういう話じゃないんだけど',
  'そういうことが聞きたいんじゃなくて',
  'それではございません',
  '知りたいのはこれとちゃうねん',
  '逆です',
  'その逆なんですけど',
  '違うんですよね',
])('「%s」 turns down the last answer and names nothing', (text) => {
  expect(readDenial(text)).toEqual({ isCorrection: true, denied: [], wanted: '' });
});

test('what is over is told from what is unwanted', () => {
  const [over] = readDenial('再発行はもう頼みました。まだ届かないんです')?.denied ?? [];
  expect(over).toMatchObject({ words: '再発行', isOver: true });
  expect(readDenial('再発行じゃなくて更新です')?.denied[0]?.isOver).toBe(false);
});

test.each([
  // A trouble.
  'メールが届かない',
  'メールが届いていないけど再送してほしい',
  '登録できません',
  'パスワードがわからないので教えてください',
  'まだ届いていませんが、いつ来ますか',
  'お湯でないんだけど寒い',
  'お湯がでなくて困ってます',
  '駅でなくしました',
  '書類がなくて困っています',
  '家にパソコンがないので図書館で見たい',
  '忘れちゃうんですけど',
  'なくしちゃったんですが',
  '支払いはもう済んでいるのに督促が来た',
  '入力ミスです。直せますか',
  '間違えました。どうすればいいですか',
  '大丈夫でした',
  'エラーでした',
  // A condition, or the manner.
  '会員じゃないと使えませんか',
  '会員じゃないけど使えますか',
  '正社員ではないのですが使えますか',
  '会員にはなりたくないのですが、そのまま買えますか',
  '正社員じゃない人も使っていいのでしょうか',
  '会員ではなくても使えますか',
  '本人でなくても申し込めますか',
  '会員ではなくなったのですが',
  '登録しないで使えますか',
  '来店せずに手続きしたい',
  '何も変えないで放っておくとどうなりますか',
  '番号を1件ずつ調べるんじゃなくて、まとめて取り込むやり方は',
  // A question, or a figure of speech.
  '土日は休みじゃないの',
  'これって無料じゃない?',
  'それじゃないよね',
  '給湯器が壊れたんじゃないでしょうか',
  'いつも混んでるじゃないですか',
  'メールがこないんちゃう?',
  '印鑑は必要ないですか',
  '会員カードは要らないですか',
  '今日でなくていいですか',
  '予約はいいですか',
  // A duty.
  '行かなくてはいけませんか',
  '更新しなければなりませんか',
  '入らないといけないですか',
  // More than one.
  '本人だけじゃなく家族も使えますか',
  '平日だけじゃなく土日も開いていますか',
  // The very thing that is to go.
  'カードがいらないので解約したい',
  'いらない家具を引き取ってほしい',
  'もう要らないので消したい',
  '電話ではだめですか',
  'すみません、駐車場はありますか',
  '違う住所に送ってほしい',
  'それは違約金がかかりますか',
])('「%s」 denies nothing', (text) => {
  expect(readDenial(text)).toBeUndefined();
});
