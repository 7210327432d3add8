import type { Entry } from '../faq/book.ts';

/** What search says of a message. Scores stay inside `search/`; this is all that the talk may know. */
export type Finding =
  | { readonly kind: 'confident'; readonly entry: Entry }
  /** 2–5 entries, likeliest first. */
  | { readonly kind: 'ambiguous'; readonly entries: readonly Entry[] }
  /** One message with several errands, in the order in which they were asked. */
  | { readonly kind: 'several'; readonly parts: readonly Finding[] }
  /** Nothing answers it. `nearest`: at most 3 entries that share something with the message, perhaps none. */
  | { readonly kind: 'none'; readonly nearest: readonly Entry[] };

/** Text as a person typed it, any length, any characters → a finding. Pure: same text, same finding. */
export type Search = (text: string) => Finding;
