import { loadBook } from '../../src/books/load.ts';
import { bookJsonSchema } from '../../src/books/schema/json-schema.ts';
import { GOOD_BOOK, GOOD_ENTRIES, reportedOn, writeFolder } from './written-book.ts';

const withCaution = (written: string): string => `${GOOD_BOOK}caution: ${written}\n`;

test.each([
  ['0.9', 0.9],
  ['.75', 0.75],
  ['0.50', 0.5],
  ['"0.99"', 0.99],
])('caution %s is a number of the book', (written, caution) => {
  const folder = writeFolder({ 'book.yaml': withCaution(written), 'entries.yaml': GOOD_ENTRIES });
  expect(loadBook(folder).caution).toBe(caution);
});

test('a book without caution has none, so that search goes by its own', () => {
  const folder = writeFolder({ 'book.yaml': GOOD_BOOK, 'entries.yaml': GOOD_ENTRIES });
  expect(loadBook(folder)).not.toHaveProperty('caution');
});

test.each(['0.49', '1', '2', '-0.9', '0,9', '90%', '０.９', '高め', '0x1', '1e-1', 'NaN'])(
  'caution %s is refused with its line, its value and what to write',
  (written) => {
    const line = withCaution(written).split('\n').length - 1;
    expect(reportedOn(GOOD_ENTRIES, withCaution(written))).toEqual([
      `book.yaml:${line} "caution" is "${written}", which is not a number from 0.5 to 0.99. Write it like 0.85 (the higher, the fewer answers and the more choices), or delete it.`,
    ]);
  },
);

test('a list or a map is refused as caution', () => {
  expect(reportedOn(GOOD_ENTRIES, withCaution('[0.9]'))[0]).toContain('"caution" is a list');
});

test('an editor with completion sees a number with its limits', () => {
  expect(bookJsonSchema.properties?.['caution']).toMatchObject({
    type: 'number',
    minimum: 0.5,
    maximum: 0.99,
  });
  expect(bookJsonSchema.required).not.toContain('caution');
});
