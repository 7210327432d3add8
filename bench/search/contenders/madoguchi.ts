import { createSearch } from '../../../src/search/engine.ts';
import { loadTokenizer } from '../../../src/search/text/tokenizer.ts';
import type { Contender } from '../contender.ts';

export const contender: Contender = {
  name: 'madoguchi',
  async build(book) {
    const { rank } = createSearch(book, await loadTokenizer());
    return (text) => rank(text).ranked.map(({ entryId }) => entryId);
  },
};
