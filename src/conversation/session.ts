/** Where a chat stands. Each phase holds exactly what is true in it. */
export type Phase =
  | { readonly name: 'idle' }
  /** Questions were offered for what the person asked; `messageId` so that an unsent text can be forgotten. */
  | { readonly name: 'choosing'; readonly question: AskedQuestion; readonly offered: readonly string[] }
  /** An answer is on the screen. `question` is absent when it was reached by buttons alone. */
  | { readonly name: 'answered'; readonly entryId: string; readonly question?: AskedQuestion };

export type AskedQuestion = { readonly text: string; readonly messageId: string };

/** What we remember of a chat between its events. */
export type Session = { readonly phase: Phase };

export const newSession: Session = { phase: { name: 'idle' } };
