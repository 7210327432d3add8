import Fuse from 'fuse.js';
import type { Contender } from '../contender.ts';
import { toBaseForms } from './base-forms.ts';

/** As in tutorials: base forms joined by spaces, searched for as one pattern. */
export const plain: Contender = { name: 'fuse', build: (book) => Promise.resolve(open(book, false)) };

/** The same fields with Fuse's token search: an inverted index, and terms weighted by rarity. */
export const tokens: Contender = { name: 'fuse-tokens', build: (book) => Promise.resolve(open(book, true)) };

function open({ entries }: Parameters<Contender['build']>[0], useTokenSearch: boolean) {
  const toText = (text: string): string => toBaseForms(text).join(' ');
  const documents = entries.map(({ id, question, phrasings, answer }) => ({
    id,
    question: toText(question),
    phrasings: phrasings.map(toText),
    answer: toText(answer),
  }));
  const fuse = new Fuse(documents, {
    keys: ['question', 'phrasings', 'answer'],
    ignoreLocation: true,
    threshold: 0.6,
    ...(useTokenSearch ? { useTokenSearch, tokenize: (text: string) => text.split(' ') } : {}),
  });
  return (text: string) => fuse.search(toText(text), { limit: 10 }).map(({ item }) => item.id);
}
