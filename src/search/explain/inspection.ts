import type { Finding } from '../finding.ts';
import type { StreamName } from '../index/streams.ts';
import type { Token } from '../text/tokenizer.ts';

/** How search came to its verdict on one message. Documented for the desk in docs/search-tools.md. */
export type Inspection = {
  readonly message: string;
  readonly reading: Reading;
  /** Sentences that may each be an errand of its own; empty when there is only one. */
  readonly requests: readonly InspectedRequest[];
  /** The first five, likeliest first. */
  readonly ranking: readonly InspectedEntry[];
  /** The message's content words before the first entry and the rest of the book. */
  readonly words: readonly InspectedWord[];
  readonly verdict: Verdict;
  readonly changes: Changes;
};

export type Reading = {
  readonly normal: string;
  /** Greetings and thanks, which ask for nothing. */
  readonly dropped: readonly string[];
  /** What is searched for, in kana where it was typed in Latin letters. Empty when it asks for nothing. */
  readonly request: string;
  /** Typed in kana alone: its words were guessed by the book's own. */
  readonly isKana: boolean;
  /** Words of the book that strange ones were probably meant to be: a slip, a wrong conversion. */
  readonly guessed: readonly string[];
  readonly tokens: readonly (Pick<Token, 'surface' | 'base' | 'reading' | 'partOfSpeech'> & {
    /** A word that an entry can be about. */
    readonly counts: boolean;
  })[];
};

/** `length` is what a short ask is worth, `explained` what the second look at the words adds or takes. */
export type ScoreParts = Readonly<Record<StreamName | 'length' | 'explained', number>>;

export type InspectedRequest = {
  readonly text: string;
  readonly kind: Finding['kind'];
  /** The entry found first. */
  readonly first: string | null;
  readonly answer: number;
};

export type InspectedEntry = {
  readonly id: string;
  readonly question: string;
  /** How likely it is among all, 0 … 1. */
  readonly share: number;
  readonly score: number;
  /** They sum to the score. */
  readonly parts: ScoreParts;
  /** The question or phrasing that fits best; null when only the answer has something of the message. */
  readonly queryDocument: { readonly kind: 'question' | 'phrasing'; readonly text: string } | null;
  /** Groups of the lexicon through which the message's words met the entry's. */
  readonly met: readonly { readonly asked: readonly string[]; readonly written: readonly string[] }[];
};

export type InspectedWord = {
  readonly word: string;
  /** How rare it is in the book, in nats. */
  readonly rarity: number;
  /** How much of it the first entry knows, 0 … 1. */
  readonly known: number;
  /** How many entries know at least half of it. */
  readonly entries: number;
};

export type Verdict = {
  readonly kind: Finding['kind'];
  readonly reason:
    | 'several'
    | 'blank'
    | 'pleasantry'
    | 'nothing shared'
    | 'typed'
    | 'likely'
    | 'doubtful'
    | 'unlikely'
    | 'alone';
  /** Ids of what is answered, offered or named as nearest. */
  readonly shown: readonly string[];
  /** Likelihood that the first is right, and the least with which it is said outright. */
  readonly answer: number;
  readonly caution: number;
  /** Likelihood that any entry answers it, and the least with which a choice is offered. */
  readonly offer: number;
  readonly leastToOffer: number;
};

export type Changes = {
  /** The second of the ranking, and the likelihood of an answer if it weren't there. */
  readonly rival: { readonly id: string; readonly lead: number; readonly answerWithout: number } | null;
  /** Words that the first entry doesn't know, and what the message would get without each. */
  readonly unknown: readonly {
    readonly word: string;
    readonly kindWithout: Finding['kind'];
    readonly firstWithout: string | null;
    readonly answerWithout: number;
  }[];
};
