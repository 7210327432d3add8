import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/japanese';
import type { Contender } from '../contender.ts';

export const contender: Contender = {
  name: 'orama',
  async build({ entries }) {
    const index = create({
      schema: { entryId: 'string', question: 'string', phrasings: 'string[]', answer: 'string' },
      components: { tokenizer: createTokenizer() },
    });
    const documents = entries.map(({ id, question, phrasings, answer }) => ({
      entryId: id,
      question,
      phrasings: [...phrasings],
      answer,
    }));
    await insertMultiple(index, documents, 500);
    const properties: ['question', 'phrasings', 'answer'] = ['question', 'phrasings', 'answer'];
    return async (text) => {
      const { hits } = await search(index, { term: text, properties, limit: 10 });
      return hits.map(({ document }) => document.entryId);
    };
  },
};
