import type { Book } from '../../books/book.ts';
import { createChannelWatch, type ChannelWatch } from '../../line/channel-watch.ts';
import { createMessenger, type MessengerParts } from '../../line/messenger.ts';
import { startWorker, type Worker } from '../../engine/worker-loop.ts';
import { presenceOf } from '../../staff/presence.ts';
import type { Stores } from './open-stores.ts';
import { openLiveBooks, type LiveBooksParts } from './live-books.ts';
import { reviewBooks } from './review-books.ts';

export type RunningDesk = Worker & {
  readonly books: () => readonly Book[];
  readonly channels: Pick<ChannelWatch, 'checkAll' | 'refusals'>;
};

/** Builds the search of every book (seconds: kuromoji's dictionary is read) and sets a worker to work. */
export async function startDesk(
  books: ReadonlyMap<string, Book>,
  { mailbox, board, staff }: Pick<Stores, 'mailbox' | 'board' | 'staff'>,
  line: MessengerParts,
  content: LiveBooksParts,
): Promise<RunningDesk> {
  const live = await openLiveBooks(books, content);
  const { journal, clock } = line;
  const watch = createChannelWatch(line);
  const messenger = createMessenger({ ...line, watch });
  const worker = startWorker({
    ...{ mailbox, board, messenger, bookOf: live.bookOf, journal, clock },
    presence: presenceOf(staff),
  });
  void reviewBooks(live.opened(), live.tokenizer, journal);
  return {
    books: () => live.opened().map(({ book }) => book),
    channels: watch,
    stop() {
      watch.stop();
      live.stop();
      return worker.stop();
    },
  };
}
