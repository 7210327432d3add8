import type { Book } from '../faq/book.ts';
import { toFields } from './fields.ts';
import type { Finding, Search } from './finding.ts';
import { createGramIndex } from './gram-index.ts';
import { toLetters } from './normalize.ts';
import { type Terms, toTerms } from './terms.ts';
import type { Tokenizer } from './tokenizer.ts';
import { judge, type Ranked } from './verdict.ts';
import { createWordIndex } from './word-index.ts';

export type SearchEngine = {
  readonly find: Search;
  /** For the CLI and tests: the finding and the ranking behind it, at most 10, likeliest first, scores 0 … 1. */
  readonly rank: (text: string) => {
    readonly finding: Finding;
    readonly ranked: readonly { readonly entryId: string; readonly score: number }[];
  };
};

const MOST_RANKED = 10;
/** Characters and sounds forgive what words alone miss: other spellings, kana, typos, where a word begins. */
const WEIGHTS = { words: 1 / 3, characters: 2, sounds: 2 } as const;
/** Above whatever can be gathered from parts: the message is a question of the book, letter for letter. */
const SAME_LETTERS = 1_000;
/** Half of the range of scores lies below this evidence. Scores are for people to compare, the verdict is not made of them. */
const MIDDLING_EVIDENCE = 2;

/** Indexes a book (a few ms an entry). Afterwards a pure function: same message, same finding. */
export function createSearch(book: Book, tokenizer: Tokenizer): SearchEngine {
  const fields = book.entries.map((entry) => toFields(entry, (text) => toTerms(text, tokenizer)));
  const indexes = {
    words: createWordIndex(fields.map((field) => field.map(({ words }) => words))),
    characters: createGramIndex(fields.map((field) => field.map(({ characters }) => characters))),
    sounds: createGramIndex(fields.map((field) => field.map(({ sounds }) => sounds))),
  };

  const asked = book.entries.map(
    ({ question, phrasings }) => new Set([question, ...phrasings].map(toLetters)),
  );

  const rankAll = (letters: string, message: Terms): readonly Ranked[] => {
    const found = {
      words: indexes.words(message.words),
      characters: indexes.characters(message.characters),
      sounds: indexes.sounds(message.sounds),
    };
    // A long message finds a smaller share of itself anywhere, yet more of it in all.
    const size = Math.sqrt(message.characters.length);
    return book.entries
      .map((entry, at) => ({
        entry,
        evidence:
          (letters !== '' && asked[at]?.has(letters) === true ? SAME_LETTERS : 0) +
          size *
            (WEIGHTS.words * (found.words[at] ?? 0) +
              WEIGHTS.characters * (found.characters[at] ?? 0) +
              WEIGHTS.sounds * (found.sounds[at] ?? 0)),
      }))
      .filter(({ evidence }) => evidence > 0)
      .sort((a, b) => b.evidence - a.evidence);
  };

  const rank: SearchEngine['rank'] = (text) => {
    const all = rankAll(toLetters(text), toTerms(text, tokenizer));
    const ranked = all.slice(0, MOST_RANKED).map(({ entry, evidence }) => ({
      entryId: entry.id,
      score: evidence / (evidence + MIDDLING_EVIDENCE),
    }));
    return { finding: judge(all), ranked };
  };
  return { find: (text) => rank(text).finding, rank };
}
