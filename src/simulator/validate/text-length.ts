const segmenter = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** LINE's default unit: 🍎 counts 2 (DOC/text-character-count). */
export function utf16Length(text: string): number {
  return text.length;
}

/** The unit of labels, of what a tap says, and of a template's title and text: 👨‍👩‍👧 counts 1. */
export function graphemeLength(text: string): number {
  return [...segmenter.segment(text)].length;
}
