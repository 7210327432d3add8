import type { CalendarNote } from '../calendar/fact.ts';
import type { Hours } from '../calendar/hours.ts';

/** A book is the FAQ of one LINE account: what people may ask, the answers word for word, and how to reach humans. */
export type Book = {
  /** Lower-case letters, digits and hyphens: it stands in URLs, environment names and `chatId`. */
  readonly id: string;
  /** What people call it, e.g. ベネサポ. */
  readonly name: string;
  /** Said when somebody adds the account as a friend. Absent when the source has none. */
  readonly greeting?: string;
  /** In the order in which they are offered. Every entry's category is one of them. */
  readonly categories: readonly string[];
  readonly entries: readonly Entry[];
  /** From this confidence on (0.5 … 0.99) an answer is given outright; absent = search's default. */
  readonly caution?: number;
  /** Instructions in several steps, shown one at a time. */
  readonly guides: readonly Guide[];
  /** The book's own words where it doesn't want ours. */
  readonly voice: Voice;
  readonly contact: Contact;
  readonly support: SupportSettings;
  /** The book's colour, `#RRGGBB`; absent = our own. */
  readonly color?: string;
  /** The menu below the chat; absent = made of the categories and the contact's phones and forms. */
  readonly richMenu?: RichMenu;
};

/** Instructions in several steps; each step is an entry of the book. */
export type Guide = {
  readonly id: string;
  /** On its button, e.g. ご利用開始の手順. */
  readonly name: string;
  readonly steps: readonly GuideStep[];
};

export type GuideStep = {
  readonly entryId: string;
  /** The button of who is done with it, e.g. 届いた. */
  readonly done: string;
  /** The button of who can't go on, e.g. まだ届かない. */
  readonly stuck: string;
};

export type Voice = {
  /** Said when nothing answers a question. */
  readonly notFound?: string;
  /** Said above the ways to reach a human. */
  readonly contact?: string;
};
export type RichMenu = {
  /** On the bar that opens and closes it. */
  readonly bar?: string;
  /** One to six, from the top left. */
  readonly cells: readonly MenuCell[];
};

/** What is written on a part of the rich menu, and the one thing that a tap on it does. */
export type MenuCell = { readonly label: string } & (
  | { readonly category: string }
  | { readonly entry: string }
  | { readonly opens: 'menu' | 'usage' | 'contact' | 'continue' }
  | { readonly url: string }
  | { readonly phone: string }
);

/** One question with the FAQ's own answer. */
export type Entry = {
  readonly id: string;
  readonly category: string;
  readonly question: string;
  /** Word for word as the source has it; paragraphs are separated by line breaks. */
  readonly answer: string;
  /** Other ways in which people ask the same. */
  readonly phrasings: readonly string[];
  /** What the answer names and one can go to or call; it stays in the text as well. */
  readonly links: readonly Link[];
  /** Ids of entries worth offering beside this one. */
  readonly related?: readonly string[];
  /** First and last day (YYYY-MM-DD, Tokyo) on which the entry holds. */
  readonly from?: string;
  readonly until?: string;
  /** Always a matter for a human? Its answer comes with the way to one. */
  readonly human?: boolean;
  /** Deadlines and hours that the answer names; absent = it names none. */
  readonly calendar?: readonly CalendarNote[];
};

/** Exactly one of a web address, a phone number or a mail address, with the words of its button. */
export type Link =
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly phone: string }
  | { readonly label: string; readonly mail: string };

/** How the source says its people are reached. Every part may be missing: nothing is invented. */
export type Contact = {
  /** Who answers, e.g. JOYO福利厚生サービス事務局. */
  readonly office?: string;
  readonly phones: readonly Phone[];
  readonly mails: readonly { readonly label: string; readonly mail: string }[];
  /** A form that the source names without an address has no `url`: it is named, not linked. */
  readonly forms: readonly { readonly label: string; readonly url?: string }[];
  /** Sentences of the source about what contact can and can't do. */
  readonly notes: readonly string[];
};

export type Phone = {
  readonly label: string;
  readonly phone: string;
  /** In the source's words. */
  readonly hours?: string;
  /** The same, in a form that can be computed with. */
  readonly openingHours?: Hours;
};

/** How staff answer, as the operator decides (`desk:` in book.yaml); the source says nothing of it. */
export type SupportSettings = {
  /** Can people talk with staff in the chat itself? If not, they only see how to reach them. */
  readonly hasChat: boolean;
  /** When staff answer, closed days among them; absent = always. */
  readonly hours?: Hours;
  /**
   * What happens to an answer that no free reply token can carry any more (the asker waited through an
   * outage): `push` sends it at LINE's price, `next-reply` keeps it until the asker writes again.
   */
  readonly lateAnswers: 'push' | 'next-reply';
  /**
   * With little left of the month's paid messages, what is proposed to staff for an answer that no free reply can
   * carry: `notice` pays for one message that an answer waits, `wait` for none.
   */
  readonly nearQuota: 'notice' | 'wait';
  /** With nobody speaking for so long, staff are warned; then the talk with them is closed. Absent = as usual. */
  readonly idleWarningMinutes?: number;
  readonly idleCloseMinutes?: number;
  /** For so long after that, the asker's words open their ticket again. */
  readonly lateReplyHours?: number;
  /** For so long the button 「まだ解決しない」 opens a closed ticket again. */
  readonly reopenDays?: number;
  /** Staff call the number that an asker leaves. Absent = they don't call. */
  readonly callsBack?: true;
  /** What staff may send with one click, beside our own polite words. */
  readonly cannedAnswers?: readonly string[];
};
