/**
 * A text in the form in which wishes are looked for: one width, lower case, hiragana for katakana, without faces,
 * emoji, laughter, drawn-out vowels or spaces. Sentences stay apart.
 * @returns the sentences that hold anything, each with whether it ends in a question mark
 */
export function toSentences(text: string): readonly WishSentence[] {
  return toPieces(text, /([^。.!?\n…]+)([。.!?\n…]*)/gu);
}

/** A text in the same form, parted at commas, spaces and emoji too: 「あら、いいですね😊 では」 are three phrases. */
export function toPhrases(text: string): readonly (WishSentence & { readonly written: string })[] {
  return toPieces(text, /([^。.!?\n…、,\s]+)([。.!?\n…、,\s]*)/gu);
}

function toPieces(text: string, piece: RegExp): readonly (WishSentence & { readonly written: string })[] {
  const plain = withoutDecoration(text.normalize('NFKC').toLowerCase());
  return [...plain.matchAll(piece)].flatMap(([, words = '', end = '']) => {
    const written = words.replace(/(?<!\d)[:/]|[:/](?!\d)|[\s、,・「」『』()【】"'〜~;_*^<>\\|=+-]+/gu, '');
    if (written === '') return [];
    return [{ words: toHiragana(written), written, isAsking: end.includes('?') }];
  });
}

export type WishSentence = { readonly words: string; readonly isAsking: boolean };

/** All the words of a text in that form, as one. */
export function toWishWords(text: string): string {
  return toSentences(text)
    .map(({ words }) => words)
    .join('');
}

const faces =
  /m\(.{1,5}\)m|\([^\p{L}\p{N}]{1,8}\)|\([^\p{L}\p{N}]{0,4}[\p{L}][^\p{L}\p{N}()]{1,4}[\p{L}]?[^\p{L}\p{N}]{0,3}\)|orz|\^\^;?|;;|><|>_</gu;
const feelings =
  /\((?:笑|泣|涙|汗|怒|爆|爆笑|苦笑|号泣|w+)\)|(?:笑|泣|汗)+(?=$|[\s。.!?、,])|(?:w+|z{2,})(?=$|[\s。.!?、,])/gu;

function withoutDecoration(text: string): string {
  return (
    text
      .replace(feelings, ' ')
      .replace(faces, ' ')
      .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0f|[♪♡★☆※→⇒]/gu, ' ')
      // 「くださーい」, 「はーい」: a vowel is drawn out for the tone. In katakana the mark belongs to the word.
      .replace(/(?<=[\u3041-\u3096])[ー〜~]+/gu, '')
      .replace(/[〜~]+/gu, '')
  );
}

export function toHiragana(text: string): string {
  return text.replace(/[\u30a1-\u30f6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
