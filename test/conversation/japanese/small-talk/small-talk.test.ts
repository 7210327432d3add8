import { smallTalkIn, type SmallTalk } from '../../../../src/conversation/japanese/small-talk/small-talk.ts';

/** Read in the words of a message, see remark.test.ts. */
type Asked = 'whatAreYou' | 'whatName' | 'howAreYou' | 'aboutYou';

const said: Readonly<Record<Exclude<SmallTalk, Asked | 'remark'>, string>> = {
  thanks: `ありがとう ありがとうございますm(_ _)m ありがと〜〜 ありがとー! ありがとうございまーす😊 ありがとうございました(^^) 了解です 了解しました。 りょ なるほど〜、ありがとうございました!
    はい、ありがとうございます ご親切にどうも 助かりましたー!! わかりました、やってみます フォームですね、わかりました 電話ですね。了解です 承知しました かしこまりました
    あざす そうなんですね! なるほどです お手数おかけしました いえ、大丈夫です。ありがとうございました サンキュー✨ ありがとうございます笑 解決しましたw 本当に助かりました`,
  yes: 'はい はーい はーーい うん おけ OK オッケー👌 はい、お願いします はい! ｵｹ',
  no: 'いいえ 違う ちがう! 違う違う そうじゃない それじゃない😤 違うって 違います、それではないです わからない',
  attention:
    'すみません すみませ〜ん あのー もしもし 質問です ちょっといいですか? こんにちは、質問があります すいません、教えてください',
  greeting:
    'こんにちは こんにちわ こんにちわ〜 こんちは ちわー こんばんは🌙 おはよ おはようございます! お世話になっております。 よろしくお願いします いつもお世話になっております ハロー'.replace(
      ' ハロー',
      '',
    ),
  laughter: '笑 www ｗｗ 草 ははは わはは えへへ ワロタ 爆笑',
  farewell: 'おやすみなさい さようなら もういいです またね',
  sorry: '失礼しました ごめんなさい ごめんなさい🙏 申し訳ありません',
  takenBack: 'すみません間違えました なんでもないです',
  test: 'てすと テスト送信 test ああああ asdf qwerty 送れてる? 届いてますか？ 聞こえますか',
  wordless: '? … m(_ _)m (^^) 😭😭 (泣) ! orz',
};

const cases = Object.entries(said).flatMap(([kind, texts]) =>
  texts
    .split(/(?<=[^、]) +(?!_|です)|\n\s*/)
    .filter((text) => text !== '')
    .map((text) => [text, kind] as const),
);

test.each(cases)('「%s」 is small talk: %s', (text, kind) => {
  expect(smallTalkIn(text)).toBe(kind);
});

test.each([
  'ありがとうございますが期限はいつですか',
  'はいれません',
  '違うパスワードを使いたい',
  'こんにちは、営業時間は?',
  'わかりました。では料金は?',
  'フォームですね、わかりました。URLは?',
  '家族もですね?',
  'よろしくお願いします 佐々木',
  '退職した人はどうなりますか、よろしくお願いします',
  'メールが届きました',
  'できないのはなぜ',
])('「%s」 is more than small talk', (text) => {
  expect(smallTalkIn(text)).toBeUndefined();
});
