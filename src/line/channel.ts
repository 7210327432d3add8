/** One LINE Official Account; each book has its own. */
export type Channel = {
  readonly bookId: string;
  /** One secret, or two while it is being rotated; a signature by either is valid. */
  readonly secrets: readonly string[];
  readonly accessToken: string;
};
