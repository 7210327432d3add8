/** A bubble reads well up to about this many UTF-16 units; the loader keeps answers within four of them. */
export const maxPartLength = 2_000;

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * Cuts a long text into parts of at most `max` UTF-16 units whose concatenation is the text again. Each but
 * the last fills at least four fifths. Within its last fifth it is cut behind a line, else behind a sentence,
 * else between two characters as people see them, so that no emoji is torn.
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
  // What follows a cut decides whether it is one: a whole code point more than fits.
  const boundaries = [...graphemes.segment(text.slice(0, max + 2))]
    .map(({ index }) => index)
    .filter((index) => index >= earliest && index <= max);
  for (const end of ['\n', '。']) {
    const at = boundaries.findLast((index) => text.endsWith(end, index));
    if (at !== undefined) return at;
  }
  return boundaries.at(-1) ?? behindCodePoint(text, max);
}

/** For a "character" of a thousand combining marks: torn, but never within a surrogate pair. */
function behindCodePoint(text: string, max: number): number {
  const isPair = (text.codePointAt(max - 1) ?? 0) > 0xffff;
  return isPair && max > 1 ? max - 1 : max;
}
