/** One text message; `messageId` so that it can be forgotten when its writer takes it back. */
export type Piece = { readonly text: string; readonly messageId: string };

/** What a person asked, perhaps in several messages. */
export type AskedQuestion = { readonly text: string; readonly messageIds: readonly string[] };
