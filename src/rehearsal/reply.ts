import type { Choice } from '../conversation/choice.ts';
import type { Message } from '../conversation/message.ts';
import type { Book } from '../books/book.ts';
import { decodeChoice } from '../line/choice-data.ts';
import type { render } from '../line/render.ts';
import { tappablesOf } from '../simulator/tappable.ts';

/** What was sent in one request to LINE. */
export type Reply = {
  readonly at: number;
  readonly messages: readonly Message[];
  /** The same in LINE's form. */
  readonly drawn: ReturnType<typeof render>;
};

/** Something on the screen that can be tapped. */
export type Button = {
  readonly label: string;
  /** The text that a tap leaves in the chat. The label of a long question is shorter. */
  readonly said: string;
  /** Absent for a button that opens a page or dials a number. */
  readonly data?: string;
  readonly choice?: Choice;
};

/** @param isNewest LINE shows quick replies only under the last message of a chat */
export function buttonsOn({ drawn }: Reply, isNewest: boolean): Button[] {
  return drawn.flatMap((message) => {
    const { quickReply, ...rest } = message;
    return [...tappablesOf(rest), ...(isNewest ? tappablesOf(quickReply) : [])].map(({ label, action }) => {
      const { displayText, data } = action;
      const said = typeof displayText === 'string' ? displayText : label;
      if (typeof data !== 'string') return { label, said };
      const choice = decodeChoice(data);
      return { label, said, data, ...(choice === undefined ? {} : { choice }) };
    });
  });
}

/** A button by its words, or a row by its entry's id. */
export function isNamed({ label, said, choice }: Button, name: string): boolean {
  const wanted = squeeze(name);
  return [label, said].some((words) => squeeze(words) === wanted) || entryOf(choice) === name;
}

/** A button by its first words: 「届いた」 for 「届いた → 次へ」. */
export function startsWith({ label, said }: Button, words: string): boolean {
  return [label, said].some((each) => squeeze(each).startsWith(squeeze(words)));
}

function entryOf(choice: Choice | undefined): string | undefined {
  return choice?.type === 'entry' ? choice.entryId : undefined;
}

/** The entries whose whole answers are shown, in order. */
export function answersIn({ messages }: Reply, { entries }: Book): string[] {
  const shown: { question: string; body: string }[] = [];
  for (const message of messages) {
    if (message.type !== 'answer') continue;
    const last = shown.at(-1);
    if (last !== undefined && message.part.number > 1) last.body += message.body;
    else shown.push({ question: message.question, body: message.body });
  }
  return shown.flatMap(
    ({ question, body }) =>
      entries.find((entry) => entry.question === question && entry.answer === body)?.id ?? [],
  );
}

/** The entries that can be tapped, in order. */
export function offersIn(reply: Reply): string[] {
  return [...new Set(buttonsOn(reply, true).flatMap(({ choice }) => entryOf(choice) ?? []))];
}

/** The step of a guide that the reply shows, from 1. */
export function stepIn(reply: Reply): number | undefined {
  if (!reply.messages.some(({ type }) => type === 'guideStep')) return undefined;
  const choices = buttonsOn(reply, false).flatMap(({ choice }) => choice ?? []);
  return choices.find((choice) => choice.type === 'stuck')?.step;
}

/** Whether the reply shows these words. Spaces, line breaks and full-width forms make no difference. */
export function showsWords({ drawn }: Reply, words: string): boolean {
  return squeeze(drawn.map(wordsOn).join('\n')).includes(squeeze(words));
}

function wordsOn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOn).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([key]) => key !== 'quickReply' && key !== 'altText')
    .map(([key, child]: [string, unknown]) =>
      (key === 'text' || key === 'label') && typeof child === 'string' ? child : wordsOn(child),
    )
    .join('\n');
}

function squeeze(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '');
}
