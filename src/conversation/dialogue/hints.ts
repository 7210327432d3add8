import { hints } from '../../copy/ja.ts';
import type { Book } from '../../books/book.ts';
import type { UnreadableKind } from '../event.ts';
import type { Session } from '../session.ts';
import { sayPolitely, type Step } from '../step.ts';
import { menuButtons } from './ways-out.ts';

/** Answers a message that we can't read with a kind text and a way to go on, never with silence. */
export function explainUnreadable(session: Session, kind: UnreadableKind, book: Book): Step {
  const name = kind === 'sticker' ? 'sticker' : 'unreadable';
  return sayPolitely(session, name, hints.unreadable(kind), menuButtons(book));
}

/** Answers a button that is too old, or that we did not make. */
export function explainPastButton(session: Session, book: Book): Step {
  return sayPolitely(session, 'past button', hints.pastButton, menuButtons(book));
}

/** Apologises when a defect of ours kept us from answering. */
export function apologise(session: Session, book: Book): Step {
  return sayPolitely(session, 'apology', hints.apology, menuButtons(book));
}
