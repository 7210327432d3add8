import type { SearchableBook } from '../conversation/searchable-book.ts';
import type { Clock, Journal, Mailbox, Messenger, StaffPresence, TicketBoard } from './ports.ts';

/** What the engine is built from: its ports, the books, and the clock. */
export type EngineParts = {
  readonly mailbox: Mailbox;
  readonly messenger: Messenger;
  readonly board: TicketBoard;
  readonly bookOf: (bookId: string) => SearchableBook | undefined;
  /** Absent: nobody is known to be at the desk. */
  readonly presence?: StaffPresence;
  readonly journal: Journal;
  readonly clock: Clock;
};
