/** An entry's question (position 0) or one of its phrasings (1, 2 …). Entries count from 0 in the book's order. */
export type QueryDocumentPlace = { readonly entry: number; readonly position: number };

/** Something in a well-formed book that will give people wrong answers. */
export type Doubt =
  /** It has only words that every question has (「教えてください」): it finds nothing, even typed exactly like this. */
  | { readonly kind: 'empty'; readonly at: QueryDocumentPlace }
  /** The same letters stand twice: useless within one entry; in two entries, only one of them is found. */
  | { readonly kind: 'twice'; readonly at: QueryDocumentPlace; readonly first: QueryDocumentPlace }
  /** The entry's own question puts another entry first. */
  | { readonly kind: 'unreached'; readonly at: QueryDocumentPlace; readonly cause: Cause }
  /** The phrasing finds another entry, both as it stands and in other words. */
  | { readonly kind: 'astray'; readonly at: QueryDocumentPlace; readonly cause: Cause }
  /** The phrasing finds its entry, but another one comes close: with a typing mistake or another word it may win. */
  | { readonly kind: 'narrow'; readonly at: QueryDocumentPlace; readonly cause: Cause }
  /** Two entries: people will get one when they mean the other. */
  | ({ readonly kind: 'confused' } & ConfusedPair);

/** Why another entry comes first, or nearly. */
export type Cause = {
  readonly rival: number;
  /** Words of the text that speak for the other entry, strongest first. */
  readonly words: readonly string[];
  /** Words that only the right entry has; with one of them the text would find that entry. */
  readonly missing: readonly string[];
};

/** Two entries with `queryDocuments` that would each find the other entry if they were worded a little differently. */
export type ConfusedPair = {
  readonly entries: readonly [number, number];
  readonly queryDocuments: readonly QueryDocumentPlace[];
  /** Words in those texts that both entries have. */
  readonly shared: readonly string[];
  /** For each of the two, words that only it has. */
  readonly own: readonly [readonly string[], readonly string[]];
};

/** Whether it will certainly go wrong. Otherwise it is a warning, for an editor to consider. */
export function isError(doubt: Doubt): boolean {
  switch (doubt.kind) {
    case 'empty':
    case 'unreached':
    case 'astray':
      return true;
    case 'twice':
      return doubt.at.entry !== doubt.first.entry;
    case 'narrow':
    case 'confused':
      return false;
  }
}
