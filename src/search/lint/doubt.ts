/** One of an entry's asks: its question (`ask` 0) or a phrasing (1, 2 …). Entries count from 0 in the book's order. */
export type QueryDocumentPlace = { readonly entry: number; readonly queryDocument: number };

/** What of a book people will stumble over when they search it, though its form is right. */
export type Doubt =
  /** Nothing but words that every question holds (「教えてください」): even typed as it stands it finds nothing. */
  | { readonly kind: 'empty'; readonly at: QueryDocumentPlace }
  /** The same letters stand twice: within an entry to no use, in two entries one of them is never found by it. */
  | { readonly kind: 'twice'; readonly at: QueryDocumentPlace; readonly first: QueryDocumentPlace }
  /** The entry's own question puts another entry first. */
  | { readonly kind: 'unreached'; readonly at: QueryDocumentPlace; readonly pull: Pull }
  /** The phrasing leads to another entry, as it stands and all the more when it is varied. */
  | { readonly kind: 'astray'; readonly at: QueryDocumentPlace; readonly pull: Pull }
  /** The phrasing finds its entry, but another one comes close: a slip or another word may turn it. */
  | { readonly kind: 'narrow'; readonly at: QueryDocumentPlace; readonly pull: Pull }
  /** Two entries that people will get for each other. */
  | ({ readonly kind: 'confused' } & ConfusedPair);

/** Why another entry comes first, or nearly. */
export type Pull = {
  readonly rival: number;
  /** Words of the text that speak for the other entry, strongest first. */
  readonly words: readonly string[];
  /** Words that only the right entry has: with one of them in the text there would be no doubt. */
  readonly missing: readonly string[];
};

/** `asks` of either entry would bring up the other one if they were worded a little differently. */
export type ConfusedPair = {
  readonly entries: readonly [number, number];
  readonly queryDocuments: readonly QueryDocumentPlace[];
  /** Words in those asks that both entries have. */
  readonly shared: readonly string[];
  /** The words by which each of the two is told from the other. */
  readonly own: readonly [readonly string[], readonly string[]];
};

/** Errors are what certainly goes wrong; the rest is for an editor to weigh. */
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
