import { join } from 'node:path';
import { readTalks } from './read-talks.ts';
import { openShelf } from './shelf.ts';
import { countByKind, resultsOf, type TalkResult } from './talk-results.ts';

/** How many talks of each kind end as they must, at least. A floor is raised when the desk gets better, never lowered. */
const floors = {
  followup: 4,
  correction: 6,
  negation: 1,
  twoparts: 7,
  human: 12,
  contactfacts: 8,
  offtopic: 6,
  smalltalk: 6,
  decorated: 3,
  numbers: 3,
  vague: 5,
} as const;

let results: readonly TalkResult[];
beforeAll(async () => {
  results = await resultsOf(readTalks(join(import.meta.dirname, 'talks.tsv')), await openShelf());
}, 120_000);

test('every kind of talk has a floor', () => {
  expect(Object.keys(countByKind(results))).toEqual(Object.keys(floors));
});

test.each(Object.entries(floors))('of the talks of kind %s, %i or more end as they must', (kind, floor) => {
  const failed = results.filter(({ talk, isRight }) => talk.kind === kind && !isRight);
  const { right, all } = countByKind(results)[kind] ?? { right: 0, all: 0 };
  expect(right + failed.length).toBe(all);
  if (right < floor) throw new Error(failed.map(({ talk, gist }) => `${talk.id}: ${gist}`).join('\n'));
});
