import { romajiToKatakana } from '../../../src/search/message/romaji.ts';

test.each([
  ['pasuwa-do', 'パスワード'],
  ['kyuuka', 'キュウカ'],
  ['shinsei', 'シンセイ'],
  ['sinnsei', 'シンセイ'],
  ['gakkou', 'ガッコウ'],
  ['konnyaku', 'コンニャク'],
  ['matcha', 'マッチャ'],
  ['roguin', 'ログイン'],
])('%s, typed with the keyboard left in Latin letters, is %s', (typed, meant) => {
  expect(romajiToKatakana(typed)).toBe(meant);
});

test.each(['line', 'email', 'wifix', 'android', 'zip', 'pdf', 'id', ''])(
  '%s is no Japanese and stays',
  (word) => {
    expect(romajiToKatakana(word)).toBeUndefined();
  },
);
