import { buttons, menu, guide as guideCopy } from '../../copy/ja.ts';
import type { Entry } from '../../books/book.ts';
import type { Choice } from '../choice.ts';
import { isStaffThere } from './escalation.ts';
import type { SearchableBook } from '../searchable-book.ts';
import { withoutCollecting, type GuidePlace, type Session } from '../session.ts';
import { isAssigned, isOpen } from './ticket.ts';

/**
 * The label of a tapped button, for staff to read. LINE sends only the button's meaning, so the label is found in the
 * book and by the phase of the talk.
 * @returns undefined for a button of something that is no longer in the book
 */
export function buttonWords(
  choice: Choice,
  session: Session,
  book: SearchableBook,
  now: number,
): string | undefined {
  switch (choice.type) {
    case 'category':
      return categoryWords(choice, session, book);
    case 'narrow':
      return choice.category;
    case 'entry':
      return book.entries.find(({ id }) => id === choice.entryId)?.question;
    case 'guide':
      return guideWords(choice, session, book);
    case 'stuck':
      return stepOf(choice, book)?.stuck;
    case 'escalate':
      return isStaffThere(book, now) ? buttons.escalate : buttons.leaveMessage;
    case 'cancelTicket':
      return isAssigned(session.ticket) ? buttons.endTicket : buttons.cancelTicket;
    case 'ticketSolved':
      return buttons.solved;
    case 'reopenTicket':
      return buttons.stillUnsolved;
    case 'menu':
    case 'help':
    case 'contact':
    case 'solved':
    case 'unsolved':
    case 'noneOfThese':
    case 'showAnswers':
      return buttons[choice.type];
  }
}

/** The button of a category, one that turns its pages, or the one under an answer that leads back to it. */
function categoryWords(
  { category, page }: Extract<Choice, { type: 'category' }>,
  session: Session,
  book: SearchableBook,
): string {
  const { phase } = withoutCollecting(session);
  if (phase.name === 'browsing' && phase.category === category && phase.page !== page)
    return page > phase.page ? buttons.nextPage : buttons.previousPage;
  const entry = phase.name === 'answered' ? book.entries.find(({ id }) => id === phase.entryId) : undefined;
  return entry?.category === category && isOnScreen(session, entry) ? buttons.beside : category;
}

/** Whether the bot's last message shows the entry. The phase alone does not say so: something else may have been shown since. */
function isOnScreen({ ticket, lines }: Session, { question }: Pick<Entry, 'question'>): boolean {
  const last = (isOpen(ticket) ? ticket.lines : lines).findLast(({ from }) => from === 'bot');
  return last?.from === 'bot' && last.text.includes(question);
}

/** A button of a guide: the next, previous or same step, the way in from an answer or from the menu, or where one stopped. */
function guideWords(to: GuidePlace, session: Session, book: SearchableBook): string | undefined {
  const guide = book.guides.find(({ id }) => id === to.guideId);
  if (guide === undefined) return undefined;
  const { phase } = withoutCollecting(session);
  const before = stepOf({ ...to, step: to.step - 1 }, book);
  if (phase.name === 'inGuide' && phase.guideId === to.guideId) {
    const here = book.entries.find(({ id }) => id === stepOf(phase, book)?.entryId);
    if (to.step === phase.step && session.lastFallback === 'stuck') return buttons.sameStep;
    if (to.step === 1 && here !== undefined && !isOnScreen(session, here)) return guide.name;
    if (to.step < phase.step) return buttons.previousStep;
    if (to.step === phase.step) return buttons.sameStep;
    if (before !== undefined) return doneWords(before.done, to.step > guide.steps.length);
  }
  if (phase.name === 'answered' && stepOf(to, book)?.entryId === phase.entryId) return buttons.guideFromHere;
  if (to.step > guide.steps.length) return before && doneWords(before.done, true);
  return to.step === 1 ? guide.name : menu.resume(guide.name, to.step);
}

function doneWords(done: string, isLast: boolean): string {
  return isLast ? guideCopy.last(done) : guideCopy.next(done);
}

function stepOf({ guideId, step }: GuidePlace, book: SearchableBook) {
  return book.guides.find(({ id }) => id === guideId)?.steps[step - 1];
}
