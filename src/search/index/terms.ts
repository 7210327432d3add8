/** Term → how much of it is in the text: 1, less where it is only a guess. */
export type Terms = ReadonlyMap<string, number>;

/** On which side of a comparison a text stands: some groups of the lexicon lead only from question to entry. */
export type Side = 'asked' | 'written';
