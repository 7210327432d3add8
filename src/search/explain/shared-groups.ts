import type { Streams } from '../index/streams.ts';
import type { LexiconGroup } from '../lexicon/groups.ts';
import { groupOf } from '../lexicon/hints.ts';
import { createLexiconMatcher } from '../lexicon/matchers.ts';
import { narrowerWords, withSynonyms } from '../lexicon/related-words.ts';
import { normalize } from '../text/normalize.ts';
import type { Token } from '../text/tokenizer.ts';
import type { InspectedBook } from './inspected-book.ts';
import type { InspectedEntry } from './inspection.ts';

/** For each group of the lexicon that message and entry share: the words of the group in either. */
export function sharedGroups(
  entry: number,
  tokens: readonly Token[],
  { meanings, hints }: Streams,
  { book, lexicon, indexes, rangeOf, tokenize }: InspectedBook,
): InspectedEntry['met'] {
  const range = rangeOf(entry);
  const shared = [
    ...[...meanings.keys()].filter((term) => indexes.meanings.isIn(indexes.meanings.idOf(term), range)),
    ...[...hints.keys()].filter((term) => indexes.hints.isIn(indexes.hints.idOf(term), range)),
  ];
  const { question, phrasings, answer } = book.entries[entry] ?? { question: '', phrasings: [], answer: '' };
  const texts = [question, ...phrasings, answer].map((text) => tokenize(normalize(text)));
  const groups = lexicon.groups();
  const wordsIn = (list: readonly string[], among: readonly (readonly Token[])[]): string[] =>
    [...new Set(list)].filter((word) => {
      const match = createLexiconMatcher([{ same: [word] }], tokenize);
      return among.some((each) => match(each, 'asked').size > 0);
    });
  const met = new Map<string, { how: Way; asked: readonly string[]; written: Set<string> }>();
  for (const term of shared) {
    const group = groups[groupOf(term)];
    if (group === undefined) continue;
    const sides = sidesOf(group, groups);
    const asked = wordsIn(sides.asked, [tokens]);
    const written = wordsIn(sides.written, texts);
    const key = [sides.how, ...asked].join(' ');
    const each = met.get(key) ?? { how: sides.how, asked, written: new Set() };
    for (const word of written) if (!asked.includes(word)) each.written.add(word);
    if (each.written.size > 0) met.set(key, each);
  }
  return [...met.values()].map(({ how, asked, written }) => ({ how, asked, written: [...written] }));
}

type Way = InspectedEntry['met'][number]['how'];

/** A group's words in messages, and its words in entries. */
function sidesOf(
  group: LexiconGroup,
  groups: readonly LexiconGroup[],
): { how: Way; asked: readonly string[]; written: readonly string[] } {
  if ('same' in group) return { how: 'same', asked: group.same, written: group.same };
  if ('from' in group) return { how: 'same', asked: group.from, written: group.to };
  if ('broad' in group)
    return { how: 'broader', asked: group.narrow, written: withSynonyms(groups)(group.broad) };
  if ('about' in group)
    return { how: 'hint', asked: group.hints, written: withSynonyms(groups)(group.about) };
  const things = [...group.what, ...narrowerWords(groups)(group.what)];
  return { how: 'situation', asked: [...things, ...group.happens], written: group.then };
}
