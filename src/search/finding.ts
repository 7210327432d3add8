import type { Entry } from '../books/book.ts';

/** What search says about a message. Scores stay inside `search/`: this is all that the conversation sees. */
export type Finding =
  | { readonly kind: 'confident'; readonly entry: Entry }
  /** The first is probably right, and is answered at once; `others`: 1–3 entries to go on with if it is not, likeliest first. */
  | { readonly kind: 'likely'; readonly entry: Entry; readonly others: readonly Entry[] }
  /** 1–5 entries, likeliest first. One alone is asked about: "is it this?" */
  | { readonly kind: 'ambiguous'; readonly entries: readonly Entry[] }
  /**
   * One message with several requests, in the order in which they were asked; one of them is answered at least.
   * `requests`: the words of each, in the spelling that search reads.
   */
  | { readonly kind: 'several'; readonly parts: readonly Finding[]; readonly requests: readonly string[] }
  /** No entry answers it. `nearest`: at most 3 entries that share something with the message, perhaps none. */
  | { readonly kind: 'none'; readonly nearest: readonly Entry[] };

/** Which entries a message may find, e.g. those in force on its day. */
export type Admits = (entry: Entry) => boolean;

/** What one entry knows of a text. Shares are of the text's nouns, rare ones above all, 0 … 1. */
export type EntryLook = {
  /** How many nouns the text has that an entry can be about; 「それはいくら?」 has none. */
  readonly words: number;
  readonly known: number;
  /** What its question says of them, or another wording of it: what the entry is about, not only speaks of. */
  readonly asked: number;
  /** The sentences of the answer, in their order and as they are written. */
  readonly sentences: readonly SentenceLook[];
};

/** What one sentence of an answer knows of a text: `known` of its nouns, `done` of its verbs, 0 … 1. */
export type SentenceLook = { readonly text: string; readonly known: number; readonly done: number };

/** Looks for a text's words in an entry of the book. */
export type LookUp = (text: string, entry: Entry) => EntryLook;

/**
 * Searches with a text as a person typed it: any length, any characters. Only entries that `admits` lets through are
 * found; without it, all may be. Pure: same text and entries, same finding.
 */
export type Search = (text: string, admits?: Admits) => Finding;

/** A word of a text, as a sentence of Japanese is made of them; each as in search's own tokens. */
export type Word = {
  readonly surface: string;
  /** The dictionary form. */
  readonly base: string;
  readonly partOfSpeech: string;
  readonly detail: string;
  /**
   * Who knows it as something that an entry can be about: the book, by itself or by a word of the same meaning, or only the
   * lexicon of what service desks are asked.
   */
  readonly knownTo: 'book' | 'lexicon' | 'nobody';
};

/** The words of a text of any length, in their order. */
export type ReadWords = (text: string) => readonly Word[];
