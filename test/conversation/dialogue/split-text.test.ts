import fc from 'fast-check';
import { seed } from '../../seed.ts';
import { splitText } from '../../../src/conversation/dialogue/split-text.ts';
import { bookLimits } from '../../../src/books/schema/book-limits.ts';
import { anyText, cutPointsOf } from '../../line/arbitrary-text.ts';

describe('a text too long for one bubble', () => {
  test('loses nothing, keeps the limit, and is not cut within a grapheme if possible', () => {
    fc.assert(
      fc.property(anyText(900), fc.integer({ min: 20, max: 300 }), (text, max) => {
        const parts = splitText(text, max);
        expect(parts.join('')).toBe(text);
        const whole = cutPointsOf(text);
        const longest = longestCharacter(whole);
        let at = 0;
        for (const part of parts.slice(0, -1)) {
          expect(part.length).toBeLessThanOrEqual(max);
          expect(part.length).toBeGreaterThanOrEqual(Math.floor(max * 0.8));
          at += part.length;
          if (longest < max * 0.2) expect(whole).toContain(at);
        }
        expect(parts.at(-1)?.length).toBeLessThanOrEqual(max);
        expect(parts.at(-1)).not.toBe('');
      }),
      { numRuns: 1_500, seed },
    );
  });

  test('is never cut within a surrogate pair, not even in a grapheme of a thousand marks', () => {
    const monster = `${'葛\u{e0100}'.repeat(3)}${'\u{e0100}'.repeat(3_000)}`;
    for (const max of [20, 21, 999]) {
      const parts = splitText(monster, max);
      expect(parts.join('')).toBe(monster);
      expect(parts.every((part) => part.isWellFormed() && part.length <= max)).toBe(true);
    }
  });

  test('of the greatest length of an answer always fits into the five messages of one reply', () => {
    fc.assert(
      fc.property(anyText(200), (text) => {
        const answer = text.repeat(Math.ceil(bookLimits.answer / text.length)).slice(0, bookLimits.answer);
        expect(splitText(answer, 2_000).length).toBeLessThanOrEqual(5);
      }),
      { numRuns: 100, seed },
    );
  });

  test('is cut after a line, else after a sentence', () => {
    expect(splitText('あいうえおかきく\nけこさし', 10)).toEqual(['あいうえおかきく\n', 'けこさし']);
    expect(splitText('あいうえおかきく。けこさし', 10)).toEqual(['あいうえおかきく。', 'けこさし']);
    expect(splitText('あいうえお\nかきく。けこさし', 10)).toEqual(['あいうえお\nかきく。', 'けこさし']);
    expect(splitText('あいうえおかきくけこさし', 10)).toEqual(['あいうえおかきくけこ', 'さし']);
    expect(splitText('あいうえおかきく👨‍👩‍👧けこ', 10)).toEqual(['あいうえおかきく', '👨‍👩‍👧けこ']);
  });

  test('is not cut when it fits', () => {
    expect(splitText('あ'.repeat(10), 10)).toEqual(['あ'.repeat(10)]);
    expect(splitText('', 10)).toEqual(['']);
  });

  function longestCharacter(cuts: ReadonlySet<number>): number {
    const sorted = [...cuts].sort((a, b) => a - b);
    return Math.max(...sorted.map((cut, index) => cut - (sorted[index - 1] ?? 0)));
  }
});
