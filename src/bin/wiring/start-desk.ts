import type { SearchableBook } from '../../conversation/searchable-book.ts';
import type { Book } from '../../faq/book.ts';
import { createMessenger, type MessengerParts } from '../../line/messenger.ts';
import type { Mailbox } from '../../ports.ts';
import { createSearch } from '../../search/engine.ts';
import { loadTokenizer } from '../../search/tokenizer.ts';
import { startWorker, type Worker } from '../../worker.ts';

/** Builds the search of every book (seconds: kuromoji's dictionary is read) and sets a worker to work. */
export async function startDesk(
  books: ReadonlyMap<string, Book>,
  mailbox: Mailbox,
  line: MessengerParts,
): Promise<Worker> {
  const tokenizer = await loadTokenizer();
  const searchable = new Map<string, SearchableBook>();
  for (const [id, book] of books) searchable.set(id, { ...book, search: createSearch(book, tokenizer).find });
  const { journal, clock } = line;
  const messenger = createMessenger(line);
  return startWorker({ mailbox, messenger, bookOf: (id) => searchable.get(id), journal, clock });
}
