/** What a button means. Its wire form is `line/choice-data.ts`. */
export type Choice =
  | { readonly type: 'menu' }
  /** The questions of a category; `page` counts from 1. */
  | { readonly type: 'category'; readonly category: string; readonly page: number }
  | { readonly type: 'entry'; readonly entryId: string }
  | { readonly type: 'solved'; readonly entryId: string }
  | { readonly type: 'unsolved'; readonly entryId: string }
  | { readonly type: 'noneOfThese' }
  | { readonly type: 'contact' };
