/** What a transition wants done besides talking. Effects are committed together with the session. */
export type Effect =
  /** Wake this chat at `at` (epoch ms) with `timePassed`; the same `timerId` again replaces the earlier one. */
  | { readonly type: 'wakeAt'; readonly timerId: string; readonly at: number }
  | { readonly type: 'cancelWake'; readonly timerId: string }
  /** A question that no entry answered, for the editors. */
  | { readonly type: 'recordMiss'; readonly text: string };
