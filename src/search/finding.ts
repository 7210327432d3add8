import type { Entry } from '../books/book.ts';

/** What search says of a message. Scores stay inside `search/`; this is all that the talk may know. */
export type Finding =
  | { readonly kind: 'confident'; readonly entry: Entry }
  /** 2–5 entries, likeliest first. */
  | { readonly kind: 'ambiguous'; readonly entries: readonly Entry[] }
  /** One message with several errands, in the order in which they were asked. */
  | { readonly kind: 'several'; readonly parts: readonly Finding[] }
  /** Nothing answers it. `nearest`: at most 3 entries that share something with the message, perhaps none. */
  | { readonly kind: 'none'; readonly nearest: readonly Entry[] };

/** Which entries a message may find, e.g. those that hold on its day. */
export type Admits = (entry: Entry) => boolean;

/**
 * Text as a person typed it, any length, any characters → a finding among the entries that `admits` lets through,
 * else among all. Pure: same text and entries, same finding.
 */
export type Search = (text: string, admits?: Admits) => Finding;
