import { longestAnswer, longestNote, type FormProblem } from './action-forms.ts';
import type { DeedEnd } from '../../staff/perform-action.ts';
import type { Ticket, TicketState } from '../../conversation/tickets/ticket.ts';
import { actProblems, refused, ticket as words } from '../../copy/tickets.ts';

type Closed = Extract<TicketState, { name: 'closed' }>;

/** Why it was closed and by whom. */
export function closeText({ reason, by }: Closed): string {
  const why = reason === 'cancelled' || reason === 'silent' ? words.ended[reason] : words.reasons[reason];
  return typeof by === 'object' ? `${why}（${by.name}）` : why;
}

/** Why nothing has come of an act, as the ticket stands now. @param login of who reads it */
export function undoneText(
  end: Exclude<DeedEnd, { kind: 'done' }>,
  { state }: Pick<Ticket, 'state'>,
  login: string,
): string {
  switch (end.kind) {
    case 'none':
      return actProblems.noOutcome;
    case 'failed':
      return actProblems.failed;
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
      return actProblems.tooLong(longestAnswer);
    case 'noteTooLong':
      return actProblems.tooLong(longestNote);
    case 'noText':
    case 'noColleague':
    case 'noReason':
    case 'noToken':
      return actProblems[problem];
  }
}
