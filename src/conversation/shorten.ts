const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/**
 * Shortens a text that a person reads to at most `max` UTF-16 units, between characters as people see them,
 * and marks what is missing with 「…」. LINE counts some limits in graphemes, some in UTF-16 units, and has been seen
 * to count code points. UTF-16 units are the most, so a text that keeps this limit keeps the others.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text.toWellFormed();
  let end = 0;
  // Reads one unit more than fits, because what follows shows whether a character ends there.
  for (const { index } of graphemes.segment(text.slice(0, max + 1))) if (index <= max - 1) end = index;
  return `${text.slice(0, end)}…`.toWellFormed();
}

/** A text as one line of at most `max` UTF-16 units: enough of it to know it by. */
export function toShortLine(text: string, max: number): string {
  return shorten(text.replace(/\s+/gu, ' ').trim(), max);
}
