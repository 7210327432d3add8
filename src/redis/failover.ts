/**
 * What a node answers that has stopped being the primary, or isn't one yet. Each is said before anything is
 * written, so the command may be sent again elsewhere. Redis 6 wraps the words when a script met them.
 */
const notPrimary = /(?:^|-)(?:READONLY|MASTERDOWN|LOADING|NOREPLICAS)\b/;

/** Commands that were sent together are refused together, within so many ms. */
const burstMs = 50;
/** A node that stays so is left once in so many ms: leaving cuts what others have under way. */
const leaveAgainMs = 1_000;

/** What ioredis does about an error: nothing; or leave the connection and send the command again on the next. */
type Reaction = false | 2;

/**
 * Leaves a node that is not the primary, since the address may lead to another one by now. What it refused is
 * sent once more. Without that limit commands would pile up while no primary can be found.
 * @param onLeave told why, once each time
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
    onLeave(new Error(`Redis is not the primary, so it is connected to anew: ${error.message}`));
    return 2;
  };
}

/** In a cluster ioredis itself counts how often a command is sent again, so each one may be. */
export function resendWhenNotPrimary(error: Error): Reaction {
  return notPrimary.test(error.message) ? 2 : false;
}
