import { smallTalkWords } from '../../copy/typed-ja.ts';
import { bare } from './commands.ts';
import { remarks, type RemarkKind } from './remarks.ts';
import { toPhrases, toSentences, toWishWords } from './wish-text.ts';

export type SmallTalk =
  'thanks' | 'yes' | 'no' | 'attention' | 'greeting' | 'laughter' | 'farewell' | 'wordless' | 'remark';

/** The kind of small talk, when a text is nothing else: 「なるほど〜、ありがとうございました!」, 「フォームですね、わかりました」. */
export function smallTalkIn(text: string): SmallTalk | undefined {
  if (laughter.test(bare(text).replace(/[^\p{L}\p{N}]/gu, ''))) return 'laughter';
  const typed = withoutLongMarks(toWishWords(text));
  if (typed === '') return 'wordless';
  const isAsking = toSentences(text).some((sentence) => sentence.isAsking);
  const echo = isAsking ? null : echoed.exec(typed);
  // 「寒いですねえ」 only draws its end out.
  if (echo !== null && typed.length - echo[0].length > 1 && kindOf(typed.slice(echo[0].length)) === 'thanks')
    return 'thanks';
  return kindOf(typed);
}

/**
 * The kind of small talk, when every phrase of a text is a pleasantry or a remark: 「おはようございます。今朝は冷えますね」.
 * A remark may share its words with a question, so the book's sure answers go before it.
 */
export function remarkIn(text: string): SmallTalk | undefined {
  if (text.length > maxRemarkLength) return undefined;
  const phrases = toPhrases(text);
  if (phrases.some(({ isAsking }) => isAsking)) return undefined;
  const found = new Set<Part>();
  for (const { words } of phrases) {
    const parts = partsOf(withoutLongMarks(words));
    if (parts === undefined) return undefined;
    for (const part of parts) found.add(part);
  }
  const kind = order.find((each) => found.has(each)) ?? (found.has('remark') ? 'remark' : undefined);
  if (found.has('forThanks') && kind !== 'thanks') return undefined;
  if (found.has('forFarewell') && kind !== 'farewell') return undefined;
  if (found.has('forGreeting') && kind !== 'greeting') return undefined;
  if (found.has('around') && (kind === 'attention' || kind === 'yes' || kind === 'no')) return undefined;
  return found.has('remark') && (kind === 'yes' || kind === 'no') ? 'remark' : kind;
}

/** A longer text is more than a remark. */
const maxRemarkLength = 120;

type Part = RemarkKind | (typeof order)[number] | 'glue';

/** What a phrase is made of, when nothing in it is unknown. */
function partsOf(phrase: string, at = 0, dead = new Set<number>()): readonly Part[] | undefined {
  if (at === phrase.length) return [];
  if (dead.has(at)) return undefined;
  for (const { kind, length } of stepsAt(phrase, at)) {
    const rest = partsOf(phrase, at + length, dead);
    if (rest !== undefined) return [kind, ...rest];
  }
  dead.add(at);
  return undefined;
}

function stepsAt(phrase: string, at: number): readonly { readonly kind: Part; readonly length: number }[] {
  const steps: { readonly kind: Part; readonly length: number }[] = [];
  for (const { kind, pattern } of remarks) {
    pattern.lastIndex = at;
    const length = pattern.exec(phrase)?.[0].length ?? 0;
    if (length > 0) steps.push({ kind, length });
  }
  for (let length = Math.min(longest, phrase.length - at); length > 0; length -= 1) {
    const kind = kinds.get(phrase.slice(at, at + length));
    // 「あ」 alone says nothing.
    if (kind !== undefined) steps.push({ kind: length === 1 ? 'glue' : kind, length });
  }
  return steps.sort((one, other) => other.length - one.length);
}

/** Of several kinds in a message the first one here is meant: 「はい、ありがとうございます」 are thanks. */
const order = ['thanks', 'no', 'farewell', 'attention', 'yes', 'greeting'] as const;
const laughter = /^(笑+|w+|草+|ははは*|あはは+|ふふ+|うふふ*|爆笑|わろ[たす]|ワロ[タス]|うける|ウケる|lol)$/u;
/** What was read is said again: 「フォームですね」. */
const echoed = /^.{1,15}?(ですね|なんですね|ってことですね|のことですね)/u;
/** Stands between and behind the words. */
const glue = [
  'です',
  'ですね',
  'でした',
  'ね',
  'よ',
  'っす',
  'ございます',
  'ました',
  'な',
  'わ',
  'ので',
  'が',
  'けど',
];

const withoutLongMarks = (words: string): string => words.replace(/[ーっ]+$|ー/gu, '');
const kinds = new Map<string, (typeof order)[number] | 'glue'>([
  ...glue.map((word) => [word, 'glue'] as const),
  ...order.flatMap((kind) =>
    smallTalkWords[kind].map((word) => [withoutLongMarks(toWishWords(word)), kind] as const),
  ),
]);
const longest = Math.max(...[...kinds.keys()].map((word) => word.length));

/** The kind of words that are small talk from the first letter to the last. */
function kindOf(typed: string): SmallTalk | undefined {
  const found = new Set<string>();
  for (let at = 0; at < typed.length;) {
    const word = longestAt(typed, at);
    if (word === undefined) return undefined;
    found.add(kinds.get(word) ?? 'glue');
    at += word.length;
  }
  return order.find((kind) => found.has(kind));
}

function longestAt(typed: string, at: number): string | undefined {
  for (let length = Math.min(longest, typed.length - at); length > 0; length -= 1) {
    const word = typed.slice(at, at + length);
    if (kinds.has(word)) return word;
  }
  return undefined;
}
