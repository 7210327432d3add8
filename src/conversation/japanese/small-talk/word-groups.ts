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
/** No entry is about an adjective alone, such as 難しい. */
export const isMatter = (word: Word): boolean =>
  word.isMatter && !isOwn(word) && word.partOfSpeech !== '形容詞';
