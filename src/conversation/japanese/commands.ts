import { buttons } from '../../copy/ja.ts';
import { typedWords } from '../../copy/typed-ja.ts';
import type { Book } from '../../books/book.ts';
import type { Choice } from '../choice.ts';

/** What a typed word means when it names a button. */
export type Command = { readonly choice: Choice } | 'back' | 'next';

/** The command in a text: LINE on a PC shows no quick replies, and many people type instead of tapping. @returns undefined for any other text */
export function toCommand(text: string, book: Book): Command | undefined {
  const typed = bare(text);
  const choice = choices.get(typed);
  if (choice !== undefined) return { choice };
  if (back.has(typed)) return 'back';
  if (next.has(typed)) return 'next';
  const guide = book.guides.find(({ name }) => bare(name) === typed);
  if (guide !== undefined) return { choice: { type: 'guide', guideId: guide.id, step: 1 } };
  const category = book.categories.find((name) => bare(name) === typed);
  if (category !== undefined) return { choice: { type: 'category', category, page: 1 } };
  return isForMenu.test(typed) ? { choice: { type: 'menu' } } : undefined;
}

/** A text in the form in which texts are compared: one character width, lower case, no spaces or marks. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s。、.,!?…~〜・「」()]+/gu, '');
}

const choices = new Map<string, Choice>([
  ...[buttons.menu, ...typedWords.menu].map((word) => [bare(word), { type: 'menu' }] as const),
  ...[buttons.help, ...typedWords.help].map((word) => [bare(word), { type: 'help' }] as const),
  [bare(buttons.noneOfThese), { type: 'noneOfThese' }] as const,
  [bare(buttons.escalate), { type: 'escalate' }] as const,
  [bare(buttons.leaveMessage), { type: 'escalate' }] as const,
  [bare(buttons.cancelTicket), { type: 'cancelTicket' }] as const,
  [bare(buttons.endTicket), { type: 'cancelTicket' }] as const,
  [bare(buttons.showAnswers), { type: 'showAnswers' }] as const,
  [bare(buttons.contact), { type: 'contact' }] as const,
]);
const oneOf = (list: readonly string[]): string => `(?:${list.map(bare).join('|')})`;
/** The way to the menu in one's own words, and nothing else. */
const isForMenu = (() => {
  const { menuPlaces, menuMoves, allOfIt, looks, joints, pleases } = typedWords;
  const place = `${oneOf(menuPlaces)}${oneOf(joints)}?${oneOf(menuMoves)}`;
  const all = `${oneOf(allOfIt)}${oneOf(joints)}?${oneOf(looks)}`;
  return new RegExp(`^(?:${place}|${all})${oneOf(pleases)}*$`, 'u');
})();
const back = new Set(typedWords.back.map(bare));
const next = new Set([buttons.nextPage, ...typedWords.next].map(bare));
