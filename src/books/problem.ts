/** One thing wrong, or one thing missing, in the files of a book. */
export type Problem = {
  readonly file: string;
  /** From 1. A missing file counts as its line 1. */
  readonly line: number;
  /** An error keeps the book from loading; a warning names what people will miss. */
  readonly severity: 'error' | 'warning';
  /** What is wrong, with the value; no full stop at the end. */
  readonly what: string;
  /** How to mend it: one or two whole sentences. */
  readonly mend: string;
};

/** One line for a console or a CI log, e.g. `faq-data/x/entries.yaml:12 entry "q11": "answer" is empty. Write the answer, or delete the entry.` */
export function formatProblem({ file, line, severity, what, mend }: Problem): string {
  return `${file}:${line} ${severity === 'warning' ? 'warning: ' : ''}${what}. ${mend}`;
}

/** A book that can't be served; its message lists every error, one a line. */
export class BookError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'BookError';
    this.problems = problems;
  }
}

export const hasError = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** File by file, each from its top to its end. */
export function inReadingOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => Number(a.file > b.file) - Number(a.file < b.file) || a.line - b.line);
}
