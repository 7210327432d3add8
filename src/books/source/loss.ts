import type { Problem } from '../problem.ts';

/** Something written that YAML loses or changes, at an offset into the file's text. */
export type Loss = Pick<Problem, 'severity' | 'what' | 'mend'> & { readonly at: number };
