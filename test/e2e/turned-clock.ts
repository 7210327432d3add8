/** A clock that goes on by itself and can be turned ahead. A store forgets by its own clock, so that none is behind today. */
export type TurnedClock = (() => number) & { pass(ms: number): void; turnTo(at: number): void };

export function createTurnedClock(startAt = Date.now()): TurnedClock {
  let aheadMs = startAt - Date.now();
  if (aheadMs < 0) throw new Error('A clock behind today would make a store forget at once.');
  return Object.assign(() => Date.now() + aheadMs, {
    pass: (ms: number) => void (aheadMs += ms),
    turnTo: (at: number) => void (aheadMs = at - Date.now()),
  });
}
