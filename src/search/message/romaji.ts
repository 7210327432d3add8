/** Syllables by consonant, in the order a i u e o; `-` where Japanese has none. */
const rows: Readonly<Record<string, string>> = {
  '': 'ア イ ウ エ オ',
  k: 'カ キ ク ケ コ',
  s: 'サ シ ス セ ソ',
  t: 'タ チ ツ テ ト',
  n: 'ナ ニ ヌ ネ ノ',
  h: 'ハ ヒ フ ヘ ホ',
  m: 'マ ミ ム メ モ',
  y: 'ヤ - ユ - ヨ',
  r: 'ラ リ ル レ ロ',
  w: 'ワ ウィ - ウェ ヲ',
  g: 'ガ ギ グ ゲ ゴ',
  z: 'ザ ジ ズ ゼ ゾ',
  d: 'ダ ヂ ヅ デ ド',
  b: 'バ ビ ブ ベ ボ',
  p: 'パ ピ プ ペ ポ',
  f: 'ファ フィ フ フェ フォ',
  j: 'ジャ ジ ジュ ジェ ジョ',
  sh: 'シャ シ シュ シェ ショ',
  ch: 'チャ チ チュ チェ チョ',
  ts: 'ツァ ツィ ツ ツェ ツォ',
  ky: 'キャ - キュ - キョ',
  gy: 'ギャ - ギュ - ギョ',
  sy: 'シャ - シュ - ショ',
  zy: 'ジャ - ジュ - ジョ',
  ty: 'チャ - チュ - チョ',
  ny: 'ニャ - ニュ - ニョ',
  hy: 'ヒャ - ヒュ - ヒョ',
  by: 'ビャ - ビュ - ビョ',
  py: 'ピャ - ピュ - ピョ',
  my: 'ミャ - ミュ - ミョ',
  ry: 'リャ - リュ - リョ',
};

const syllables = new Map(
  Object.entries(rows).flatMap(([consonant, row]) =>
    row
      .split(' ')
      .map((kana, vowel) => [`${consonant}${'aiueo'.charAt(vowel)}`, kana] as const)
      .filter(([, kana]) => kana !== '-'),
  ),
);
/**
 * Japanese typed without switching the keyboard (pasuwa-do, kyuuka), in katakana.
 * @param word lower-case letters and hyphens  @returns undefined for anything that isn't wholly romaji
 */
export function romajiToKatakana(word: string): string | undefined {
  if (word === '') return undefined;
  let kana = '';
  for (let at = 0; at < word.length;) {
    const read = readAt(word, at);
    if (read === undefined) return undefined;
    kana += read.kana;
    at += read.length;
  }
  return kana;
}

function readAt(word: string, at: number): { readonly kana: string; readonly length: number } | undefined {
  for (const length of [3, 2, 1]) {
    const kana = syllables.get(word.slice(at, at + length));
    if (kana !== undefined) return { kana, length };
  }
  const rest = word.slice(at);
  if (rest.startsWith('-')) return { kana: 'ー', length: 1 };
  // Before a consonant or at the end, nn is one ン. Before a vowel it is ン and the n of the next syllable.
  if (rest.startsWith('n')) return { kana: 'ン', length: /^nn(?![aiueoy])/.test(rest) ? 2 : 1 };
  if (/^(?:([^aiueo])\1|tch)/.test(rest)) return { kana: 'ッ', length: 1 };
  return undefined;
}
