import type { Word } from '../../../search/finding.ts';
import { remarkGroupsOf, type RemarkGroup } from './remark-words.ts';

export function isIn({ base }: Word, ...groups: readonly RemarkGroup[]): boolean {
  const known = remarkGroupsOf(base);
  return groups.some((group) => known.has(group));
}

/** The groups of which a clause may be made whatever the book is about. */
const own: readonly RemarkGroup[] = [
  'sky',
  'mood',
  'ownDay',
  'praise',
  'relief',
  'thanking',
  'talk',
  'mistake',
];
export const isOwn = (word: Word): boolean => isIn(word, ...own);
export const isTrouble = (word: Word): boolean => isIn(word, 'trouble');
// No entry is about an adjective alone, such as 難しい.
const isNameable = (word: Word): boolean => !isOwn(word) && word.partOfSpeech !== '形容詞';
/** The book has an entry that can be about it. */
export const isMatter = (word: Word): boolean => word.knownTo === 'book' && isNameable(word);
/** Service desks are asked about it, here or elsewhere. */
export const isOfDesks = (word: Word): boolean => word.knownTo !== 'nobody' && isNameable(word);
