/** A reply token that LINE gave us with an event and that we haven't used. `receivedAt`: our time, epoch ms. */
export type ReplyToken = { readonly eventId: string; readonly token: string; readonly receivedAt: number };

/** How an attempt travels. A push carries its retry key in the outbox item's id, so a repeat can't double. */
export type Route =
  { readonly type: 'reply'; readonly token: string; readonly receivedAt: number } | { readonly type: 'push' };

/** Why LINE took nothing. In every one of these, nothing was delivered. */
export type Refusal =
  | 'invalidReplyToken'
  /** 429, too many calls: wait. */
  | 'rateLimited'
  /** 429, the month's paid messages are used up: no push until next month. */
  | 'quotaExceeded'
  /** 401 or 403: the channel access token is wrong, or the channel may not do this. */
  | 'unauthorized'
  /** 400 or 413: LINE doesn't accept the message as drawn. */
  | 'invalidMessage'
  /** The connection never came about. */
  | 'notConnected'
  /** Any other 4xx. */
  | 'undeliverable';

/** What an attempt proves: delivered, not delivered, or neither (timeout, reset, 5xx). */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string };

/** Noted before it is made; one without an outcome was cut off by a crash, and counts as unknown. */
export type Attempt = { readonly route: Route; readonly at: number; readonly outcome?: Outcome };

/**
 * LINE takes nothing from this channel, whatever the message says, and provably delivered nothing. It is no try of an
 * answer, and no reason to give it up.
 */
export function isRefusalOfChannel(outcome: Outcome | undefined): boolean {
  return (
    outcome?.kind === 'refused' && (outcome.reason === 'unauthorized' || outcome.reason === 'notConnected')
  );
}
