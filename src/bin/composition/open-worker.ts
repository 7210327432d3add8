import type { Book } from '../../books/book.ts';
import { startWorker, type Worker } from '../../engine/worker-loop.ts';
import { createChannelWatch, type ChannelWatch } from '../../line/channel-watch.ts';
import { createMessenger, type MessengerParts } from '../../line/messenger.ts';
import { colorsOf } from '../../rich-menu/colors.ts';
import { presenceOf } from '../../staff/presence.ts';
import type { Needs } from '../../telemetry/status-routes.ts';
import type { StoreWatch } from '../../telemetry/watch-store.ts';
import { openLiveBooks, type LiveBooksParts } from './live-books.ts';
import type { Stores } from './open-stores.ts';

export type RunningWorker = Worker & {
  readonly books: () => readonly Book[];
  readonly channels: Pick<ChannelWatch, 'checkAll' | 'refusals'>;
};

/** Builds the search of every book (takes seconds, since kuromoji reads its dictionary) and starts the worker loop. */
export async function openWorker(
  books: ReadonlyMap<string, Book>,
  { mailbox, board, staff }: Pick<Stores, 'mailbox' | 'board' | 'staff'>,
  line: MessengerParts,
  content: LiveBooksParts,
): Promise<RunningWorker> {
  const live = await openLiveBooks(books, content);
  const { journal, clock } = line;
  const channels = createChannelWatch(line);
  const accentOf = (bookId: string): string => colorsOf(live.bookOf(bookId)?.color).accent;
  const loop = startWorker({
    ...{ mailbox, board, bookOf: live.bookOf, journal, clock },
    messenger: createMessenger({ ...line, watch: channels, accentOf }),
    presence: presenceOf(staff),
  });
  void live.review(journal);
  return {
    books: live.all,
    channels,
    stop() {
      channels.stop();
      live.stop();
      return loop.stop();
    },
  };
}

/** What a worker process needs to be ready: the store, the search of its books, and LINE accepting its channels. */
export function createWorkerNeeds(store: StoreWatch) {
  let worker: RunningWorker | undefined;
  const needs: Needs = {
    store: store.check,
    channels: () => failIf((worker?.channels.refusals() ?? []).join('\n')),
    books: () => failIf(worker === undefined ? 'the search is being built' : ''),
  };
  return { needs, started: (running: RunningWorker) => (worker = running) };
}

function failIf(reason: string): Promise<void> {
  return reason === '' ? Promise.resolve() : Promise.reject(new Error(reason));
}
