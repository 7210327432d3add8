import { cacheLexicon, readCachedLexicon, type IndexCache } from '../cache/index-cache.ts';
import type { Steps } from '../steps.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { compileGroups, createMatcher, type LexiconMatcher } from './compiled-lexicon.ts';
import { readGroups, type LexiconGroup } from './groups.ts';

export type Lexicon = {
  readonly match: LexiconMatcher;
  /** A term of `match` is the number of its group in this list. */
  readonly groups: () => readonly LexiconGroup[];
};

/** Compiling depends on the tokenizer alone, and every book of a process shares the result. */
const opened = new WeakMap<Tokenizer, Lexicon>();

/** Our lexicon: opened before with this tokenizer, or from the cache, or from its files (about 1.5 s) into the cache. */
export function* openLexicon(tokenizer: Tokenizer, cache: IndexCache): Steps<Lexicon> {
  const known = opened.get(tokenizer) ?? openCached(cache);
  const lexicon = known ?? (yield* compileLexicon(yield* readGroups(), tokenizer, cache));
  opened.set(tokenizer, lexicon);
  return lexicon;
}

function openCached(cache: IndexCache): Lexicon | undefined {
  const cached = readCachedLexicon(cache);
  return cached && { match: createMatcher(cached.compiled), groups: once(cached.groups) };
}

/** A lexicon of any groups. */
export function* compileLexicon(
  groups: readonly LexiconGroup[],
  tokenizer: Tokenizer,
  cache: IndexCache,
): Steps<Lexicon> {
  const compiled = yield* compileGroups(groups, tokenizer);
  cacheLexicon(compiled, groups, cache);
  return { match: createMatcher(compiled), groups: () => groups };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
