import { alignColumns, clip, widthOf } from '../../src/cli/columns.ts';

test.each([
  ['abc', 3],
  ['窓口', 4],
  ['ﾏﾄﾞ', 3],
  ['ア!', 3],
  ['「」、。', 8],
  ['が', 2],
  ['か\u3099', 2],
  ['😀', 2],
  ['𠮟る', 4],
  ['', 0],
])('「%s」 takes %i columns of a terminal', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('columns stand below each other whatever is written in them', () => {
  expect(
    alignColumns(
      [
        ['語', '10', 'x'],
        ['word', '5', 'y'],
      ],
      [1],
    ),
  ).toEqual(['語    10  x', 'word   5  y']);
});

test('what is too long ends with … within its columns, on one line', () => {
  expect(clip('窓口の営業時間', 8)).toBe('窓口の…');
  expect(clip('窓口', 4)).toBe('窓口');
  expect(clip('a\nb', 10)).toBe('a⏎b');
});
