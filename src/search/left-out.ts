import { isContent } from './text/content-words.ts';
import type { Token, Tokenizer } from './text/tokenizer.ts';

/** 手数料 of what? They are asked about a thing, and are none. */
const attribute =
  /^(?:手数料|料金?|代金?|費用|金額|額|日時?|期限|期間|時間|方法|仕方|条件|場所|手続き?|手順|番号|利用|使用)$/u;
const topicEnd = /^(?:は|が|って|を|も|の)$/u;

/**
 * A question in the wordings that fill in what it leaves out because the one before has said it: 「振込はいくら?届くのは
 * いつ?」 → 振込届くのはいつ; 「夜中でも使える?正月も?」 → 正月も使える. The likeliest first, and as it stands at last.
 */
export function wordingsAfter(
  words: string,
  before: string | undefined,
  tokenize: Tokenizer,
): readonly string[] {
  if (before === undefined) return [words];
  const tokens = tokenize(words).filter(isContent);
  const others = tokenize(before);
  if (!tokens.some(({ partOfSpeech }) => partOfSpeech === '名詞')) {
    const topic = topicOf(others);
    return topic === '' ? [words] : [`${topic} ${words}`, words];
  }
  const isWithoutPredicate =
    /[はもの]$/u.test(words) && tokens.every(({ partOfSpeech }) => partOfSpeech === '名詞');
  const predicate = isWithoutPredicate ? predicateOf(others) : '';
  return predicate === '' ? [words] : [`${words}${predicate}`, words];
}

/** The thing that a question is about: of 振込手数料 it is 振込. */
function topicOf(tokens: readonly Token[]): string {
  const end = tokens.findIndex(
    ({ surface, partOfSpeech }) => partOfSpeech === '助詞' && topicEnd.test(surface),
  );
  const nouns = tokens
    .slice(0, Math.max(end, 0))
    .filter((token) => isContent(token) && token.partOfSpeech === '名詞');
  const last = nouns.findLastIndex(({ surface }) => !attribute.test(surface));
  return nouns
    .slice(0, last + 1)
    .map(({ surface }) => surface)
    .join('');
}

/** From the last verb or adjective with a meaning of its own on; 「…は?」 has none. */
function predicateOf(tokens: readonly Token[]): string {
  const at = tokens.findLastIndex(
    (token) => isContent(token) && (token.partOfSpeech === '動詞' || token.partOfSpeech === '形容詞'),
  );
  return at < 0
    ? ''
    : tokens
        .slice(at)
        .map(({ surface }) => surface)
        .join('');
}
