import { escalation as copy } from '../../copy/escalation.ts';
import { buttons } from '../../copy/ja.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { Effect } from '../effect.ts';
import type { Button } from '../message.ts';
import type { Session, SettledSession } from '../session.ts';
import { sayKindly, silence, type Step } from '../step.ts';
import { updateTicket, type Ticket } from './ticket.ts';
import { menuButtons } from '../dialogue/ways-out.ts';

export const answerWaitsTimer = 'answer-waits';

/** Staff write several messages in a row: one notice is for all of them, ms. */
const noticeAfterMs = 5_000;

const showButton: Button = { label: buttons.showAnswers, choice: { type: 'showAnswers' } };

/** The asker will be told soon that an answer waits, unless it has reached them by then. @param now epoch ms */
export function noticeLater(now: number): Effect {
  return { type: 'wakeAt', timerId: answerWaitsTimer, at: now + noticeAfterMs };
}

/** Says that an answer waits, once until the asker comes: each time costs as much as the answer would have. */
export function sendWaitingNotice(session: Session): Step {
  const { ticket } = session;
  if (ticket === undefined || ticket.isNoticeSent === true || !hasWaitingAnswer(ticket))
    return silence(session);
  return {
    session: { ...session, ticket: updateTicket(ticket, { isNoticeSent: true }) },
    messages: [{ type: 'text', text: copy.answerWaits }],
    quickReplies: [showButton],
    effects: [],
    travel: 'push-notice',
  };
}

/** The asker has come: what waited reaches them now, and the next answer that waits is told of anew. */
export function withoutNotice(ticket: Ticket): Ticket {
  const { isNoticeSent, ...rest } = ticket;
  return isNoticeSent === undefined ? ticket : rest;
}

/** 「回答を見る」: the tap itself lets the answers come; an old button has none left. */
export function showAnswers(session: SettledSession, book: SearchableBook): Step {
  if (session.ticket !== undefined && hasWaitingAnswer(session.ticket)) return silence(session);
  return sayKindly(session, 'no answer waits', copy.noAnswerWaits, menuButtons(book));
}

function hasWaitingAnswer({ lines }: Ticket): boolean {
  return lines.some((line) => line.from === 'staff' && line.delivery === 'sending');
}
