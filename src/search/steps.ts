/**
 * Work in steps of a few milliseconds: whoever runs it may do other things in between. Search itself knows no clock
 * and no event loop, so it leaves to its caller when to go on.
 */
export type Steps<T> = Generator<undefined, T>;

/** Does all of it at once. */
export function runThrough<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
