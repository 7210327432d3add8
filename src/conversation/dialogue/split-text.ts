/** A bubble is readable up to about so many UTF-16 units. The book's schema keeps an answer within four bubbles. */
export const maxPartLength = 2_000;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * Cuts a long text into parts of at most `max` UTF-16 units, without losing a character. Each part but the last is at
 * least four fifths full. It is cut after a line if possible, else after a sentence, else between two graphemes, so
 * that no emoji is torn.
 */
export function splitText(text: string, max: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const at = cutPoint(rest, max);
    parts.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...parts, rest];
}

function cutPoint(text: string, max: number): number {
  const earliest = Math.floor(max * 0.8);
  // The next code point decides whether a grapheme ends at the cut, so one more than fits is read.
  const boundaries = [...graphemes.segment(text.slice(0, max + 2))]
    .map(({ index }) => index)
    .filter((index) => index >= earliest && index <= max);
  for (const end of ['\n', '。']) {
    const at = boundaries.findLast((index) => text.endsWith(end, index));
    if (at !== undefined) return at;
  }
  return boundaries.at(-1) ?? afterCodePoint(text, max);
}

/** A grapheme longer than a part (a pile of combining marks) is torn, but never within a surrogate pair. */
function afterCodePoint(text: string, max: number): number {
  const isPair = (text.codePointAt(max - 1) ?? 0) > 0xffff;
  return isPair && max > 1 ? max - 1 : max;
}
