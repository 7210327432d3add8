import { toKatakana } from '../text/normalize.ts';
import type { Token } from '../text/tokenizer.ts';
import type { WordsByReading } from '../lexicon/everyday-words.ts';
import { pairCount, type Word, type Vocabulary } from '../index/vocabulary.ts';

/** A message typed without conversion to kanji → its words. */
export type KanaReader = (kana: string) => readonly Token[];

/** In nats. A kana that belongs to no word costs more than any word. */
const unknownKanaCost = 11;
const bigramShare = 0.7;
/**
 * How often a word of the lexicon counts that neither the book nor the everyday sentences have: enough to be found
 * whole (まご: 孫), too little to swallow the kana of endings around it.
 */
const everydayCount = 0.15;
const longestWord = 14;

/** `number`: its place in the vocabulary; undefined for a word that is only everyday. */
type NumberedWord = Word & { readonly number: number | undefined };
type Node = {
  readonly cost: number;
  readonly word: Pick<NumberedWord, 'token' | 'count' | 'number'> | undefined;
  readonly from: Node | undefined;
};

/** Is this message typed in kana alone (hiragana or katakana), so that kuromoji can't find its words? */
export function isKanaOnly(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const kana = text.match(/[\u3041-\u3096\u30A1-\u30FAー]/gu) ?? [];
  const hiragana = text.match(/[\u3041-\u3096]/gu) ?? [];
  if (kana.length < 3 || /\p{Script=Han}/u.test(text)) return false;
  const isAllKatakana = hiragana.length === 0 && kana.length >= 6 && kana.length / letters.length > 0.9;
  return isAllKatakana || hiragana.length / Math.max(letters.length, 1) > 0.6;
}

/**
 * Splits kana into words by Viterbi: by how often each occurs, and follows another.
 * @param everyday words that the book may not have; without them 「まご」 falls apart into two kana
 */
export function createKanaReader(vocabulary: Vocabulary, everyday: WordsByReading): KanaReader {
  const byReading = new Map<string, NumberedWord[]>();
  let total = 0;
  for (const [number, word] of vocabulary.words.entries()) {
    if (word.reading === '') continue;
    const alike = byReading.get(word.reading);
    if (alike === undefined) byReading.set(word.reading, [{ ...word, number }]);
    else alike.push({ ...word, number });
    total += word.count;
  }

  const everydayCost = -Math.log(((1 - bigramShare) * everydayCount) / Math.max(total, 1));

  function costOf(word: NumberedWord, previous: Node['word']): number {
    const unigram = word.count / total;
    const bigram =
      previous?.number === undefined || word.number === undefined
        ? 0
        : pairCount(vocabulary, previous.number, word.number) / previous.count;
    return -Math.log(bigramShare * bigram + (1 - bigramShare) * unigram);
  }

  return (kana) => {
    const text = Array.from(toKatakana(kana));
    const ends: (Node | undefined)[] = Array.from({ length: text.length + 1 });
    ends[0] = { cost: 0, word: undefined, from: undefined };
    for (let start = 0; start < text.length; start += 1) {
      const here = ends[start];
      if (here === undefined) continue;
      offer(start + 1, { cost: here.cost + unknownKanaCost, word: undefined, from: here });
      for (let length = 1; length <= longestWord && start + length <= text.length; length += 1) {
        const reading = text.slice(start, start + length).join('');
        for (const word of byReading.get(reading) ?? [])
          offer(start + length, { cost: here.cost + costOf(word, here.word), word, from: here });
        const token = length < 2 ? undefined : everyday.get(reading);
        if (token !== undefined)
          offer(start + length, {
            cost: here.cost + everydayCost,
            word: { token, count: everydayCount, number: undefined },
            from: here,
          });
      }
    }
    const tokens: Token[] = [];
    let unknown = '';
    for (let node = ends[text.length], at = text.length; node !== undefined; node = node.from) {
      const length = node.word?.token.reading.length ?? 1;
      if (node.word === undefined && node.from !== undefined) unknown = `${text[at - 1] ?? ''}${unknown}`;
      else {
        // A long mark or a stop that belongs to no word only draws the word before it out.
        if (/[^ーっッ]/u.test(unknown)) tokens.unshift(unknownWord(unknown));
        unknown = '';
      }
      if (node.word !== undefined) tokens.unshift(node.word.token);
      at -= length;
    }
    return tokens;

    function offer(at: number, node: Node): void {
      const known = ends[at];
      if (known === undefined || node.cost < known.cost) ends[at] = node;
    }
  };
}

/** Kana that make up no word of the book count as one noun that the book doesn't know. */
function unknownWord(kana: string): Token {
  return { surface: kana, base: kana, reading: kana, partOfSpeech: '名詞', detail: '一般', inflection: '*' };
}
