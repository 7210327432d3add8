import { join } from 'node:path';
import { readTalks } from './read-talks.ts';
import { openShelf } from './shelf.ts';
import { countByKind, resultsOf, type TalkResult } from './talk-results.ts';
import { openTrades } from './trades.ts';

/** How many talks of each kind end as they must, at least, in shipped books and in those of other trades. */
const floors = {
  followup: 62,
  ellipsis: 16,
  newquestion: 36,
  correction: 68,
  negation: 29,
  notdenied: 16,
  stillfails: 8,
  again: 1,
  twoparts: 78,
  onepart: 16,
  numbers: 25,
} as const;

let results: readonly TalkResult[];
beforeAll(async () => {
  const talks = readTalks(join(import.meta.dirname, 'turns.tsv'));
  const shelf = await openShelf();
  const trades = new Set(talks.map(({ bookId }) => bookId).filter((id) => !shelf.has(id)));
  results = await resultsOf(talks, new Map([...shelf, ...(await openTrades(trades))]));
}, 120_000);

test('every kind of talk has a floor', () => {
  expect(Object.keys(countByKind(results)).sort()).toEqual(Object.keys(floors).sort());
});

test.each(Object.entries(floors))('of the talks of kind %s, %i or more end as they must', (kind, floor) => {
  const { right } = countByKind(results)[kind] ?? { right: 0 };
  const failed = results.filter(({ talk, isRight }) => talk.kind === kind && !isRight);
  if (right < floor) throw new Error(failed.map(({ talk, gist }) => `${talk.id}: ${gist}`).join('\n'));
});
