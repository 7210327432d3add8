import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { gistOf, isAsWanted } from './judge-talk.ts';
import { playTalk } from './play-talk.ts';
import type { Talk } from './read-talks.ts';

export type TalkResult = { readonly talk: Talk; readonly isRight: boolean; readonly gist: string };

/** Plays and judges all talks. */
export async function resultsOf(
  talks: readonly Talk[],
  shelf: ReadonlyMap<string, SearchableBook>,
): Promise<readonly TalkResult[]> {
  const results: TalkResult[] = [];
  for (const talk of talks) {
    const book = shelf.get(talk.bookId);
    if (book === undefined) throw new Error(`${talk.id}: there is no book "${talk.bookId}" in faq-data.`);
    const replies = await playTalk(talk.messages, book);
    results.push({ talk, isRight: isAsWanted(replies, talk.wanted, book), gist: gistOf(replies, book) });
  }
  return results;
}

/** How many talks of each kind there are, and how many end as they must. */
export function countByKind(
  results: readonly TalkResult[],
): Readonly<Record<string, { readonly right: number; readonly all: number }>> {
  const kinds = [...new Set(results.map(({ talk }) => talk.kind))];
  return Object.fromEntries(
    kinds.map((kind) => {
      const own = results.filter(({ talk }) => talk.kind === kind);
      return [kind, { right: own.filter(({ isRight }) => isRight).length, all: own.length }];
    }),
  );
}
