const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * Cuts a long text into parts of at most `max` UTF-16 units whose concatenation is the text again. Prefers to
 * cut behind a line, then behind a sentence, within the last fifth of a part; else between two characters as
 * people see them, so that no emoji is torn.
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
  const window = text.slice(0, max);
  for (const end of ['\n', '。']) {
    const at = window.lastIndexOf(end) + end.length;
    if (at > earliest) return at;
  }
  let at = 0;
  for (const { index } of graphemes.segment(text.slice(0, max + 1))) if (index <= max) at = index;
  return at > 0 ? at : max;
}
