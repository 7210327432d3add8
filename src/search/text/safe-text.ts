/** A message may have 5,000 characters; the first 2,000 are enough to know what is asked, and limit the work. */
const MOST_CHARACTERS = 2_000;
/** kuromoji's time grows with the square of a sentence's length. */
const LONGEST_PIECE = 100;
/** It tries unknown words of one script at every length, so a long run costs as much as a long sentence. */
const LONGEST_RUN = 24;

// Line breaks and tabs separate words. These mean nothing in a question: control characters (NUL makes kuromoji throw),
// format characters (bidi and zero-width ones hide inside words), private, unassigned and invisible ones.
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;
const MEANINGLESS = /(?!\n)\p{Cc}|\p{Cf}|\p{Co}|\p{Cn}|\p{Default_Ignorable_Code_Point}|\uFFFD/gu;

/** Any string → well-formed text of at most 2,000 characters without control, bidi and zero-width characters. */
export function toSafeText(text: string): string {
  return shorten(text).replace(BREAKS, '\n').replace(MEANINGLESS, '');
}

/** The first 2,000 code units without lone surrogates, which cutting through a pair may leave too. */
export function shorten(text: string): string {
  return text.slice(0, MOST_CHARACTERS).replace(/\p{Cs}/gu, '');
}

const SENTENCES = /[^。．！？!?\n]+[。．！？!?\n]*/gu;
const SCRIPTS = [
  'Script=Hiragana',
  'Script=Katakana',
  'Script=Han',
  'Script=Latin',
  'Script=Hangul',
  'Nd',
  'White_Space',
  'Mark',
  'Punctuation',
  'Symbol',
];
const LONG_RUN = new RegExp(
  SCRIPTS.map((script) => `\\p{${script}}{${LONGEST_RUN + 1},}`).join('|') + `|(.)\\1{${LONGEST_RUN},}`,
  'gu',
);

/** Safe text → pieces for kuromoji: at most 100 characters each, and no run of one script over 24. */
export function toPieces(text: string): readonly string[] {
  return (text.match(SENTENCES) ?? [])
    .flatMap((sentence) => sentence.replace(LONG_RUN, (run) => chop(run, LONGEST_RUN).join('\n')).split('\n'))
    .flatMap((part) => chop(part.trim(), LONGEST_PIECE));
}

/** Cuts between code points, never through a surrogate pair. */
function chop(text: string, length: number): string[] {
  const characters = Array.from(text);
  const parts: string[] = [];
  for (let start = 0; start < characters.length; start += length) {
    parts.push(characters.slice(start, start + length).join(''));
  }
  return parts;
}
