import type { Book, Entry } from '../../src/books/book.ts';

/** Runs of kanji or katakana: the things that an entry names, which variations of it replace. */
const names = /\p{Script=Han}{2,}|[ァ-ヺー]{3,}/gu;

/** The share of names that a variation replaces. */
const replacedNames = 0.25;
/** The share of its answer's sentences that a variation takes from other entries. */
const foreignSentences = 0.3;

/**
 * A book of any size that resembles real ones: first the real entries, then variations of them with other names, other
 * sentences and numbers of their own. The same size always gives the same book.
 */
export function makeLargerBook(entries: readonly Entry[], size: number): Book {
  const random = createRandom(20_240_401);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const allNames = [
    ...new Set(entries.flatMap(({ question, answer }) => `${question}${answer}`.match(names) ?? [])),
  ];
  const sentences = entries.flatMap(({ answer }) => toSentences(answer));
  const replaceNames = (text: string): string =>
    text.replace(names, (name) => (random() < replacedNames ? (pick(allNames) ?? name) : name));

  const vary = (entry: Entry, number: number): Entry => ({
    ...entry,
    id: `v${number}`,
    question: `${replaceNames(entry.question).replace(/[。??]$/u, '')}(${pick(allNames)}第${number}号)`,
    answer: toSentences(entry.answer)
      .map((sentence) => replaceNames(random() < foreignSentences ? (pick(sentences) ?? sentence) : sentence))
      .join(''),
    phrasings: entry.phrasings.map(replaceNames),
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
    support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
  };
}

function toSentences(text: string): string[] {
  return text.match(/[^。\n]+[。\n]*/gu) ?? [];
}

/** Mulberry32: numbers from 0 up to 1, the same sequence for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 4_294_967_296;
  };
}
