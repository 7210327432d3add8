import { after, asked, book, hours, labelsOf, now, text, wordsOf } from '../small-desk.ts';

const greeted = (displayName: string, isUnblocked = false): string => {
  const [first] = after({ type: 'follow', isUnblocked, displayName }).messages;
  return first?.type === 'text' ? first.text : '';
};

test('a new friend is greeted by name, and one who comes back is welcomed back by name', () => {
  expect(greeted('山田 花子')).toBe(
    '山田 花子さん、友だち追加ありがとうございます。サロン青葉の質問窓口です。',
  );
  expect(greeted('山田 花子', true)).toBe('山田 花子さん、おかえりなさい。サロン青葉の質問窓口です。');
});

test('a friend whose name LINE does not give is greeted without it', () => {
  const step = after({ type: 'follow', isUnblocked: false });
  expect(wordsOf(step.messages)).toMatch(/^友だち追加ありがとうございます。/);
});

test.each([
  ['a name of nothing to see', ' \n\u200b\u202e ', '友だち追加'],
  ['a name over several lines', '花子\n\n山田\r\n', '花子 山田さん、'],
  ['a name that turns the line around', '\u202e山田\u202c', '山田さん、'],
  ['half a character', '山田\ud83d', '山田'],
  ['a family in one character', '👨‍👩‍👧‍👦花子', '👨‍👩‍👧‍👦花子さん、'],
  ['a template of ours', '${name}', '${name}さん、'],
])('%s leaves the greeting one line that reads as it should', (_what, name, start) => {
  const line = greeted(name);
  expect(line.startsWith(start)).toBe(true);
  expect(line).not.toMatch(/[\n\r\u202a-\u202e\u200b]/u);
  expect(line.isWellFormed()).toBe(true);
});

test('a name of 200 letters, or of 200 families, is shortened between two characters', () => {
  expect(greeted('字'.repeat(200))).toMatch(/^字{20}さん、/);
  expect(greeted('👨‍👩‍👧‍👦'.repeat(200))).toMatch(/^(?:👨‍👩‍👧‍👦){20}さん、/u);
  expect(greeted(`a${'\u0301'.repeat(5_000)}`).length).toBeLessThan(5_000);
});

test('the greeting shows every category, how to use the desk, and a human', () => {
  const step = after({ type: 'follow', isUnblocked: false, displayName: '花子' });
  expect(step.messages).toHaveLength(3);
  for (const category of book.categories) expect(wordsOf(step.messages)).toContain(category);
  expect(wordsOf(step.messages)).toMatch(/使い方\n担当者に聞く$/);
  expect(labelsOf(step)).toContain('担当者に聞く');
});

test('a friend who comes back does not get the book’s long greeting again', () => {
  const greeting = 'この度は誠にありがとうございます。';
  const back = after({ type: 'follow', isUnblocked: true }, undefined, undefined, { ...book, greeting });
  expect(wordsOf(back.messages)).not.toContain(greeting);
});

test('a friend’s first question gets an answer, not silence', () => {
  const { session } = after({ type: 'follow', isUnblocked: false });
  expect(
    wordsOf(after(text('何時から?'), session, { kind: 'confident', entry: hours }, book, now).messages),
  ).toContain('10時から');
  expect(asked({ kind: 'none', nearest: [] }).messages).not.toEqual([]);
});
