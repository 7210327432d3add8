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
  if (asksForHuman(typed, book)) return { choice: { type: 'contact' } };
  const guide = book.guides.find(({ name }) => bare(name) === typed);
  if (guide !== undefined) return { choice: { type: 'guide', guideId: guide.id, step: 1 } };
  const category = book.categories.find((name) => bare(name) === typed);
  return category === undefined ? undefined : { choice: { type: 'category', category, page: 1 } };
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
  ...[buttons.contact, ...typedWords.human].map((word) => [bare(word), { type: 'contact' }] as const),
]);
const back = new Set(typedWords.back.map(bare));
const next = new Set([buttons.nextPage, ...typedWords.next].map(bare));

/** 「担当者と話したい」「オペレーターにつないでください」「県民共済に電話したい」: asks for a human and nothing else. */
function asksForHuman(typed: string, { contact: { office } }: Book): boolean {
  const name = office === undefined ? '' : bare(office);
  const isToOffice = name !== '' && typed.startsWith(name);
  return humanRequest.test(isToOffice ? `担当者${typed.slice(name.length)}` : typed);
}

const humanRequest = new RegExp(
  [
    '^(すみません)?(直接)?',
    '(人間?|担当者?|担当の(人|方)|係(の(人|方))?|オペレーター|スタッフ|有人|窓口の(人|方)|事務局|サポートデスク|誰か|だれか)(さん|の方|の人)?',
    '(と|に|を|へ|で|は)?(直接|チャットで|電話で)?',
    '(話|はな|お話|電話|相談|質問|聞|きき|つな|繋|代わ|替わ|かわ|呼|よ|出|連絡|対応|お願|おねが|いますか|希望)[\\p{Script=Hiragana}ー願]{0,14}$',
  ].join(''),
  'u',
);
