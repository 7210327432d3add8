import { saysStillFails } from '../../../src/conversation/japanese/still-fails.ts';

test.each([
  'やっぱりだめでした',
  'やっぱダメ',
  'だめだった😢',
  'やってみたけど、やっぱり無理',
  'できなかったです',
  '何度やってもうまくいきません',
  'まだ入れません',
  'その通りにやりましたが、できませんでした',
  'それでも届かないです',
  '試したけど同じでした',
  '説明の通りにやってみたけどエラーになる',
])('「%s」 says that the answer was tried and did not help', (text) => {
  expect(saysStillFails(text)).toBe(true);
});

test.each([
  '入れません',
  'メールが届きません',
  'まだメールが届きません',
  'だめですか',
  '電話じゃだめ?',
  'カードはだめでした。現金は',
  'やっぱりやめます',
  'やっぱり解約したい',
  'できました',
  '',
])('「%s」 says something else', (text) => {
  expect(saysStillFails(text)).toBe(false);
});
