/** What a button means. Its wire form is `line/choice-data.ts`. */
export type Choice =
  | { readonly type: 'menu' }
  /** How to use the bot. */
  | { readonly type: 'help' }
  /** The questions of a category; `page` counts from 1. */
  | { readonly type: 'category'; readonly category: string; readonly page: number }
  /** Of the questions just offered, those of one category. */
  | { readonly type: 'narrow'; readonly category: string }
  | { readonly type: 'entry'; readonly entryId: string }
  | { readonly type: 'solved'; readonly entryId: string }
  | { readonly type: 'unsolved'; readonly entryId: string }
  | { readonly type: 'noneOfThese' }
  /** A step of a guide, from 1; the number after the last step is its end. */
  | { readonly type: 'guide'; readonly guideId: string; readonly step: number }
  /** The person can't go on at this step. */
  | { readonly type: 'stuck'; readonly guideId: string; readonly step: number }
  | { readonly type: 'contact' }
  /** Asks for a human: opens a ticket. */
  | { readonly type: 'escalate' }
  /** Closes the ticket: no human is needed any more. */
  | { readonly type: 'cancelTicket' }
  /** Staff have helped, or have not. */
  | { readonly type: 'ticketSolved' }
  | { readonly type: 'reopenTicket' }
  /** Asks for answers of staff that wait for a free reply token. */
  | { readonly type: 'showAnswers' };
