import fc from 'fast-check';
import type { Choice } from '../../src/conversation/choice.ts';
import { loadBooks } from '../../src/books/load.ts';
import { bookLimits } from '../../src/books/schema/book-limits.ts';
import { decodeChoice, encodeChoice } from '../../src/line/choice-data.ts';
import { anyText } from './arbitrary-text.ts';

const label = anyText(bookLimits.label, { multiline: false }).map((text) =>
  text.toWellFormed().slice(0, bookLimits.label),
);
const wellFormed = label.filter((text) => text.isWellFormed());
const entryId = fc.stringMatching(new RegExp(`^[A-Za-z0-9][A-Za-z0-9_.-]{0,${bookLimits.entryId - 1}}$`));
const choice: fc.Arbitrary<Choice> = fc.oneof(
  fc.constantFrom<Choice>({ type: 'menu' }, { type: 'contact' }, { type: 'noneOfThese' }),
  fc.record({
    type: fc.constant('category' as const),
    category: wellFormed,
    page: fc.integer({ min: 1, max: 10_000 }),
  }),
  fc.record({ type: fc.constantFrom('entry' as const, 'solved' as const, 'unsolved' as const), entryId }),
);

test('a button means after its way through LINE what it meant before, within LINE’s 300 characters', () => {
  fc.assert(
    fc.property(choice, (each) => {
      const data = encodeChoice(each);
      expect(data.length).toBeLessThanOrEqual(300);
      expect(data).toMatch(/^[\x20-\x7e]+$/);
      expect(decodeChoice(data)).toEqual(each);
    }),
    { numRuns: 1_000 },
  );
});

test('every button of the three books fits', () => {
  for (const { entries, categories } of loadBooks('faq-data').values()) {
    for (const category of categories)
      expect(encodeChoice({ type: 'category', category, page: 99 }).length).toBeLessThan(300);
    for (const { id } of entries)
      expect(encodeChoice({ type: 'unsolved', entryId: id }).length).toBeLessThan(300);
  }
});

test.each([
  '',
  'tap',
  'tap=',
  'tap=buy',
  'action=buy&item=7',
  'tap=entry',
  'tap=solved',
  'tap=category&category=x',
  'tap=category&page=1',
  'tap=category&category=x&page=0',
  'tap=category&category=x&page=-1',
  'tap=category&category=x&page=1.5',
  'tap=category&category=x&page=NaN',
  'tap=category&category=x&page=Infinity',
  '{"tap":"menu"}',
  'tap=__proto__',
  '%%%',
  '\u0000',
])('what another desk put on a button is not understood: %j', (data) => {
  expect(decodeChoice(data)).toBeUndefined();
});

test('no data whatever can break the reading of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (data) => {
      const read = decodeChoice(data);
      if (read !== undefined) expect(decodeChoice(encodeChoice(read))).toEqual(read);
    }),
  );
});
