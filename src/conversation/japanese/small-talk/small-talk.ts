import { smallTalkWords } from '../../../copy/typed-ja.ts';
import { bare } from '../commands.ts';
import { isTypedTest } from './typed-test.ts';
import { toSentences, toWishWords } from '../wishes/wish-text.ts';

export type SmallTalk =
  | 'thanks'
  | 'yes'
  | 'no'
  | 'attention'
  | 'greeting'
  | 'laughter'
  | 'farewell'
  | 'sorry'
  /** What was sent is not meant: it was for somebody else, or no longer matters. */
  | 'takenBack'
  | 'wordless'
  | 'remark'
  /** Whether the talk works: 「てすと」. */
  | 'test'
  /** Questions to the desk itself. */
  | 'whatAreYou'
  | 'whatName'
  | 'howAreYou'
  | 'aboutYou';

/** The kind of small talk, when a text is nothing else: 「なるほど〜、ありがとうございました!」, 「フォームですね、わかりました」. */
export function smallTalkIn(text: string): SmallTalk | undefined {
  if (isLaughter(bare(text).replace(/[^\p{L}\p{N}]/gu, ''))) return 'laughter';
  if (isTypedTest(text)) return 'test';
  const typed = withoutLongMarks(toWishWords(text));
  if (typed === '') return 'wordless';
  const isAsking = toSentences(text).some((sentence) => sentence.isAsking);
  const echo = isAsking ? null : echoed.exec(typed);
  // 「寒いですねえ」 only draws its end out.
  if (echo !== null && typed.length - echo[0].length > 1 && kindOf(typed.slice(echo[0].length)) === 'thanks')
    return 'thanks';
  return kindOf(typed);
}

/** Of several kinds in a message the first one here is meant: 「はい、ありがとうございます」 are thanks. */
const order = ['thanks', 'no', 'takenBack', 'farewell', 'sorry', 'attention', 'yes', 'greeting'] as const;
/** はは alone may be a mother. */
const laughter =
  /^(?:(?:笑+|w+|草+|爆笑|わろ[たすw]+|ワロ[タスw]+|うける|ウケる|lol|(?:\p{L}[ゃャ]?)?(?:[はハ]{2,}|[ひヒ]{2,}|[ふフ]{2,}|[へヘ]{2,}|[ほホ]{2,})[ーっッ]*)+)$/u;
const notLaughter = /^(?:はは|ハハ|ほほ|ひひ)$/u;
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

/** The same for a piece of a message, in hiragana. */
export function kindOfWords(words: string): SmallTalk | undefined {
  if (isLaughter(words)) return 'laughter';
  const typed = withoutLongMarks(words);
  return typed === '' ? undefined : kindOf(typed);
}

const isLaughter = (letters: string): boolean => laughter.test(letters) && !notLaughter.test(letters);
