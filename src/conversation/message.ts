import type { Contact, Link } from '../faq/book.ts';
import type { Choice } from './choice.ts';

/** A tap: what it says to the person, what it means to us. */
export type Button = { readonly label: string; readonly choice: Choice };

/** A question that can be tapped to get its answer. */
export type Question = { readonly text: string; readonly choice: Choice };

/**
 * One thing the desk says; each becomes exactly one LINE message. It holds all that drawing needs, so a
 * message committed before a restart is drawn the same after it.
 */
export type Message =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly body: string;
      readonly links: readonly Link[];
      /** Where this bubble stands when one answer needs several, from 1. */
      readonly part: { readonly number: number; readonly of: number };
      /** On the last bubble: did it help? */
      readonly feedback: readonly Button[];
    }
  /** A list of questions under a lead: a short choice, or the questions of a category. */
  | {
      readonly type: 'questions';
      readonly lead: string;
      readonly questions: readonly Question[];
      /** Below the questions, e.g. 「この中にない」. */
      readonly footer: readonly Button[];
    }
  | { readonly type: 'contact'; readonly lead: string; readonly contact: Contact };
