import type { Entry } from '../../books/book.ts';
import type { EntryLook, Finding } from '../../search/finding.ts';
import { entriesIn } from '../searchable-book.ts';
import { bare } from './commands.ts';
import { detailsAsked, says, saysOnlyAsking, withoutAsking } from './facets.ts';

/** A longer text says itself what it is about. */
const maxPointingLength = 20;
const maxLength = 32;
const maxPieceLength = 10;
/** A longer text without a name for anything names it in hiragana. */
const maxNamelessLength = 16;
/** 「なるほど。」 before a question is about the answer on the screen. */
const acknowledgement =
  /^(?:(?:なるほど|ありがとう(?:ございます|ございました)?|わかりました|分かりました|了解(?:です|しました)?|承知しました|そうですか|そうなんですね|へえ|助かります)[、。!！〜~\s]*(?:です)?(?:ね)?[、。!！\s]*)+/u;
const newTopic = /^(?:ところで|話は変わ|別件|別の(?:質問|話|こと)|それとは別|ちなみに別|全然違う|話変わ)/u;
const pointingBack =
  /^(じゃあ?|では|それでは|あと|また|で|なら|その(場合|とき|時)?|それ|それら|これ|この|こちら|そこ|そっち|そちら|あれ|上記)(って|は|の|を|に|で|が|も)?/u;
/** 「期限は?」「いくら?」: asks for a detail without saying of what. */
const facetAlone =
  /^(いくら|料金|費用|値段|金額|手数料|期限|締切|締め切り|期間|日数|時間|いつ|いつまで|いつから|何日|どこ|どこで|どこに|どこから|誰|誰が|だれ|方法|やり方|手順|手続き|手続|必要(な)?(書類|もの)|何が(必要|いる)|条件|対象|場所|宛先|連絡先|電話番号|問い合わせ先|理由|なぜ|どうして|どうやって|どうすれば(いい|よい)?|どうしたら(いい|よい)?|どうする)(は|って|が|を|に|へ|で|までに|くらい|ぐらい)?(ですか|でしょうか|ですかね|かかりますか|かかる|必要ですか|なんですか|何ですか|いいですか|よいですか|の|教えて(ください)?|知りたいです?)?$/u;
/** 「年末年始を挟んでも?」「家族も?」: a piece of a question, whose rest was said before. */
const piece =
  /(?:(?:は|も|でも|って|とか|なら|だと|たら|の場合は?|のときは?)(?:大丈夫|いい|平気|OK|ok|どう(?:なる)?)?(?:です)?か?|(?:場合|とき|時)(?:は|だと|なら)どう(?:なる|なります|すれば|したら)[^、。]{0,6}|(?:じゃ|では|ちゃ)(?:だめ|ダメ|駄目|無理)[^、。]{0,6})[?？]?$/u;
const question =
  /(?:[?？]|か|かな|かね|かしら|っけ|の|いつ|いくら|どこ|いくつ(?:以上|まで)?|でしょう|しょうか|だろう?|(?:ば|たら|ても)(?:いい|よい|良い))[?？。]?$/u;
/** 「…ってこと?」 says in other words what the answer on the screen says. */
const confirmation =
  /(?:って|と(?:いう|ゆう))(?:こと|事|意味|わけ|訳)(?:(?:なん|なの)?(?:です|でしょう?|だ)?(?:か|よ?ね)?)?[?？。]*$/u;

/** How much a text needs the answer before it to be understood. */
type Dependence = 'whole' | 'much' | 'some' | 'none';

/** Whether a text makes sense only together with the answer before it. */
export function isFollowUp(text: string): boolean {
  return dependenceOf(withoutThanks(text)) === 'whole';
}

/** Whether a text asks for a detail of something that was named before. */
export function asksForDetail(text: string): boolean {
  const asked = withoutThanks(text);
  return dependenceOf(asked) !== 'none' && detailsAsked(asked).length > 0;
}

function withoutThanks(text: string): string {
  const rest = text.trim().replace(acknowledgement, '');
  return rest === '' ? text : rest;
}

function dependenceOf(text: string): Dependence {
  const typed = bare(text);
  if (newTopic.test(typed)) return 'none';
  const isShort = typed.length <= maxPointingLength;
  if (isShort && (pointingBack.test(typed) || facetAlone.test(typed) || namesNothing(text))) return 'whole';
  if (typed.length > maxLength) return 'none';
  if (confirmation.test(text.trim())) return isShort ? 'whole' : 'much';
  if (isShort && piece.test(text.trim())) return 'much';
  if (typed.length <= maxPieceLength && question.test(text.trim())) return 'much';
  return question.test(text.trim()) ? 'some' : 'none';
}

/** 「手数料って1件いくらですか」 asks for details alone. */
function namesNothing(text: string): boolean {
  return question.test(text.trim()) && detailsAsked(text).length > 0 && saysOnlyAsking(text);
}

/** From this share of its words on an entry knows what a text asks. */
const knownEnough = 0.7;
/** A sentence that knows fewer of the words says only by chance what is asked. */
const saidEnough = 0.5;
/** From here on it says all of them. */
const sure = 0.9;

/**
 * Whether the answer on the screen answers what is asked next: it must know the words, hold a sentence that says the
 * detail, and know no less than what was found for the text alone. A complete new question is not drawn to it.
 */
export function isAnsweredBy(
  last: Entry,
  text: string,
  alone: Finding,
  lookUp: (text: string, entry: Entry) => EntryLook,
): boolean {
  const asked = withoutThanks(text);
  const dependence = dependenceOf(asked);
  if (dependence === 'none') return false;
  const found = alone.kind === 'none' ? alone.nearest : entriesIn(alone);
  const about = withoutAsking(asked);
  const look = lookUp(about, last);
  const details = detailsAsked(asked);
  const sentence = sentenceFor(look, details);
  if (confirmation.test(asked.trim()) && isNoOther(alone, last)) return true;
  if (sentence === undefined || (look.words > 0 && look.known < knownEnough)) return false;
  if (look.words === 0) {
    if (details.length === 0) return false;
    if (dependence === 'whole') return true;
    if (alone.kind === 'confident') return found[0] === last;
    if (dependence === 'much') return true;
    const isNear = alone.kind === 'none' || found.slice(0, 2).includes(last);
    return isNear && bare(asked).length <= maxNamelessLength;
  }
  const [first] = found;
  if (first === undefined || first === last) return true;
  const rival = lookUp(about, first).known;
  if (alone.kind === 'confident' || rival > look.known) return false;
  if (dependence === 'some') return rival < look.known && (details.length > 0 || sentence.known >= sure);
  return sentence.known >= sure || alone.kind === 'none' || found.includes(last);
}

/** The sentence of an answer that says what is asked, as it is written. @returns undefined when none does */
export function answeringSentence(
  text: string,
  entry: Entry,
  lookUp: (text: string, entry: Entry) => EntryLook,
): string | undefined {
  const asked = withoutThanks(text);
  return sentenceFor(lookUp(withoutAsking(asked), entry), detailsAsked(asked))?.text;
}

function isNoOther(alone: Finding, last: Entry): boolean {
  return (
    alone.kind === 'none' || alone.kind === 'ambiguous' || (isAnswer(alone) && alone.entry.id === last.id)
  );
}

/**
 * What is meant by a question that search alone can't answer, though the answer on the screen is among what it found:
 * that answer, and below it the others. @returns undefined when the question stands for itself
 */
export function findOnScreen(last: Entry, text: string, alone: Finding): Finding | undefined {
  if (alone.kind !== 'ambiguous') return undefined;
  const place = alone.entries.findIndex(({ id }) => id === last.id);
  const asked = withoutThanks(text);
  const dependence = dependenceOf(asked);
  if (place < 0 || dependence === 'none') return undefined;
  // A question of many words names its own topic, and is near to the answer on the screen by chance.
  if (dependence === 'some' && (place > 1 || bare(asked).length > maxPointingLength)) return undefined;
  const others = alone.entries.filter(({ id }) => id !== last.id).slice(0, 3);
  return others.length === 0 ? { kind: 'confident', entry: last } : { kind: 'likely', entry: last, others };
}

function sentenceFor(
  { words, sentences }: EntryLook,
  details: readonly RegExp[],
): EntryLook['sentences'][number] | undefined {
  const isSaying = ({ text, known }: EntryLook['sentences'][number]): boolean =>
    details.length === 0 ? known >= saidEnough : says(text, details) && (words === 0 || known > 0);
  const saying = sentences.filter(isSaying);
  const best = Math.max(...saying.map(({ known }) => known));
  return saying.find(({ known }) => known === best) ?? sentences.find(({ known }) => known >= knownEnough);
}

/**
 * The finding of a follow-up question that the answer on the screen doesn't answer: it is not found again, and what is
 * near to both is offered instead.
 */
export function findFollowUp(
  alone: Finding,
  together: Finding,
  near: readonly Entry[],
  last: Entry,
): Finding {
  // The same question again finds the same answer.
  if (alone.kind === 'confident' && alone.entry.id === last.id) return alone;
  if (isAnswer(together) && together.entry.id !== last.id) return together;
  const candidates = isAnswer(alone) ? [alone.entry, ...near] : near;
  const others = [...new Set(candidates)].filter(({ id }) => id !== last.id).slice(0, 3);
  if (others.length === 0) return { kind: 'none', nearest: [] };
  return { kind: 'ambiguous', entries: others.length === 1 ? [last, ...others] : others };
}

function isAnswer(finding: Finding): finding is Extract<Finding, { kind: 'confident' | 'likely' }> {
  return finding.kind === 'confident' || finding.kind === 'likely';
}
