/** What a person asked, perhaps in several messages; their ids, so that it can be forgotten when one is taken back. */
export type AskedQuestion = { readonly text: string; readonly messageIds: readonly string[] };
