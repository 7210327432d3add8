import { toKatakana } from './normalize.ts';
import type { Token, Tokenizer } from './tokenizer.ts';

/** What the last kana of a godan verb becomes before endings: 話す → 話さ(ない) 話し(ます) 話せ(ば) 話そ(う). */
const godanStems: Readonly<Record<string, readonly string[]>> = {
  う: ['わ', 'い', 'っ', 'え', 'お'],
  く: ['か', 'き', 'い', 'け', 'こ'],
  ぐ: ['が', 'ぎ', 'い', 'げ', 'ご'],
  す: ['さ', 'し', 'せ', 'そ'],
  つ: ['た', 'ち', 'っ', 'て', 'と'],
  ぬ: ['な', 'に', 'ん', 'ね', 'の'],
  ぶ: ['ば', 'び', 'ん', 'べ', 'ぼ'],
  む: ['ま', 'み', 'ん', 'め', 'も'],
  る: ['ら', 'り', 'っ', 'れ', 'ろ'],
};

/** The forms of a verb or adjective that people may type where the book has another: 忘れ, なくし, なくさ, 高く … */
export function inflect(token: Token, tokenize: Tokenizer): readonly Token[] {
  const { base, inflection } = token;
  const [dictionaryForm, ...others] = tokenize(base);
  if (dictionaryForm === undefined || others.length > 0) return [];
  const reading = toKatakana(dictionaryForm.reading);
  const stems = stemsOf(base, inflection);
  return [base, ...stems].map((surface) => ({
    ...token,
    surface,
    reading: surface === base ? reading : inflectReading(reading, base, surface),
  }));
}

function stemsOf(base: string, inflection: string): readonly string[] {
  const trunk = base.slice(0, -1);
  if (inflection.startsWith('一段')) return [trunk];
  if (inflection.startsWith('五段')) return (godanStems[base.slice(-1)] ?? []).map((kana) => trunk + kana);
  if (inflection.startsWith('形容詞')) return [trunk, `${trunk}く`, `${trunk}かっ`];
  return [];
}

/** Surface and reading differ from the dictionary form in the last kana only. */
function inflectReading(reading: string, base: string, surface: string): string {
  return reading.slice(0, -1) + toKatakana(surface.slice(base.length - 1));
}
