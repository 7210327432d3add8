import fc from 'fast-check';
import { toPieces, toSafeText } from '../../../src/search/text/safe-text.ts';

const anything = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0x3042, 0x41, 0x20, 0x3002)), {
    maxLength: 3_000,
  })
  .map((codes) => String.fromCharCode(...codes));

test('safe text is well-formed, short and has nothing invisible in it', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const safe = toSafeText(text);
      expect(() => encodeURIComponent(safe)).not.toThrow();
      expect(safe.length).toBeLessThanOrEqual(2_000);
      expect(safe.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}|\p{Cs}/u);
    }),
  );
});

test('words of ordinary text are left as they were typed', () => {
  const text = 'お世話になります。\nパスワードを忘れました! ID は𠮷田です。';
  expect(toSafeText(text)).toBe(text);
});

test('a line break parts words, whatever kind it is', () => {
  expect(toSafeText('変更\r\n登録\u2028メール\t電話')).toBe('変更\n登録\nメール\n電話');
});

test('text is cut at sentence ends', () => {
  expect(toPieces('メールが来ません。どうすれば?\n急いでいます')).toEqual([
    'メールが来ません。',
    'どうすれば?',
    '急いでいます',
  ]);
});

test('no piece has more than 100 characters or 24 of one character in a row', () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const piece of toPieces(toSafeText(text))) {
        expect(Array.from(piece).length).toBeLessThanOrEqual(100);
        expect(piece).not.toMatch(/(.)\1{24}/u);
      }
    }),
  );
  expect(toPieces('亜'.repeat(60)).map((piece) => piece.length)).toEqual([24, 24, 12]);
});

test('cutting loses no letter', () => {
  const text = 'マイページの住所変更で郵便番号を検索しても自分の住所の町名が表示されません'.repeat(8);
  expect(toPieces(text).join('')).toBe(text);
});
