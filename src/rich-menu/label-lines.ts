/** A label broken into lines: at most three, of one font size. */
export type SetLabel = { readonly lines: readonly string[]; readonly size: number };

/** Width in pixels of a text at a size. */
export type Measure = (text: string, size: number) => number;

/** Numbers of lines with their font sizes, tried in this order. In pixels of an image that is 2,500 wide. */
const attempts = [
  { lines: 1, from: 128, to: 108 },
  { lines: 2, from: 120, to: 92 },
  { lines: 3, from: 104, to: 72 },
] as const;

/** Breaks a label between phrases into even lines, as large as they fit into the width; between words only if it must. */
export function setLabel(label: string, width: number, measure: Measure): SetLabel {
  const pieces = piecesOf(label);
  const byPhrases = setParts(phrasesOf(pieces), width, measure);
  const byWords = setParts(pieces, width, measure);
  if (byPhrases !== undefined && byPhrases.size * worthABreak >= (byWords?.size ?? 0)) return byPhrases;
  return byWords ?? setParts([...graphemes(label)], width, measure) ?? { lines: [label], size: 72 };
}

/** How many times larger letters must get by a break inside a phrase. */
const worthABreak = 1.2;

/** @returns undefined when a part is wider than the card in the smallest letters */
function setParts(parts: readonly string[], width: number, measure: Measure): SetLabel | undefined {
  for (const { lines: count, from, to } of attempts)
    for (let size = from; size >= to; size -= 4) {
      const lines = evenLines(parts, count, (text) => measure(text, size));
      if (lines.every((line) => measure(line, size) <= width)) return { lines, size };
    }
  return undefined;
}

/** At most `count` lines, broken so that the longest line is as short as possible. */
function evenLines(parts: readonly string[], count: number, measure: (text: string) => number): string[] {
  const whole = parts.join('').trim();
  if (count <= 1 || parts.length <= 1) return [whole];
  let best = [whole];
  let least = Infinity;
  for (let cut = 1; cut < parts.length; cut += 1) {
    const first = parts.slice(0, cut).join('').trim();
    const rest = evenLines(parts.slice(cut), count - 1, measure);
    const longest = Math.max(measure(first), ...rest.map(measure));
    if (longest < least) [best, least] = [[first, ...rest], longest];
  }
  return best;
}

const words = new Intl.Segmenter('ja', { granularity: 'word' });
const characters = new Intl.Segmenter('ja', { granularity: 'grapheme' });

/** The label in pieces between which a line may break: not after prefixes and opening brackets, not before particles. */
function piecesOf(label: string): string[] {
  const pieces: string[] = [];
  let isOpen = false;
  for (const { segment } of words.segment(label)) {
    const clings = /^[\p{Script=Hiragana}ー]{1,2}$/u.test(segment) || /^.$/u.test(segment);
    const opens = /^[「『(（[お御ご]$/u.test(segment);
    if (pieces.length > 0 && (isOpen || (clings && !opens))) pieces.push((pieces.pop() ?? '') + segment);
    else pieces.push(segment);
    isOpen = opens;
  }
  return pieces;
}

/** What a phrase ends with: a particle, or a mark between two names. */
const phraseEnd = /(?:[のをがはにでとも、・/]|から|まで|より)$/u;

/** Pieces put together to what is read in one breath: 仮登録の・メールが・届かない. */
function phrasesOf(pieces: readonly string[]): string[] {
  const phrases: string[] = [];
  for (const piece of pieces) {
    const last = phrases.at(-1);
    if (last === undefined || phraseEnd.test(last) || last.endsWith(' ') || piece.startsWith(' '))
      phrases.push(piece);
    else phrases[phrases.length - 1] = last + piece;
  }
  return phrases;
}

function* graphemes(text: string): Generator<string> {
  for (const { segment } of characters.segment(text)) yield segment;
}
