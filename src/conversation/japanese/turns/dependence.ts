import { bare } from '../commands.ts';
import { goesOn } from './ellipsis.ts';
import { detailsAsked, saysOnlyAsking } from './facets.ts';

/** A longer text says itself what it is about. */
const maxPointingLength = 20;
const maxLength = 32;
const maxPieceLength = 10;
/** 「なるほど。」 before a question is about the answer on the screen. */
const acknowledgement =
  /^(?:(?:(?:えっ?|えー|あっ?|あー|おお|ほう|うん|はい|ええ|ok)(?=[、。,!！…\s])|なるほど|ふむふむ|ふーん|へー|ありがとう(?:ございます|ございました)?|わかりました|分かりました|了解(?:です|しました)?|承知しました|そうですか|そうなんですね|へえ|助かります)[、。!！〜~\s]*(?:です)?(?:ね)?[、。!！\s]*)+/u;
const newTopic = /^(?:ところで|話は変わ|別件|別の(?:質問|話|こと)|それとは別|ちなみに別|全然違う|話変わ)/u;
const pointingBack =
  /^(じゃあ?|では|それでは|あと|また|で|なら|その(場合|とき|時)?|それ|それら|これ|この|こちら|そこ|そっち|そちら|あれ|上記)(って|は|の|を|に|で|が|も)?/u;
/** 「期限は?」「いくら?」: asks for a detail without saying of what. */
const facetAlone =
  /^(いくら|料金|費用|値段|金額|手数料|期限|締切|締め切り|期間|日数|時間|いつ|いつまで|いつから|何日|どこ|どこで|どこに|どこから|誰|誰が|だれ|方法|やり方|手順|手続き|手続|必要(な)?(書類|もの)|何が(必要|いる)|条件|対象|場所|宛先|連絡先|電話番号|問い合わせ先|理由|なぜ|どうして|どうやって|どうすれば(いい|よい)?|どうしたら(いい|よい)?|どうする)(は|って|が|を|に|へ|で|までに|くらい|ぐらい)?(ですか|でしょうか|ですかね|かかりますか|かかる|必要ですか|なんですか|何ですか|いいですか|よいですか|の|教えて(ください)?|知りたいです?)?$/u;
/** 「年末年始を挟んでも?」「家族も?」: a piece of a question, whose rest was said before. */
const piece =
  /(?:(?:は|も|でも|って|とか|なら|だと|たら|の場合は?|のときは?)(?:大丈夫|いい|平気|OK|ok|どう(?:なる|なります|すれば|したら)?)?(?:の|ん)?(?:です)?か?|(?:場合|とき|時)(?:は|だと|なら)どう(?:なる|なります|すれば|したら)[^、。]{0,6}|(?:じゃ|では|ちゃ)(?:だめ|ダメ|駄目|無理)[^、。]{0,6})[?？]?$/u;
const question =
  /(?:(?:ん|の|場合)(?:です|だ)?(?:が|けど|けれど|けれども|けども)|[?？]|か|かな|かね|かしら|っけ|の|いつ|いくら|どこ|いくつ(?:以上|まで)?|でしょう|しょうか|だろう?|(?:ば|たら|ても)(?:いい|よい|良い)?)[?？。]?$/u;
/** 「…ってこと?」 says in other words what the answer on the screen says. */
const confirmation =
  /(?:って|と(?:いう|ゆう))(?:こと|事|意味|わけ|訳)(?:(?:なん|なの)?(?:です|でしょう?|だ)?(?:か|よ?ね)?)?[?？。]*$/u;

/** 「三つあるうちの一つだけなんです」 says how it is with the asker, and asks what holds then. */
const condition =
  /(?:だけ|のみ|片方|一部)(?:な(?:ん|の))?(?:です|だ)?(?:よ?ね|が|けど|けれども?|けども)?[。…\s]*$/u;

/** How much a text needs the answer before it to be understood. */
export type Dependence = 'whole' | 'much' | 'some' | 'none';

/** Whether a text makes sense only together with the answer before it. */
export function isFollowUp(text: string): boolean {
  return dependenceOf(withoutThanks(text)) === 'whole';
}

/** Whether a text asks for a detail of something that was named before. */
export function asksForDetail(text: string): boolean {
  const asked = withoutThanks(text);
  return dependenceOf(asked) !== 'none' && detailsAsked(asked).length > 0;
}

/** A text without the thanks or the nod before it. */
export function withoutThanks(text: string): string {
  const rest = text.trim().replace(acknowledgement, '');
  return rest === '' ? text : rest;
}

/** How much a text, without thanks, needs the answer before it. */
export function dependenceOf(text: string): Dependence {
  const typed = bare(text);
  if (newTopic.test(typed)) return 'none';
  const isPointing = isShort(text);
  if (
    isPointing &&
    (pointingBack.test(typed) || goesOn(text) || facetAlone.test(typed) || namesNothing(text))
  )
    return 'whole';
  if (typed.length > maxLength) return 'none';
  if (isConfirmation(text)) return isPointing ? 'whole' : 'much';
  if (condition.test(text.trim())) return 'much';
  if (isPointing && piece.test(text.trim())) return 'much';
  if (typed.length <= maxPieceLength && isQuestion(text)) return 'much';
  return isQuestion(text) ? 'some' : 'none';
}

/** Whether a text is short enough to mean what it points to. */
export function isShort(text: string): boolean {
  return bare(text).length <= maxPointingLength;
}

/** 「…ってこと?」: whether a text says the answer again, and asks if that is so. */
export function isConfirmation(text: string): boolean {
  return confirmation.test(text.trim());
}

/** Whether a text ends as questions do; 「…なんですけど」 asks what holds then. */
export function isQuestion(text: string): boolean {
  return question.test(text.trim());
}

/** 「手数料って1件いくらですか」 asks for details alone. */
function namesNothing(text: string): boolean {
  return isQuestion(text) && detailsAsked(text).length > 0 && saysOnlyAsking(text);
}
