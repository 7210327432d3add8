import { isEmptyEnglish } from './english.ts';
import { toKatakana } from './normalize.ts';
import type { Token } from './tokenizer.ts';

/** Words that stand in every question, while no entry is about them: asking, wanting, being able, doing, greetings. */
const STOP_WORDS = new Set(
  `する なる ある いる やる できる 出来る いう 言う 思う おもう くださる 下さる いただく 頂く 致す いたす おる ござる
  よい 良い いい 教える おしえる 知る しる わかる 分かる 聞く きく どう どの どこ どれ どちら 何 なに いつ なぜ なんで いくら
  場合 ばあい 方法 ほうほう 仕方 しかた 方 かた こと 事 もの 物 とき 時 ため 為 必要 可能 今 以下 お願い おねがい
  願う すみません 質問 様 さま さん 私 こちら そちら 世話 大丈夫 ほしい 欲しい いける ちゃう`
    .split(/\s+/u)
    .map(toKatakana),
);

const CONTENT = new Set(['名詞', '動詞', '形容詞', '副詞', '接頭詞', '形容動詞']);
const EMPTY_DETAILS = new Set(['非自立', '代名詞', '特殊', '助動詞語幹', '助詞類接続']);
/** Suffixes without a meaning of their own. Others have one: 保険料 is not 保険証. */
const EMPTY_SUFFIXES =
  /^(さん|さま|様|くん|君|ちゃん|たち|達|ら|等|など|的|性|化|さ|方|がた|ごと|中|上|下|内|用|毎|分|目|れる|られる|せる|させる|てる|がる|そう|風|系|型|式|側|別|店|屋)$/u;

/** Can an entry be about this word? */
export function isContent(token: Token): boolean {
  if (token.base === '無い' || token.base === 'ない') return true;
  return (
    CONTENT.has(token.partOfSpeech) &&
    !EMPTY_DETAILS.has(token.detail) &&
    !(token.detail === '接尾' && (token.partOfSpeech !== '名詞' || EMPTY_SUFFIXES.test(token.base))) &&
    /[\p{L}\p{N}]/u.test(token.surface) &&
    !STOP_WORDS.has(toKatakana(token.base)) &&
    !isEmptyEnglish(token.base)
  );
}

/** The form in which words are compared: the base form, kana as katakana. */
export function wordOf(token: Token): string {
  return toKatakana(token.base);
}
