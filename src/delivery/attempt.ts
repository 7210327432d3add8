/** An unused reply token that LINE gave us with an event. `receivedAt`: our time, epoch ms. */
export type ReplyToken = { readonly eventId: string; readonly token: string; readonly receivedAt: number };

/** How an attempt is sent. A push takes its retry key from the outbox item's id, so LINE delivers a repeated one once. */
export type Route =
  { readonly type: 'reply'; readonly token: string; readonly receivedAt: number } | { readonly type: 'push' };

/** Why LINE refused. In each of these cases nothing was delivered. */
export type Refusal =
  | 'invalidReplyToken'
  /** 429, too many calls. */
  | 'rateLimited'
  /** 429, the month's quota is used up: no push until next month. */
  | 'quotaExceeded'
  /** 401 or 403: the channel access token is wrong, or the channel may not do this. */
  | 'unauthorized'
  /** 400 or 413: LINE doesn't accept the message in this form. */
  | 'invalidMessage'
  /** There was no connection. */
  | 'notConnected'
  /** Any other 4xx. */
  | 'undeliverable';

/** What an attempt proves: `accepted` = delivered, `refused` = not delivered, `unknown` = neither (timeout, reset, 5xx). */
export type Outcome =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'refused'; readonly reason: Refusal; readonly detail: string }
  | { readonly kind: 'unknown'; readonly detail: string };

/** Stored before it is made. Without an outcome it was cut off by a crash, and counts as unknown. */
export type Attempt = { readonly route: Route; readonly at: number; readonly outcome?: Outcome };

/**
 * Whether LINE refuses the whole channel, whatever the message. Then nothing was delivered, and the attempt doesn't
 * count as one of the item's tries.
 */
export function isRefusalOfChannel(outcome: Outcome | undefined): boolean {
  return (
    outcome?.kind === 'refused' && (outcome.reason === 'unauthorized' || outcome.reason === 'notConnected')
  );
}
