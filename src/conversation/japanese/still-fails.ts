import { toSentences } from './wishes/wish-text.ts';

const asWritten =
  '(?:(?:言われた|いわれた|書いてある|その|この|説明の|回答の|案内の|教わった)?(?:通り|とおり|どおり|手順|方法|やり方)(?:に|で|は|を|も)?)?(?:全部|何度|何回|何度か|何度も|何回も|いくら)?';
const did =
  '(?:やっ|やり|試し|ためし|し)(?:てみ)?(?:ても|まし?た|た)(?:けど|けれど|が|のですが|んですが|んですけど|のに)?';
/** Said before it: they have done what the answer says. */
const tried = `やっぱり?|やはり|まだ|いまだに|それでも|でも|相変わらず|結局|また|${asWritten}${did}`;
/** It fails, whatever it is. */
const fails = [
  '(?:だめ|駄目|あかん|無理|むり)(?:でした|だった|です|だ|や|みたい|そう)?',
  '(?:でき|出来)(?:ない|なかった|ません|ませんでした)(?:です)?',
  '(?:うまく|上手く)(?:いか|行か)(?:ない|なかった)|(?:うまく|上手く)(?:いき|行き)ません(?:でした)?',
  '(?:直ら|なおら|治ら|変わら|かわら)(?:ない|なかった)(?:です)?|(?:直り|なおり|治り|変わり|かわり)ません(?:でした)?',
].join('|');
/** Something fails: only beside words that they have tried, else it may be a trouble of its own. */
const fault =
  '(?:入れ|はいれ|使え|つかえ|開け|あけ|見れ|見られ|押せ|進め|届か|動か|つながら|繋がら|開か|出|でて?こ|来|こ|消え|わから|分から|反映され|表示され|登録され)(?:な(?:い|かった)|ません(?:でした)?)(?:です)?|(?:入り|はいり|届き|動き|つながり|繋がり|開き|き|来|出|わかり|分かり)ません(?:でした)?|(?:同じ)?(?:えらー?)(?:(?:が|に)(?:出|で|なり?)(?:る|ます)?|のまま|です|でした)?|同じ(?:です|でした|まま)?';
const end = '(?:んだ|んです|のです|です)?(?:よ|ね|わ|な|が|けど|けれど|のですが|んですが|んですけど|って)*';

/** A longer text says what fails. */
const maxLength = 60;

const stillFails = new RegExp(`^(?:${tried})*(?:${fails})${end}$|^(?:${tried})+(?:${fault})${end}$`, 'u');

/**
 * Whether a message says no more than that the answer was tried and didn't help: 「やっぱりだめでした」, 「まだ入れません」. It
 * was the right answer, so other questions are of no use.
 */
export function saysStillFails(text: string): boolean {
  if (text.length > maxLength) return false;
  const sentences = toSentences(text);
  if (sentences.length === 0 || sentences.some(({ isAsking }) => isAsking)) return false;
  return stillFails.test(sentences.map(({ words }) => words).join(''));
}
