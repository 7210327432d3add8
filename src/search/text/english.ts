/** Words of English that carry no meaning of their own: articles, pronouns, auxiliary verbs, prepositions. */
const smallWords = new Set(
  `a an the my your our his her their i you me we us he she they this that these those to of for in at by with from
  and or but is are was were be been do does did have has had can could would will shall should may please want need
  like there any some`.split(/\s+/u),
);

/** Asking words: they belong to a phrase (how much), but no entry is about them. */
const askingWords = new Set([
  'how',
  'what',
  'where',
  'when',
  'why',
  'which',
  'who',
  'much',
  'many',
  'way',
  'hi',
  'hello',
]);

/** Is it a lower-case word of English that a phrase may do without? */
export function isSmallEnglish(word: string): boolean {
  return smallWords.has(word);
}

/** Is it a word of English that no entry can be about? */
export function isEmptyEnglish(word: string): boolean {
  return smallWords.has(word) || askingWords.has(word);
}
