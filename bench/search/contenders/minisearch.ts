import MiniSearch from 'minisearch';
import type { Contender } from '../contender.ts';
import { toBaseForms } from './base-forms.ts';

export const contender: Contender = {
  name: 'minisearch',
  build({ entries }) {
    const index = new MiniSearch<{ id: string }>({
      fields: ['question', 'phrasings', 'answer'],
      tokenize: toBaseForms,
      processTerm: (term) => term,
    });
    index.addAll(entries.map((entry) => ({ ...entry, phrasings: entry.phrasings.join('\n') })));
    return Promise.resolve((text) =>
      index
        .search(text)
        .slice(0, 10)
        .map(({ id }) => String(id)),
    );
  },
};
