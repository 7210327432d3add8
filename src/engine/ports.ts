/** What the engine needs from outside, and the edges implement: one port a file. */
export * from './ports/clock.ts';
export * from './ports/journal.ts';
export * from './ports/mailbox.ts';
export * from './ports/messenger.ts';
export * from './ports/staff-presence.ts';
export * from './ports/ticket-board.ts';
