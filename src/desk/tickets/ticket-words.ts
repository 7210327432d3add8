import { longestAnswer, longestNote } from '../../conversation/tickets/staff-action.ts';
import type { FormProblem } from './action-forms.ts';
import type { ActionEnd } from '../../staff/perform-action.ts';
import type { Ticket, TicketState } from '../../conversation/tickets/ticket.ts';
import { actionProblems, refused, ticket as words } from '../../copy/tickets.ts';

type Closed = Extract<TicketState, { name: 'closed' }>;

/** Why a ticket was closed, and by whom. */
export function closeText({ reason, by }: Closed): string {
  const why = { ...words.reasons, ...words.ended }[reason];
  return typeof by === 'object' ? `${why}（${by.name}）` : why;
}

/** Why an action was not done, given the ticket as it is now. @param login of the reader */
export function undoneText(
  end: Exclude<ActionEnd, { kind: 'done' }>,
  { state }: Pick<Ticket, 'state'>,
  login: string,
): string {
  switch (end.kind) {
    case 'none':
      return actionProblems.noResult;
    case 'failed':
      return actionProblems.failed;
    case 'refused': {
      if (end.why !== 'heldByOther') return refused[end.why];
      const holder = state.name === 'assigned' ? state.staff : undefined;
      return holder === undefined || holder.login === login
        ? refused.crossed
        : refused.heldByOther(holder.name);
    }
  }
}

export function problemText(problem: FormProblem | 'noToken'): string {
  switch (problem) {
    case 'answerTooLong':
      return actionProblems.tooLong(longestAnswer);
    case 'noteTooLong':
      return actionProblems.tooLong(longestNote);
    case 'noText':
    case 'noColleague':
    case 'noReason':
    case 'noToken':
      return actionProblems[problem];
  }
}
