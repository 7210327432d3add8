import fc from 'fast-check';

/** What texts are made of that break careless code: families, flags, skin tones, marks, halves of a pair. */
const treacherous = fc.constantFrom(
  '👨‍👩‍👧‍👦',
  '🇯🇵',
  '👍🏻',
  'が',
  'ｶﾞ',
  'か゛',
  '。',
  '。\ufe00',
  '\n',
  '\r\n',
  '※',
  '"',
  '\\',
  '\u0000',
  '\u202e',
  '\u200d',
  '\ud83d',
  '\udc00',
  'é\u0302\u0303',
  '葛\u{e0100}',
);

/** Any text of 1 to `max` UTF-16 units with something to see in it, as a book's loader lets it through. */
export function anyText(max: number, { multiline = true } = {}): fc.Arbitrary<string> {
  const unit = fc.oneof(
    treacherous,
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constant('あ'),
  );
  const short = fc.string({ unit, minLength: 1, maxLength: Math.min(max, 60) });
  const long = fc.tuple(short, fc.integer({ min: 1, max })).map(([text, length]) => {
    const repeated = text.repeat(Math.ceil(length / text.length));
    return repeated.slice(0, length);
  });
  return fc.oneof(short, long).map((text) => {
    const shaped = multiline ? text : text.replace(/[\r\n]/g, ' ');
    const trimmed = shaped.slice(0, max).trim();
    return trimmed === '' ? '字' : trimmed;
  });
}

const graphemes = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** Where a text may be cut without tearing a character as people see it, its end included. */
export function cutPointsOf(text: string): Set<number> {
  return new Set([...[...graphemes.segment(text)].map(({ index }) => index), text.length]);
}
