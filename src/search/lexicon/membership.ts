/** Weights are multiples of a hundred-thousandth, so that the cache gives back the very same ones. */
export const weightUnits = 100_000;

/** A group that a phrase belongs to, and how sure that is. */
export type Membership = { readonly term: string; readonly weight: number };
