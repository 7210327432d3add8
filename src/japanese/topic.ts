/** What a piece of a sentence is about, and what is said of it: 「口座を」「変えたい」. */
export type Topic = {
  readonly topic: string;
  /** を, の …; empty in 「パスワード忘れた」. */
  readonly particle: string;
  readonly predicate: string;
};

const head = /^(?<topic>.*[^をがはのにも、])(?<particle>[をがはのにも])(?<predicate>[^をがはのにも、].*)$/u;
/** 「暗証番号忘れた」: the name of what is lost without a particle. */
const nameBeforeLoss =
  /^(?<topic>[^をがはにも、]*[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9])(?<predicate>(?:忘れ|わすれ|なくし|失くし|無くし|落とし|壊れ|間違え).{0,4})$/u;
const nameBeforeVerb =
  /^(?<topic>[\p{Script=Katakana}ー]{2,}|[A-Za-z0-9]{2,})(?<predicate>(?!の)[\p{Script=Han}\p{Script=Hiragana}].*)$/u;

/** @returns undefined when the text is one word, or says only what is done */
export function splitTopic(text: string): Topic | undefined {
  const {
    topic,
    particle = '',
    predicate,
  } = (nameBeforeLoss.exec(text) ?? head.exec(text) ?? nameBeforeVerb.exec(text))?.groups ?? {};
  return topic === undefined || predicate === undefined ? undefined : { topic, particle, predicate };
}

const act =
  /^(?:変更|確認|登録|解約|予約|キャンセル|取り?消し?|再発行|発行|追加|削除|停止|申し?込み?|更新|延長|修正|訂正|作成|購入|交換|返品|返却|受け?取り?|支払い?|開始|終了|再開|中止|休止|切り?替え|引き?継ぎ|見方|出し方|使い方|解除|再設定|設定|入会|退会|休会|復会|契約|加入|脱退|入学|退学|休学|復学|見学|申請|請求|印刷|ログイン|利用|使用|手続き?|方法)(?!(?!手続|方法)[\p{Script=Han}\p{Script=Katakana}ー])/u;

/** Whether it begins with an act as a noun. It takes the place of another act: 「口座の変更じゃなくて確認」. */
export function beginsWithAct(text: string): boolean {
  return act.test(text);
}

/** Before を, が, は: 「やり方は」 names nothing, and 「変えたいのですが」 ends a sentence. */
const noName =
  'やり方|方法|仕方|手段|手続き|機能|こと|もの|場合|必要|ほう|(?<![りきいしけみちえ])方|時|とき|です|ます|[だたいの]|[こそあど]れ';
/** 「育休の間」, 「念のため」: behind such a の stands no thing of its own. */
const relation =
  '間|あいだ|あと|後|前|とき|時|ため|まま|代わり|かわり|ほう|方|うち|場合|で|か|が|は|に|だ|も|を|よ|ね|、|$';
const ownObject = new RegExp(
  `[\\p{L}\\p{N}ー](?<!${noName})[をがは](?!、)|[\\p{L}\\p{N}ー](?<![こそあどいたるも])の(?!${relation})|[\\p{Script=Han}\\p{Script=Katakana}ー](?<!間)(?:も|だけ|のみ)`,
  'u',
);
const nameAlone =
  /^[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9]{2,15}(?:です|だ|なん(?:です|だ)(?:が|けど)?|$)/u;

/** Whether a text says itself what it is about: 「料金を知りたい」, 「請求書です」. */
export function namesSomething(text: string): boolean {
  return ownObject.test(text) || (nameAlone.test(text) && !act.test(text));
}

const predicate =
  /たい|ます|ました|ません|ください|下さい|ほしい|欲しい|[うくすつぬむるぐぶた]$|の$|ん(?:です|だ)/u;

/** Whether a text is only a piece of a sentence, without what is done: 「子どものスクール」, 「IDの方です」. */
export function isPiece(text: string): boolean {
  return !predicate.test(
    text.replace(/(?:の?(?:ほう|方))?(?:なん(?:です|だ)(?:が|けど)?|です|でした|だ|や)?$/u, ''),
  );
}
