import { hints } from '../../copy/ja.ts';
import type { Book } from '../../books/book.ts';
import type { UnreadableKind } from '../event.ts';
import type { Session } from '../session.ts';
import { sayKindly, type Step } from '../step.ts';
import { menuButtons } from './ways-out.ts';

/** What we can't read gets a kind word and a way on, never silence. */
export function explainUnreadable(session: Session, kind: UnreadableKind, book: Book): Step {
  const name = kind === 'sticker' ? 'sticker' : 'unreadable';
  return sayKindly(session, name, hints.unreadable(kind), menuButtons(book));
}

/** A button from long ago, or from somewhere else. */
export function explainPastButton(session: Session, book: Book): Step {
  return sayKindly(session, 'past button', hints.pastButton, menuButtons(book));
}

/** Said when a defect of ours kept us from answering. */
export function apologise(session: Session, book: Book): Step {
  return sayKindly(session, 'apology', hints.apology, menuButtons(book));
}
