import type { ExpectedCosts } from '../confidence/verdict.ts';
import type { Finding } from '../finding.ts';
import type { StreamName } from '../index/streams.ts';
import type { Token } from '../text/tokenizer.ts';

/** How search came to its verdict on one message: what `faq why --json` prints. docs/search-tools.md documents it. */
export type Inspection = {
  readonly message: string;
  readonly reading: Reading;
  /** Sentences that may each be a request of its own; empty when there is only one. */
  readonly requests: readonly InspectedRequest[];
  /** The first five, likeliest first. */
  readonly ranking: readonly InspectedEntry[];
  /** The message's content words: how well the first entry knows each, and how many entries do. */
  readonly words: readonly InspectedWord[];
  readonly verdict: Verdict;
  readonly changes: Changes;
};

export type Reading = {
  readonly normal: string;
  /** Greetings and thanks, which ask for nothing and are left out. */
  readonly dropped: readonly string[];
  /** What is searched for; romaji are in katakana. Empty when the message asks for nothing. */
  readonly request: string;
  /** Whether it was typed in kana alone, which is split into the book's words. */
  readonly isKana: boolean;
  /** Words of the book that unknown words were probably meant to be: a typing mistake, a wrong conversion. */
  readonly corrections: readonly string[];
  readonly tokens: readonly (Pick<Token, 'surface' | 'base' | 'reading' | 'partOfSpeech'> & {
    /** Whether an entry can be about it, as about a noun or verb. */
    readonly counts: boolean;
  })[];
};

/** `length`: what a short question or phrasing adds. `explained`: what reranking by the words adds or takes. */
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
  /** Its share of the likelihood, 0 … 1. */
  readonly share: number;
  readonly score: number;
  /** They sum to the score. */
  readonly parts: ScoreParts;
  /** The question or phrasing that fits best; null when only the answer has something of the message. */
  readonly queryDocument: { readonly kind: 'question' | 'phrasing'; readonly text: string } | null;
  /**
   * Words of the message and words of the entry that the lexicon connects: they mean the same, or those of the entry
   * are `broader`, or they name what one does in the `situation` that the message tells, or what its words `hint` at.
   */
  readonly met: readonly {
    readonly how: 'same' | 'broader' | 'situation' | 'hint';
    readonly asked: readonly string[];
    readonly written: readonly string[];
  }[];
};

export type InspectedWord = {
  readonly word: string;
  /** How rare it is in the book, in nats. */
  readonly rarity: number;
  /** How well the first entry knows it, 0 … 1. */
  readonly known: number;
  /** How many entries know it, by half at least. */
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
    | 'sure'
    | 'likely'
    | 'asked about'
    | 'doubtful'
    | 'unlikely';
  /** Ids of what is answered, offered or named as nearest. */
  readonly shown: readonly string[];
  /** Confidence that the first is right; from the threshold (the book's `caution`) on it is answered. */
  readonly answer: number;
  readonly answerThreshold: number;
  /** Confidence that any entry answers it. */
  readonly offer: number;
  /** What each band is expected to cost, in needless choices; below the threshold the least decides. */
  readonly expected: ExpectedCosts;
};

export type Changes = {
  /** The second of the ranking: by how many points it is behind, and how sure the first would be without it. */
  readonly rival: { readonly id: string; readonly margin: number; readonly answerWithout: number } | null;
  /** Words that the first entry doesn't know, and what the message would get without each. */
  readonly unknown: readonly {
    readonly word: string;
    readonly kindWithout: Finding['kind'];
    readonly firstWithout: string | null;
    readonly answerWithout: number;
  }[];
};
