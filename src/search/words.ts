import { toKatakana } from './normalize.ts';
import type { Token } from './tokenizer.ts';

/** What every question holds and no entry is about: asking, wanting, being able, doing, greetings. */
const STOP_WORDS = new Set(
  `する なる ある いる やる できる 出来る いう 言う 思う おもう くださる 下さる いただく 頂く 致す いたす おる ござる
  よい 良い いい 教える おしえる 知る しる わかる 分かる 聞く きく どう どの どこ どれ どちら 何 なに いつ なぜ なんで いくら
  場合 ばあい 方法 ほうほう 仕方 しかた 方 かた こと 事 もの 物 とき 時 ため 為 必要 可能 今 以下 お願い おねがい
  願う すみません 質問 様 さま さん 私 こちら そちら 世話 大丈夫 ほしい 欲しい いける`
    .split(/\s+/u)
    .map(toKatakana),
);

const CONTENT = new Set(['名詞', '動詞', '形容詞', '副詞', '接頭詞', '形容動詞']);
const EMPTY_DETAILS = new Set(['非自立', '代名詞', '接尾', '特殊', '助動詞語幹', '助詞類接続']);

/** Is this a word that an entry can be about? */
export function isContent(token: Token): boolean {
  if (token.base === '無い' || token.base === 'ない') return true;
  return (
    CONTENT.has(token.partOfSpeech) &&
    !EMPTY_DETAILS.has(token.detail) &&
    /[\p{L}\p{N}]/u.test(token.surface) &&
    !STOP_WORDS.has(toKatakana(token.base))
  );
}
