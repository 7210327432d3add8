import { readFileSync } from 'node:fs';
import { shorten, toSafeText } from './safe-text.ts';

// Dashes, minus signs and box-drawing lines that people (and one of our sources: パートタイマ―) type for the long mark ー.
const DASHES = '\\-‐‑‒–—―−─━﹣－ｰ~〜～';
const KANA = '\\u3041-\\u309F\\u30A1-\\u30FAー';
const LONG_MARK = new RegExp(`(?<=[${KANA}])[${DASHES}]+(?![0-9a-z])`, 'gu');

/** Old and variant kanji of names and places (髙, 﨑, 邉), and radicals that PDFs have for kanji (⻭) → the common ones. */
const VARIANTS = new Map(
  readFileSync(new URL('./variant-kanji.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((pair) => {
      const [variant = '', common = ''] = Array.from(pair);
      return [variant, common] as const;
    }),
);
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join('')}]`, 'gu');

/** Voicing marks that were typed as characters of their own: カ゛ → ガ, ハ ﾟ → パ. NFKC would put a space before them. */
const VOICED = new RegExp(`([${KANA}]) ?([\\u3099\\u309B\\uFF9E]|[\\u309A\\u309C\\uFF9F])`, 'gu');
const VOICINGS = '\u3099\u309B\uFF9E';

/** 廿五日, 卅日: twenty and thirty in dates as older people write them. */
const OLD_TENS = /[廿卅](?=[一二三四五六七八九]?[日年歳才])/gu;

/** Four or more letters written apart: 「ロ グ ア ウ ト」. Kanji alone may be a list of words: 「水 木 金 土」. */
const HAS_KANA = new RegExp(`[${KANA}]`, 'u');
const LETTER = `[\\p{Script=Han}${KANA}]`;
const LETTERS_APART = new RegExp(`(?<![\\p{L}\\p{N}])${LETTER}(?: ${LETTER}){3,}(?![\\p{L}\\p{N}])`, 'gu');

/** Ⅰ … Ⅻ and ⅰ … ⅻ: NFKC would make letters of them. */
const ROMAN_NUMBER = /[\u2160-\u216B\u2170-\u217B]/gu;

/**
 * Safe text in one spelling: NFKC (half-width kana, full-width letters), common kanji, Arabic numbers for Ⅱ and ②, lower
 * case. After kana, dashes become the long mark ー. Repeated long marks (すごーーい) and punctuation (!!!) become single
 * ones. Letters written apart are put together.
 */
export function normalize(text: string): string {
  return shorten(foldMarks(toSafeText(text)).normalize('NFKC').toLowerCase())
    .replace(LETTERS_APART, (letters) => (HAS_KANA.test(letters) ? letters.replaceAll(' ', '') : letters))
    .replace(VARIANT, (variant) => VARIANTS.get(variant) ?? variant)
    .replace(OLD_TENS, (sign) => (sign === '廿' ? '二十' : '三十'))
    .replace(LONG_MARK, 'ー')
    .replace(/ー{2,}/gu, 'ー')
    .replace(/([!?。、…・])\1+/gu, '$1');
}

/** What NFKC doesn't fold as people mean it. */
function foldMarks(text: string): string {
  return text
    .replace(
      VOICED,
      (_, kana: string, mark: string) => kana + (VOICINGS.includes(mark) ? '\u3099' : '\u309A'),
    )
    .replace(ROMAN_NUMBER, (sign) => String(((sign.charCodeAt(0) - 0x2160) % 16) + 1));
}

/** Hiragana → katakana, so that both spellings of a word are equal. */
export function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096\u309D\u309E]/gu, (kana) =>
    String.fromCharCode(kana.charCodeAt(0) + 0x60),
  );
}

/** The letters and digits of a text, in one spelling. Two texts with the same ones ask for the same thing. */
export function toLetters(text: string): string {
  return toKatakana(normalize(text)).replace(/[^\p{L}\p{M}\p{N}ー]/gu, '');
}
