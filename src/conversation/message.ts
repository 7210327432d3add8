import type { Contact, Link } from '../books/book.ts';
import type { Choice } from './choice.ts';

/** A tap: what it says to the person, what it means to us. */
export type Button = { readonly label: string; readonly choice: Choice };

/** A row that can be tapped: a question for its answer, a category for its questions. */
export type Question = {
  readonly text: string;
  readonly choice: Choice;
  /** Shown before the text, so that one can answer 「2番」. */
  readonly number?: number;
};

/**
 * One thing the desk says; each becomes exactly one LINE message. It holds all that drawing needs, so a
 * message committed before a restart is drawn the same after it.
 */
export type Message =
  | {
      readonly type: 'text';
      readonly text: string;
      /** It repeats what the asker wrote in these messages; `otherwise` is said when one is taken back before it is sent. */
      readonly quotes?: { readonly messageIds: readonly string[]; readonly otherwise: string };
    }
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly body: string;
      /** What the answer's deadlines and hours mean today; on the last bubble. */
      readonly facts: readonly string[];
      readonly links: readonly Link[];
      /** Where this bubble stands when one answer needs several, from 1. */
      readonly part: { readonly number: number; readonly of: number };
      /** On the last bubble: how to go on with it, e.g. the walk that it belongs to. */
      readonly onward: readonly Button[];
      /** On the last bubble: did it help? */
      readonly feedback: readonly Button[];
      /** On the last bubble: what else the book offers beside it. */
      readonly related: readonly Question[];
    }
  /** A list of questions under a lead: a short choice, or the questions of a category. */
  | {
      readonly type: 'questions';
      readonly lead: string;
      readonly questions: readonly Question[];
      /** Below the questions, e.g. 「この中にない」. */
      readonly footer: readonly Button[];
    }
  /** One step of a walk; `title` says which of how many. */
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
    }
  /** A human's own words. */
  | { readonly type: 'staff'; readonly text: string };

/** LINE asks that a message its writer has unsent be deleted wherever it is kept. */
export function withoutQuote(message: Message, messageId: string): Message {
  return message.type === 'text' && message.quotes?.messageIds.includes(messageId) === true
    ? { type: 'text', text: message.quotes.otherwise }
    : message;
}

/** Does it repeat the asker's words to them? */
export function isQuoting(message: Message): boolean {
  return message.type === 'text' && message.quotes !== undefined;
}
