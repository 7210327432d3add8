import type { Entry } from '../../books/book.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { bare } from './commands.ts';

/**
 * The offered question that a text names: 「2番」, 「２」, 「下のやつ」, 「パスワードのほう」.
 * @returns undefined for any other text, which is a new question
 */
export function offeredQuestionIn(
  text: string,
  offered: readonly Entry[],
  book: SearchableBook,
): Entry | undefined {
  return itemAtPlace(text, offered) ?? itemByWords(bare(text), offered, book);
}

/** Named by its place alone: 「2番」, 「下のやつ」. */
function itemAtPlace<T>(text: string, list: readonly T[]): T | undefined {
  const place = placeIn(bare(text), list.length);
  return place === undefined ? undefined : list[place];
}

/** The offered category that a text names, by 「2番」 or by its own name. */
export function categoryIn(text: string, categories: readonly string[]): string | undefined {
  return itemAtPlace(text, categories) ?? categories.find((name) => bare(name) === bare(text));
}

const ending =
  '(番目?|つ目|つめ|個目|こめ)?(の)?(やつ|もの|質問|ほう|方)?(で|です|を|が)?(お願いします|おねがいします|知りたいです?)?';
const numbered = new RegExp(`^(?:その)?([1-9]|[一二三四五])${ending}$`, 'u');
const first = new RegExp(`^(最初|はじめ|一番上|いちばん上|1番上|上)${ending}$`, 'u');
const last = new RegExp(`^(最後|さいご|一番下|いちばん下|1番下|下)${ending}$`, 'u');
const middle = new RegExp(`^(真ん中|まんなか|中央)${ending}$`, 'u');

/** @returns an index of the list, from 0; undefined when no place, or one beyond the list, is named */
function placeIn(typed: string, length: number): number | undefined {
  const digit = numbered.exec(typed)?.[1];
  const place = digit === undefined ? undefined : '一二三四五'.indexOf(digit) + 1 || Number(digit);
  if (place !== undefined) return place <= length ? place - 1 : undefined;
  if (first.test(typed)) return 0;
  if (last.test(typed)) return length - 1;
  return middle.test(typed) && length % 2 === 1 ? (length - 1) / 2 : undefined;
}

/** 「…のほう」 means one of the list, whatever else the words could ask. */
const pointing =
  /(の(ほう|方|やつ|こと|質問)|(ほう|方))(で|です|を|が|だよ|なんですが)?(お願いします|知りたいです?)?$/u;

function itemByWords(typed: string, offered: readonly Entry[], book: SearchableBook): Entry | undefined {
  const isPointing = pointing.test(typed);
  const words = typed.replace(pointing, '');
  if (words.length < 2) return undefined;
  const holding = offered.filter(({ question }) => bare(question).includes(words));
  const [only, ...others] = holding;
  if (only !== undefined && others.length === 0) return only;
  if (!isPointing) return undefined;
  const [nearest] = book.nearest(words);
  return nearest !== undefined && offered.includes(nearest) ? nearest : undefined;
}
