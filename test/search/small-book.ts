import type { Book, Entry } from '../../src/books/book.ts';

/** A book of questions and answers with nothing else. */
export function smallBook(
  entries: readonly (Pick<Entry, 'id' | 'question' | 'answer'> & Partial<Entry>)[],
): Book {
  return {
    id: 'small',
    name: '小さな窓口',
    categories: ['よくある質問'],
    entries: entries.map((entry) => ({ category: 'よくある質問', phrasings: [], links: [], ...entry })),
    contact: { phones: [], mails: [], forms: [], notes: [] },
    guides: [],
    voice: {},
    support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
  };
}
