import fc from 'fast-check';
import { shorten } from '../../src/conversation/shorten.ts';
import { anyText, cutPointsOf } from '../line/arbitrary-text.ts';

describe('a text that is too long for its place', () => {
  test('keeps the limit, ends in 「…」, and is never cut within a character', () => {
    fc.assert(
      fc.property(anyText(700), fc.integer({ min: 1, max: 400 }), (text, max) => {
        const short = shorten(text, max);
        expect(short.length).toBeLessThanOrEqual(max);
        expect(short.isWellFormed()).toBe(true);
        if (text.length <= max) expect(short).toBe(text.toWellFormed());
        else {
          expect(short.endsWith('…')).toBe(true);
          const end = short.length - 1;
          expect(short.slice(0, end)).toBe(text.slice(0, end).toWellFormed());
          expect(cutPointsOf(text)).toContain(end);
        }
      }),
      { numRuns: 1_500 },
    );
  });

  test.each([
    ['あいうえおか', 5, 'あいうえ…'],
    ['あいうえお', 5, 'あいうえお'],
    ['あ👨‍👩‍👧い', 8, 'あ…'],
    ['ab👍🏻c', 6, 'ab👍🏻c'.slice(0, 2) + '…'],
    ['ab👍🏻cd', 7, 'ab👍🏻…'],
    ['🇯🇵🇯🇵🇯🇵', 9, '🇯🇵🇯🇵…'],
  ])('「%s」 in %i: 「%s」', (text, max, short) => {
    expect(shorten(text, max)).toBe(short);
  });
});
