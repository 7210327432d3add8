import type { Fault } from '../platform/faults.ts';

/** One call that the bot made. */
export type ApiCall = {
  readonly at: number;
  /** Null when the bearer token is nobody's. */
  readonly channelId: string | null;
  readonly method: string;
  readonly path: string;
  /** The decoded JSON body; null when there is none. */
  readonly body: unknown;
  readonly retryKey: string | null;
  readonly requestId: string;
  /** What the bot received; null = nothing (hang, reset). */
  readonly status: number | null;
  /** Whether LINE did what was asked, whatever the bot received. */
  readonly isAccepted: boolean;
  readonly fault: Fault | null;
};
