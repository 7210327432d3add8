import { runThrough } from '../steps.ts';
import type { Side, Terms } from '../text/terms.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { compileGroups, type CompiledLexicon } from './compiled-lexicon.ts';
import type { LexiconGroup } from './groups.ts';
import { isHint } from './hints.ts';
import { toKeyedWords } from './keyed-words.ts';
import type { Membership } from './membership.ts';
import { createFinder, type Knows } from './phrase-finder.ts';

/** The words of a text → the groups of the lexicon that they belong to. */
export type LexiconMatcher = (tokens: readonly Token[], side: Side) => Terms;

/** The words of a message → for each of them the groups that it belongs to, alone or as a part of a phrase. */
export type WordMatcher = (tokens: readonly Token[]) => readonly Terms[];

/** For texts that belong to no book. */
export const knowsAll: Knows = () => true;

/** Finds groups by the base forms of their words; particles between the words don't matter. */
export function createLexiconMatcher(groups: readonly LexiconGroup[], tokenize: Tokenizer): LexiconMatcher {
  return createMatchers(runThrough(compileGroups(groups, tokenize)))(knowsAll).match;
}

/** How the messages for one book are read: as a whole, and word by word. */
export type Matchers = { readonly match: LexiconMatcher; readonly matchWords: WordMatcher };

/**
 * Prepares a lexicon once for all books.
 * @returns the matchers of a book: a word that the book has is left to itself, one that it doesn't have may also be found
 *   by a broader word
 */
export function createMatchers(lexicon: CompiledLexicon): (knows: Knows) => Matchers {
  const find = createFinder(lexicon);
  return (knows) => ({
    match(tokens, side) {
      const found = new Map<string, number>();
      find(tokens, toKeyedWords(tokens), side, knows, (membership) => raise(found, membership));
      return found;
    },
    matchWords(tokens) {
      const found = tokens.map(() => new Map<string, number>());
      const raiseAt = (at: number | undefined, membership: Membership): void => {
        const terms = found[at ?? -1];
        if (terms !== undefined) raise(terms, membership);
      };
      const words = toKeyedWords(tokens);
      find(tokens, words, 'asked', knows, (membership, place) => {
        for (const at of place) raiseAt(words[at]?.at, membership);
      });
      return found;
    },
  });
}

/** Hints add up; of anything else the surest counts. */
function raise(found: Map<string, number>, { term, weight }: Membership): void {
  const known = found.get(term) ?? 0;
  found.set(term, isHint(term) ? Math.min(known + weight, 1) : Math.max(known, weight));
}
