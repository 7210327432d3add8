import { isSmallEnglish } from '../text/english.ts';
import { toKatakana } from '../text/normalize.ts';
import type { Token } from '../text/tokenizer.ts';

/** A word as phrases of the lexicon are compared by it, and the number of its token. */
export type KeyedWord = {
  readonly key: string;
  readonly at: number;
  /** An adverb or a conjunction: a phrase that doesn't name it reaches over it (電源が「全然」入らない). */
  readonly isOptional: boolean;
  /** How many words that are not optional stand before it. */
  readonly before: number;
};

/**
 * The keys of a phrase of the lexicon. An adverb belongs to them where only one other word is left: また入る is not 入る, but
 * もう使わない is 使わない.
 */
export function toPhraseKeys(tokens: readonly Token[]): string[] {
  const words = toKeyedWords(tokens);
  const needed = words.filter(({ isOptional }) => !isOptional);
  return (needed.length > 1 ? needed : words).map(({ key }) => key);
}

export function toKeyedWords(tokens: readonly Token[]): KeyedWord[] {
  let before = 0;
  return tokens.flatMap((token, at): KeyedWord[] => {
    if (isAdverb(token)) return [{ key: `副詞 ${toKatakana(token.base)}`, at, isOptional: true, before }];
    const key = toKey(token);
    return key === undefined ? [] : [{ key, at, isOptional: false, before: before++ }];
  });
}

/** A token's key in a phrase. Particles, endings and punctuation have none; a negation has. */
function toKey(token: Token): string | undefined {
  if (token.partOfSpeech === '助動詞') return isNegation(token) ? 'ナイ' : undefined;
  if (['助詞', '記号', '感動詞'].includes(token.partOfSpeech)) return undefined;
  if (token.partOfSpeech === '動詞' && token.detail === '非自立') return undefined;
  if (isSmallEnglish(token.base) || token.base === "'") return undefined;
  return toKatakana(token.base);
}

/** Most adverbs only say how (全然); some are what the question is about, and stand in a phrase like any other word. */
function isAdverb({ partOfSpeech, base }: Token): boolean {
  if (partOfSpeech === '接続詞') return true;
  return partOfSpeech === '副詞' && !/いくら|いつ|どう|もう一度|再び|初めて|はじめて|すぐ|まだ/u.test(base);
}

function isNegation({ base }: Token): boolean {
  return base === 'ない' || base === 'ん' || base === 'ぬ' || base === 'ず';
}
