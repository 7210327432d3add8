import { escalation as copy } from '../../copy/escalation.ts';
import { buttons } from '../../copy/ja.ts';
import type { SearchableBook } from '../searchable-book.ts';
import type { Effect } from '../effect.ts';
import type { Button } from '../message.ts';
import type { Session, SessionNotCollecting } from '../session.ts';
import { sayPolitely, silence, type Step } from '../step.ts';
import { updateTicket, type Ticket } from './ticket.ts';
import { menuButtons } from '../dialogue/ways-out.ts';

/** Staff may write several messages in a row: one push notice is for all of them, ms. */
const pushNoticeAfterMs = 5_000;

const showButton: Button = { label: buttons.showAnswers, choice: { type: 'showAnswers' } };

/** Plans the push notice that an answer waits. It is skipped when the answer has arrived by then. @param now epoch ms */
export function planPushNotice(now: number): Effect {
  return { type: 'wakeAt', timerId: 'answer-waits', at: now + pushNoticeAfterMs };
}

/** Notifies the asker once that an answer waits: the push notice costs as much as a push of the answer would. */
export function sendPushNotice(session: Session): Step {
  const { ticket } = session;
  if (ticket === undefined || ticket.isNoticeSent === true || !hasWaitingAnswer(ticket))
    return silence(session);
  return {
    session: { ...session, ticket: updateTicket(ticket, { isNoticeSent: true }) },
    messages: [{ type: 'text', text: copy.answerWaits }],
    quickReplies: [showButton],
    effects: [],
    fallbackRoute: 'push-notice',
  };
}

/** The asker has written, so the waiting answers are sent now. The next waiting answer gets a new push notice. */
export function withoutPushNotice(ticket: Ticket): Ticket {
  const { isNoticeSent, ...rest } = ticket;
  return isNoticeSent === undefined ? ticket : rest;
}

/** 「回答を見る」: the tap brings a reply token, and the outbox sends the answers with it. Only an old button needs words. */
export function showAnswers(session: SessionNotCollecting, book: SearchableBook): Step {
  if (session.ticket !== undefined && hasWaitingAnswer(session.ticket)) return silence(session);
  return sayPolitely(session, 'no answer waits', copy.noAnswerWaits, menuButtons(book));
}

function hasWaitingAnswer({ lines }: Ticket): boolean {
  return lines.some((line) => line.from === 'staff' && line.delivery === 'sending');
}
