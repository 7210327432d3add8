/** Term → how sure it is that the text has it: 1, less for a correction. */
export type Terms = ReadonlyMap<string, number>;

/** Whether a text is a message or part of the book: some groups of the lexicon lead only from messages to books. */
export type Side = 'asked' | 'written';
