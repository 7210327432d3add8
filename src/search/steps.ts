/**
 * Work in steps of a few milliseconds. Search knows no clock and no event loop, so the caller decides when the next step
 * runs, and may do other work in between.
 */
export type Steps<T> = Generator<undefined, T>;

/** Runs all steps at once. */
export function runThrough<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
