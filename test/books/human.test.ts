import { loadBook } from '../../src/books/load.ts';
import { GOOD_BOOK, GOOD_ENTRIES, writeFolder } from './written-book.ts';

const load = (human: string) =>
  loadBook(writeFolder({ 'book.yaml': GOOD_BOOK, 'entries.yaml': `${GOOD_ENTRIES}${human}` })).entries[0];

test('an editor marks an entry as always a matter for a human', () => {
  expect(load('  human: true\n')).toMatchObject({ human: true });
  expect(load('  human: false\n')).toMatchObject({ human: false });
  expect(load('')).not.toHaveProperty('human');
  expect(() => load('  human: maybe\n')).toThrow(/human/u);
});
