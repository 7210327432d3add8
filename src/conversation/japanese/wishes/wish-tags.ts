import type { WishSentence } from './wish-text.ts';
import { toHiragana } from './wish-text.ts';
import { wishWords } from './wish-words.ts';

/** A group of words that mean the same for a wish. */
export type WishWordGroup = keyof typeof wishWords;

/** A piece of a sentence with the groups that it belongs to. A letter of a word that we don't know belongs to none. */
export type Tag = {
  readonly groups: readonly string[];
  readonly words: string;
};

const groupsOf = new Map<string, WishWordGroup[]>();
for (const [group, words] of Object.entries(wishWords) as [WishWordGroup, string][])
  for (const word of new Set(
    words
      .trim()
      .split(/\s+/)
      .map((each) => toHiragana(each.toLowerCase())),
  ))
    groupsOf.set(word, [...(groupsOf.get(word) ?? []), group]);
const longest = Math.max(...[...groupsOf.keys()].map((word) => word.length));

const number = /0\d{8,10}|\+81\d{8,10}/uy;
const clock = /\d{1,2}(時(?!間)半?|:\d\d)(\d{1,2}分)?台?/uy;
const date = /(\d{1,2}月)?\d{1,2}日|\d{1,2}\/\d{1,2}/uy;
/** Somebody, or a firm, by name: 「田中さん」, 「水道局さん」. */
const named =
  /(?![\p{Script=Han}]*[客奥母父子皆者員屋主嫁娘兄姉婆爺業方神孫当])[\p{Script=Han}]{1,4}(?:さん|様|さま|氏)/uy;
const han = /\p{Script=Han}/u;
const hiragana = /[\u3041-\u3096ー]/u;

/**
 * A sentence cut into known words, always the longest, and the letters between them.
 * @param names what this desk is called: words that mean the desk
 */
export function toTags({ words, isAsking }: WishSentence, names: readonly string[] = []): readonly Tag[] {
  const tags: Tag[] = [];
  for (let at = 0; at < words.length;) {
    const tag = tagAt(words, at, tags, names);
    tags.push(tag);
    at += tag.words.length;
  }
  return isAsking ? [...tags, { groups: ['ask'], words: '?' }] : tags;
}

function tagAt(words: string, at: number, before: readonly Tag[], names: readonly string[]): Tag {
  const name = names.find((each) => each !== '' && words.startsWith(each, at)) ?? '';
  const special = name === '' ? specialAt(words, at) : undefined;
  if (special !== undefined) return special;
  const word = wordAt(words, at, before);
  if (word !== undefined && word.words.length > name.length) return word;
  if (name !== '') return { groups: ['desk'], words: name };
  const letter = words[at] ?? '';
  return { groups: [hiragana.test(letter) ? 'kana' : 'unknown'], words: letter };
}

/** The longest known word there. */
function wordAt(words: string, at: number, before: readonly Tag[]): Tag | undefined {
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const word = words.slice(at, at + length);
    const groups = groupsOf.get(word);
    if (groups === undefined || !isWhole(word, words, at, before)) continue;
    // 「画面の上」 is a place, and no superior.
    if (word === '上' && !mayBeStaff(before)) continue;
    if (word === '方' && way.test(words.slice(0, at))) return { groups: ['other'], words: word };
    if (barePerson.has(word) && !mayBeStaff(before)) return { groups: ['anyone'], words: word };
    return { groups, words: word };
  }
  return undefined;
}

function specialAt(words: string, at: number): Tag | undefined {
  for (const [pattern, groups] of [
    [number, ['number']],
    [clock, ['day', 'clock']],
    [date, ['day']],
    [named, ['named']],
  ] as const) {
    pattern.lastIndex = at;
    const found = pattern.exec(words)?.[0];
    if (found !== undefined) return { groups, words: found };
  }
  return undefined;
}

/** A word of one kanji may be a part of another word: 「人事」. */
function isWhole(word: string, words: string, at: number, tags: readonly Tag[]): boolean {
  // 「本物の人間」 holds no 「本物の人」.
  if (word.endsWith('人') && words[at + word.length] === '間') return false;
  if (word.length > 1 || !han.test(word)) return true;
  const isAfterHan = tags.at(-1)?.groups[0] === 'unknown' && han.test(words[at - 1] ?? '');
  const next = words[at + 1] ?? '';
  return (
    !isAfterHan && !(han.test(next) && ![...groupsOf.keys()].some((each) => words.startsWith(each, at + 1)))
  );
}

/** After a verb's stem 「方」 is the way to do it (買い方, やり方), after an adjective or a whole verb a person (偉い方, わかる方). */
const way = /(?:[きしちにひみりぎじびえけせてねめれげべ]|(?<![しな偉若良])い)$/u;

const barePerson: ReadonlySet<string> = new Set(['人', 'ひと']);

/** 「人と話したい」 means staff, 「辞めた人」 somebody else. */
function mayBeStaff(tags: readonly Tag[]): boolean {
  const before = tags.at(-1);
  if (before === undefined) return true;
  if (before.words === 'の') return isOfDesk(tags.at(-2));
  return before.groups.every((group) => mayStandBeforePerson.has(group));
}

const isOfDesk = (tag: Tag | undefined): boolean =>
  tag?.groups.some((group) => group === 'staff' || group === 'desk') === true;

const mayStandBeforePerson: ReadonlySet<string> = new Set([
  'filler',
  'particle',
  'clause',
  'subject',
  'how',
  'urgency',
  'not',
  'staff',
  'desk',
  'machine',
  'anger',
  'before',
]);
