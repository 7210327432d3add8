import { cacheLexicon, readCachedLexicon, type IndexCache } from '../cache/index-cache.ts';
import type { Steps } from '../steps.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { compileGroups, englishWords, type CompiledLexicon } from './compiled-lexicon.ts';
import { toWordsByReading, type WordsByReading } from './everyday-words.ts';
import { readGroups, type LexiconGroup } from './groups.ts';
import { createMatchers, knowsAll, type LexiconMatcher, type Matchers } from './matchers.ts';
import type { Knows } from './phrase-finder.ts';

export type Lexicon = {
  /** For the texts of books. */
  readonly match: LexiconMatcher;
  /** For the messages to a book. */
  readonly forBook: (knows: Knows) => Matchers;
  /** Words of English that messages may have. */
  readonly english: ReadonlySet<string>;
  /** Everyday words by how they are typed in kana: マゴ → 孫. */
  readonly byReading: WordsByReading;
  /** A term of `match` is the number of its group in this list. */
  readonly groups: () => readonly LexiconGroup[];
};

/** Compiling depends on the tokenizer alone, and every book of a process shares the result. */
const opened = new WeakMap<Tokenizer, Lexicon>();

/** Our lexicon: opened before with this tokenizer, or from the cache, or from its files (about 2 s) into the cache. */
export function* openLexicon(tokenizer: Tokenizer, cache: IndexCache): Steps<Lexicon> {
  const known = opened.get(tokenizer) ?? openCached(cache);
  const lexicon = known ?? (yield* compileLexicon(yield* readGroups(), tokenizer, cache));
  opened.set(tokenizer, lexicon);
  return lexicon;
}

function openCached(cache: IndexCache): Lexicon | undefined {
  const cached = readCachedLexicon(cache);
  return cached && toLexicon(cached.compiled, once(cached.groups));
}

/** A lexicon of any groups. */
export function* compileLexicon(
  groups: readonly LexiconGroup[],
  tokenizer: Tokenizer,
  cache: IndexCache,
): Steps<Lexicon> {
  const compiled = yield* compileGroups(groups, tokenizer);
  cacheLexicon(compiled, groups, cache);
  return toLexicon(compiled, () => groups);
}

function toLexicon(compiled: CompiledLexicon, groups: Lexicon['groups']): Lexicon {
  const forBook = createMatchers(compiled);
  const byReading = toWordsByReading(compiled.words);
  return { match: forBook(knowsAll).match, forBook, english: englishWords(compiled), byReading, groups };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
