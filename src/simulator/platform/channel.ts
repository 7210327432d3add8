import { createHash } from 'node:crypto';

/** One LINE account that the simulator plays: its credentials, and where its webhooks go. */
export type SimulatedChannel = {
  readonly id: string;
  readonly name: string;
  /** The key of `x-line-signature`. */
  readonly secret: string;
  /** The bearer token that tells the API which channel is calling. */
  readonly accessToken: string;
  /** http is allowed here, unlike at LINE. */
  readonly webhookUrl: string;
  /** The colour of the round avatar, e.g. `#2f7d6b`. */
  readonly color?: string;
};

/** The bot's own user id, LINE's `destination`: the same for the same channel in every run. */
export function botUserIdOf(channelId: string): string {
  return `U${createHash('md5').update(`bot ${channelId}`).digest('hex')}`;
}
