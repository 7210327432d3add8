/**
 * What a node answers that is not the primary any more, or not yet. Nothing was written then, so the command may be sent
 * again to another node. When a script met the error, Redis 6 puts words of its own before it.
 */
const notPrimary = /(?:^|-)(?:READONLY|MASTERDOWN|LOADING|NOREPLICAS)\b/;

/** Commands that were sent together are refused within so many ms of each other. */
const burstMs = 50;
/** The connection is left at most once in so many ms: each time, other commands on it are cut off. */
const leaveAgainMs = 1_000;

/** What ioredis does about an error: nothing, or reconnect and send the command again. */
type Reaction = false | 2;

/**
 * Leaves a node that is not the primary, since the address may lead to another node by now, and sends what it refused
 * once more. Sent more often, commands would pile up while there is no primary.
 * @param onLeave called with the reason, once each time
 */
export function leaveWhenNotPrimary(
  onLeave: (error: Error) => void,
  now: () => number = () => performance.now(),
): (error: Error) => Reaction {
  let leftAt = -Infinity;
  return (error) => {
    if (!notPrimary.test(error.message)) return false;
    const sinceMs = now() - leftAt;
    if (sinceMs <= burstMs) return 2;
    if (sinceMs < leaveAgainMs) return false;
    leftAt = now();
    onLeave(new Error(`Redis is not the primary. Reconnecting to find it: ${error.message}`));
    return 2;
  };
}

/** In a cluster ioredis itself limits how often a command is sent again. */
export function resendWhenNotPrimary(error: Error): Reaction {
  return notPrimary.test(error.message) ? 2 : false;
}
