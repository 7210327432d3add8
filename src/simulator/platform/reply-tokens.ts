import { newReplyToken } from './line-ids.ts';

const usableAfterDeliveryMs = 60_000;
const usableAfterEventMs = 20 * 60_000;

/** Whom a reply token answers. */
export type ReplyGrant = { readonly channelId: string; readonly userId: string };

type Token = ReplyGrant & { readonly eventAt: number; deliveredAt: number; isSpent: boolean };

export type ReplyTokens = {
  issue(grant: ReplyGrant): string;
  /** The webhook went out (again): its minute starts now. */
  noteDelivery(token: string): void;
  /** Null when the token is unknown, spent, too old, or of another channel. Doesn't spend it. */
  find(token: string, channelId: string): ReplyGrant | null;
  spend(token: string): void;
};

/** One use each, within 1 minute of the webhook's delivery and 20 minutes of the event (REF#send-reply-message). */
export function createReplyTokens(now: () => number): ReplyTokens {
  const tokens = new Map<string, Token>();
  return {
    issue(grant) {
      const token = newReplyToken();
      tokens.set(token, { ...grant, eventAt: now(), deliveredAt: now(), isSpent: false });
      return token;
    },
    noteDelivery(token) {
      const known = tokens.get(token);
      if (known) known.deliveredAt = now();
    },
    find(token, channelId) {
      const known = tokens.get(token);
      if (known?.channelId !== channelId || known.isSpent) return null;
      if (now() - known.deliveredAt > usableAfterDeliveryMs) return null;
      if (now() - known.eventAt > usableAfterEventMs) return null;
      return { channelId: known.channelId, userId: known.userId };
    },
    spend(token) {
      const known = tokens.get(token);
      if (known) known.isSpent = true;
    },
  };
}
