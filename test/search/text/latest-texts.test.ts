import { rememberLatest } from '../../../src/search/text/latest-texts.ts';

function countCalls(most: number): { readonly read: (text: string) => string; readonly asked: string[] } {
  const asked: string[] = [];
  const read = rememberLatest((text) => {
    asked.push(text);
    return text.toUpperCase();
  }, most);
  return { read, asked };
}

test('a text that is asked about again is read once', () => {
  const { read, asked } = countCalls(2);
  expect(['a', 'b', 'a', 'b'].map(read)).toEqual(['A', 'B', 'A', 'B']);
  expect(asked).toEqual(['a', 'b']);
});

test('only the latest texts are kept', () => {
  const { read, asked } = countCalls(2);
  expect(['a', 'b', 'c', 'a'].map(read)).toEqual(['A', 'B', 'C', 'A']);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

test('a very long text is not kept', () => {
  const { read, asked } = countCalls(2);
  const long = 'x'.repeat(501);
  read(long);
  read(long);
  expect(asked).toHaveLength(2);
});
