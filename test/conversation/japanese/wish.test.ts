import { readWish, type Wish } from '../../../src/conversation/japanese/wish.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { finding, parking, perm } from '../small-desk.ts';
import { complaints, forBook, forFacts, forPerson } from './wish-messages.ts';

const noise: Finding = { kind: 'ambiguous', entries: [perm, parking] };

function wishOf(text: string, what: Finding = noise, isFollowUp = false): Wish {
  return readWish(text, { book: finding(what), finding: what, isFollowUp });
}

test.each(forPerson)('「%s」 asks for a person', (text) => {
  expect(wishOf(text).kind).toBe('person');
});

test.each(complaints)('「%s」 complains, and gets a person', (text) => {
  expect(wishOf(text)).toMatchObject({ kind: 'person', isComplaint: true });
});

test.each(forFacts)('「%s」 asks for what the desk can tell of itself', (text) => {
  expect(wishOf(text).kind).toBe('facts');
});

test.each(forBook)('「%s」 is a question for the book', (text) => {
  expect(wishOf(text).kind).toBe('question');
});

test.each(forBook)('「%s」 is a question for the book when search is sure of it', (text) => {
  expect(wishOf(text, { kind: 'confident', entry: perm }).kind).toBe('question');
});
