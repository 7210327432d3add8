import type { Entry } from '../../../src/books/book.ts';
import { cautionOf } from '../../../src/search/confidence/caution.ts';
import { choiceCost, costs, wrongCost } from '../../../src/search/confidence/costs.ts';
import { decideFinding, type Confidence } from '../../../src/search/confidence/verdict.ts';
import { smallBook } from '../small-book.ts';

const entry = (id: string): Entry => ({
  id,
  category: '',
  question: id,
  answer: id,
  phrasings: [],
  links: [],
});
/** Entries that know all of the message's words, by their shares. */
const ranking = (...shares: number[]) =>
  shares.map((share, at) => ({ entry: entry(`e${at + 1}`), share, shared: 1, sharedWords: 3 }));
const decide = (shares: readonly number[], confidence: Confidence, caution = 0.9) =>
  decideFinding(ranking(...shares), confidence, caution);
const idsOf = (entries: readonly Entry[]): string[] => entries.map(({ id }) => id);

test('an entry that is surely right is answered, and nothing else', () => {
  expect(decide([0.9, 0.1], { answer: 0.95, offer: 0.97 }).finding).toEqual({
    kind: 'confident',
    entry: entry('e1'),
  });
});

test('an entry that is probably right is answered, with the others in question below it', () => {
  const { finding } = decide([0.7, 0.2, 0.1], { answer: 0.8, offer: 0.99 });
  expect(finding).toMatchObject({ kind: 'likely', entry: { id: 'e1' } });
  expect(finding.kind === 'likely' && idsOf(finding.others)).toEqual(['e2', 'e3']);
});

test('a probable answer has 1 to 3 others below it', () => {
  const othersOf = (shares: readonly number[]) => {
    const { finding } = decide(shares, { answer: 0.85, offer: 0.999 });
    return finding.kind === 'likely' ? idsOf(finding.others) : [];
  };
  expect(othersOf([0.999, 0.0005, 0.0005])).toHaveLength(2);
  expect(othersOf([0.5, 0.49, 0.005, 0.005])).toEqual(['e2']);
  expect(othersOf([0.2, 0.2, 0.2, 0.2, 0.2])).toEqual(['e2', 'e3', 'e4']);
});

test('when it may well be that nothing answers, a probable answer is too bold', () => {
  expect(decide([0.7, 0.3], { answer: 0.8, offer: 0.99 }).finding.kind).toBe('likely');
  expect(decide([0.7, 0.3], { answer: 0.8, offer: 0.8 }).finding.kind).toBe('ambiguous');
});

test('a cautious book offers what a bold one answers', () => {
  const kindAt = (caution: number) => decide([0.7, 0.3], { answer: 0.8, offer: 0.9 }, caution).finding.kind;
  expect([kindAt(0.75), kindAt(0.97)]).toEqual(['confident', 'ambiguous']);
});

test('a choice holds what is really in question: no entry that is hardly ever the right one, and never more than 5', () => {
  const choices = (...shares: number[]) => {
    const { finding } = decide(shares, { answer: 0.4, offer: 0.8 });
    return finding.kind === 'ambiguous' ? finding.entries.length : 0;
  };
  expect(choices(0.5, 0.49, 0.005, 0.005)).toBe(2);
  expect(choices(0.4, 0.3, 0.295, 0.005)).toBe(3);
  expect(choices(0.2, 0.2, 0.2, 0.2, 0.1, 0.1)).toBe(5);
});

test('when only one is in question, that one alone is asked about', () => {
  expect(decide([1], { answer: 0.5, offer: 0.55 }).finding).toEqual({
    kind: 'ambiguous',
    entries: [entry('e1')],
  });
  const hardlyAnother = decide([0.5, 0.5], { answer: 0.5, offer: 0.51 });
  expect(hardlyAnother.finding).toEqual({ kind: 'ambiguous', entries: [entry('e1')] });
});

test('what nothing seems to answer is nothing, with at most 3 nearest', () => {
  expect(decide([], { answer: 0.9, offer: 0.9 }).finding).toEqual({ kind: 'none', nearest: [] });
  expect(decide([0.3, 0.3, 0.2, 0.2], { answer: 0.01, offer: 0.02 }).finding).toMatchObject({
    kind: 'none',
    nearest: { length: 3 },
  });
});

test('the nearest share the request itself: what has one common word with it, or little of it, is left out', () => {
  const shared = [
    { shared: 1, sharedWords: 1 },
    { shared: 0.3, sharedWords: 2 },
    { shared: 0.6, sharedWords: 2 },
  ];
  const list = ranking(0.4, 0.3, 0.3).map((each, at) => ({ ...each, ...shared[at] }));
  const { finding } = decideFinding(list, { answer: 0.01, offer: 0.02 }, 0.9);
  expect(finding.kind === 'none' && idsOf(finding.nearest)).toEqual(['e3']);
});

test('what is more likely wrong than right is never answered', () => {
  for (const offer of [0.49, 0.8, 0.999])
    expect(['ambiguous', 'none']).toContain(decide([0.6, 0.4], { answer: 0.49, offer }, 0.5).finding.kind);
});

test('the band with the least expected cost is chosen', () => {
  for (let answer = 0.55; answer < 0.85; answer += 0.1)
    for (let offer = answer; offer < 1; offer += 0.1) {
      const { finding, expected } = decide([0.6, 0.3, 0.1], { answer, offer });
      const least = Math.min(expected.likely ?? Infinity, expected.choose, expected.none);
      const own = { likely: expected.likely, ambiguous: expected.choose, none: expected.none };
      expect(own[finding.kind as keyof typeof own]).toBe(least);
    }
});

test('at its caution a book may as well answer as offer two: the costs say the same', () => {
  for (const caution of [0.6, 0.9, 0.97])
    expect((1 - caution) * wrongCost(caution)).toBeCloseTo(caution * choiceCost(2));
});

test('a longer list costs more, a detour more than a short list, and a wrong answer more than a missed one', () => {
  expect(choiceCost(2)).toBe(1);
  expect(choiceCost(5)).toBeGreaterThan(choiceCost(3));
  expect(costs.detour).toBeGreaterThan(choiceCost(2));
  expect(wrongCost(0.9)).toBeGreaterThan(costs.missed);
});

test('a book has the usual caution, unless it sets its own', () => {
  const book = smallBook([{ id: 'a', question: 'これは?', answer: 'それ。' }]);
  expect(cautionOf(book)).toBe(0.9);
  expect(cautionOf({ ...book, caution: 0.7 })).toBe(0.7);
});

test('a probable answer that is wrong is less bad than one that was given as sure, and no better than a detour', () => {
  const { expected } = decide([0.7, 0.3], { answer: 0.7, offer: 0.7 });
  expect(expected.likely).toBeLessThan(expected.answer);
  expect(wrongCost(0.9) * costs.doubted).toBeGreaterThan(costs.detour);
});

test('what most likely has no answer brings three questions at most, not five', () => {
  const shares = [0.2, 0.2, 0.2, 0.2, 0.2];
  const shown = (offer: number) => decide(shares, { answer: offer / 5, offer }).finding;
  expect(shown(0.6)).toMatchObject({ kind: 'ambiguous', entries: { length: 5 } });
  expect(shown(0.4)).toMatchObject({ kind: 'ambiguous', entries: { length: 3 } });
});
