import type { Contact, Link } from '../books/book.ts';
import type { Choice } from './choice.ts';

/** What can be tapped: its label for the person, its meaning for us. */
export type Button = { readonly label: string; readonly choice: Choice };

/** A row that can be tapped: a question leads to its answer, a category to its questions. */
export type Question = {
  readonly text: string;
  readonly choice: Choice;
  /** Shown before the text, so that a person can answer 「2番」. */
  readonly number?: number;
};

/** What a contact may name beside the chat. */
export type ContactWay = (typeof contactWays)[number];
export const contactWays = ['phone', 'mail', 'form'] as const;

/**
 * One thing the bot says; each becomes exactly one LINE message. It holds all that drawing needs, so a
 * message committed before a restart is drawn the same after it.
 */
export type Message =
  | {
      readonly type: 'text';
      readonly text: string;
      /** The text repeats what the asker wrote in these messages. When one is unsent before this is sent, `otherwise` is said instead. */
      readonly quotes?: { readonly messageIds: readonly string[]; readonly otherwise: string };
    }
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly body: string;
      /** What the answer's deadlines and hours mean today; on the first bubble, above the answer. */
      readonly facts: readonly string[];
      readonly links: readonly Link[];
      /** Which bubble this is when one answer needs several, from 1. */
      readonly part: { readonly number: number; readonly of: number };
      /** On the last bubble: how to go on, e.g. with the guide that it belongs to. */
      readonly onward: readonly Button[];
      /** On the last bubble: did it help? */
      readonly feedback: readonly Button[];
      /** On the last bubble: what else the book offers beside it. */
      readonly related: readonly Question[];
      /** On the last bubble of an answer that is only probably right: what else may have been meant. */
      readonly others?: readonly Question[];
    }
  /** A list of questions under a lead text: a short choice, or the questions of a category. */
  | {
      readonly type: 'questions';
      readonly lead: string;
      readonly questions: readonly Question[];
      /** Below the questions, e.g. 「この中にない」. */
      readonly footer: readonly Button[];
    }
  /** One step of a guide; `title` says which of how many. */
  | {
      readonly type: 'guideStep';
      readonly title: string;
      readonly body: string;
      readonly links: readonly Link[];
      readonly buttons: readonly Button[];
    }
  /** How to reach a human; `facts`: whether somebody is there now. */
  | {
      readonly type: 'contact';
      readonly lead: string;
      readonly contact: Contact;
      readonly facts: readonly string[];
      readonly buttons: readonly Button[];
      /** The way that was asked for: its button stands before the others. */
      readonly asked?: ContactWay;
    }
  /** What a staff member wrote. */
  | { readonly type: 'staff'; readonly text: string };

/** LINE asks us to delete an unsent message wherever it is stored. */
export function withoutQuote(message: Message, messageId: string): Message {
  return message.type === 'text' && message.quotes?.messageIds.includes(messageId) === true
    ? { type: 'text', text: message.quotes.otherwise }
    : message;
}

/** Whether the message repeats the asker's own words. */
export function isQuoting(message: Message): boolean {
  return message.type === 'text' && message.quotes !== undefined;
}
