import type { Book, Entry } from '../../src/books/book.ts';

/** A run of kanji or katakana: what an entry names, and what its neighbour of the same kind names otherwise. */
const names = /\p{Script=Han}{2,}|[ァ-ヺー]{3,}/gu;

/** Of an entry's names so many are exchanged; of its answer's sentences so many come from other entries. */
const exchanged = 0.25;
const mixed = 0.3;

/**
 * A book of any size in the manner of a few real ones: the real entries first, then variations of them with other
 * names, other sentences and numbers of their own. The same size always gives the same book.
 */
export function makeLargerBook(entries: readonly Entry[], size: number): Book {
  const random = createRandom(20_240_401);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const known = [
    ...new Set(entries.flatMap(({ question, answer }) => `${question}${answer}`.match(names) ?? [])),
  ];
  const sentences = entries.flatMap(({ answer }) => toSentences(answer));
  const exchange = (text: string): string =>
    text.replace(names, (name) => (random() < exchanged ? (pick(known) ?? name) : name));

  const vary = (entry: Entry, number: number): Entry => ({
    ...entry,
    id: `v${number}`,
    question: `${exchange(entry.question).replace(/[。??]$/u, '')}(${pick(known)}第${number}号)`,
    answer: toSentences(entry.answer)
      .map((sentence) => exchange(random() < mixed ? (pick(sentences) ?? sentence) : sentence))
      .join(''),
    phrasings: entry.phrasings.map(exchange),
  });
  const all = entries.slice(0, size);
  for (let number = all.length; number < size; number += 1) {
    const model = entries[number % entries.length];
    if (model !== undefined) all.push(vary(model, number));
  }
  return {
    id: `larger-${size}`,
    name: `${size} 件の窓口`,
    categories: [...new Set(all.map(({ category }) => category))],
    entries: all,
    guides: [],
    voice: {},
    contact: { phones: [], mails: [], forms: [], notes: [] },
    desk: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
  };
}

function toSentences(text: string): string[] {
  return text.match(/[^。\n]+[。\n]*/gu) ?? [];
}

/** Mulberry32: numbers from 0 up to 1, the same ones each time. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixing = Math.imul(state ^ (state >>> 15), 1 | state);
    mixing = (mixing + Math.imul(mixing ^ (mixing >>> 7), 61 | mixing)) ^ mixing;
    return ((mixing ^ (mixing >>> 14)) >>> 0) / 4_294_967_296;
  };
}
