import { loadTokenizer } from '../../../src/search/text/tokenizer.ts';

/** The parts of speech that tutorials index. */
const indexed = new Set(['名詞', '動詞', '形容詞', '副詞']);

const tokenize = await loadTokenizer();

/** The base forms of a text's nouns, verbs, adjectives and adverbs. */
export function toBaseForms(text: string): string[] {
  return tokenize(text.normalize('NFKC').toLowerCase())
    .filter(({ partOfSpeech }) => indexed.has(partOfSpeech))
    .map(({ base }) => base);
}
