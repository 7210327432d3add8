/** Where a sentence may end: decorations stand before it. */
const end = '(?=$|[\\s。、,.!?…・)])';

/** What a face in brackets is made of besides single letters: (^_^), (´・ω・`), (>_<). */
const faceInBrackets = /\(([^()\n]{1,14})\)/gu;
const handBefore = '(?:(?<![a-vx-z0-9])[modqvy]|[\\\\/ヽヾ٩╰┐☆♪<>])?';
const handAfter = '(?:[mobdvyq](?!(?!or[zl]|w)[a-z0-9])|[\\\\/ノゞシ☆♪;!*з]|人(?=$|[\\s。、!?]))*';
const face = new RegExp(`${handBefore}\u0000${handAfter}`, 'gu');

/** Faces without brackets. */
const bareFace =
  /(?<![a-z0-9])(?:t[_.-]t|u_u|x_x|o_o|or[zl2]|ot[zl])(?![a-z0-9])|\(?\^[_o.▽ω-]?\^[;ゞ]*|;[_-]?;|>[_.]?<|-_-;?|=_=/gu;

/** A feeling in brackets: (笑), (汗), (泣), (苦笑), (w). */
const feelingInBrackets =
  /\((?:爆?笑|苦笑|大?汗|冷や?汗|滝汗|[大号]?泣き?|涙|怒|困|焦|悲|嬉|謎|照れ?|爆|絶望|w+)+\)/gu;

/** The same without brackets, at the end of a sentence. After a particle it is the thing itself (「手に汗」). */
const feeling = new RegExp(
  `(?:(?:(?<![微談失冷嘲])[爆苦大]?笑|[大号]泣|泣)+|(?<=^|[\\s。、!?]|のに|[すんた]が|[^\\p{Script=Han}\\p{Script=Katakana}のをにはがとやもで])[汗涙]+)${end}`,
  'gu',
);
/** What LINE writes for an emoji of its own where it can't show it. */
const unshownEmoji = /\((?:emoji|絵文字|スタンプ|sticker)\)/gu;
const laughter = new RegExp(`(?<![a-z0-9])w+${end}`, 'gu');

/** Emoji, their parts, and marks like ♪. NFKC left them as they are. */
const pictures = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20E3♪♫♬♩☆★♡♥✧✦]+/gu;

/** What is left of a drawn frame when its stars are gone: 。.:* … *:.。. */
const frames = /(?<![\p{L}\p{N}:*])(?=[。.・]*[:*°])[。.:*°・]{2,}(?![\p{L}\p{N}:*/])/gu;

/** A vowel drawn out in small kana, a stop, or a wave at the end: 来ないぃ, 教えてっ, 変更〜. */
const drawnOut = new RegExp(
  [
    '(?<=[あかさたなはまやらわがざだばぱゃ])ぁ+',
    '(?<=[いきしちにひみりぎじぢびぴ])ぃ+',
    '(?<=[うくすつぬふむゆるぐずづぶぷゅ])ぅ+',
    '(?<=[えけせてねへめれげぜでべぺ])ぇ+',
    '(?<=[おこそとのほもよろをごぞどぼぽょ])ぉ+',
    '[っッ]+',
    '[~〜]+',
    '(?<![ぁ-ゖァ-ヺー])[ー―—]+',
  ].join('|'),
  'gu',
);
const drawnOutEnd = new RegExp(`(?:${drawnOut.source})+${end}`, 'gu');

/**
 * A normalized message without what only decorates it: faces such as (^_^) and m(_ _)m, emoji, (笑) and w, drawn-out
 * ends. Nothing of it is asked about.
 */
export function cutDecorations(text: string): string {
  let rest = text;
  // What stands before a decoration may be one too: 「来ないw〜(笑)」.
  for (let round = 0; round < mostRounds; round += 1) {
    const before = rest;
    rest = cutOnce(rest);
    if (rest === before) break;
  }
  return rest;
}

const mostRounds = 4;

function cutOnce(text: string): string {
  return text
    .replace(unshownEmoji, ' ')
    .replace(feelingInBrackets, ' ')
    .replace(faceInBrackets, (whole, inside: string) => (isFace(inside) ? '\u0000' : whole))
    .replace(face, ' ')
    .replace(bareFace, ' ')
    .replace(pictures, ' ')
    .replace(frames, ' ')
    .replace(laughter, ' ')
    .replace(feeling, ' ')
    .replace(drawnOutEnd, '');
}

/** (-_-) has an eye on each side of a mouth; other faces have at least two signs. Words and numbers make no face. */
function isFace(inside: string): boolean {
  if (/[\p{Script=Han}ぁ-ゖァ-ヺ]{2}|[a-z]{4}|[0-9]/u.test(inside)) return false;
  if (/^\s*(\S)\s*[_.\-ー・ωo▽∀д\s]*\s*\1/u.test(inside) && !/^[\p{Script=Han}a-z]{1,3}$/u.test(inside))
    return true;
  if (/^t[oд]t$/u.test(inside)) return true;
  return (inside.match(/[^\p{L}\s、。,]/gu) ?? []).length >= 2;
}
