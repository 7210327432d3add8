/** One LINE Official Account, which is the door of one book. */
export type Channel = {
  readonly bookId: string;
  /** One, or two while the secret is being rotated: either verifies. */
  readonly secrets: readonly string[];
  readonly accessToken: string;
};
