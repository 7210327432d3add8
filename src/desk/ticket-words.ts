import type { DeedEnd } from '../staff-deed.ts';
import type { TicketState } from '../conversation/ticket.ts';
import { actProblems, refused, ticket as words } from '../copy/tickets.ts';

type Closed = Extract<TicketState, { name: 'closed' }>;

/** Why it was closed and by whom. */
export function closeText({ reason, by }: Closed): string {
  const why = reason === 'cancelled' || reason === 'silent' ? words.ended[reason] : words.reasons[reason];
  return typeof by === 'object' ? `${why}（${by.name}）` : why;
}

/** Why nothing has come of an act. */
export function undoneText(end: Exclude<DeedEnd, { kind: 'done' }>): string {
  switch (end.kind) {
    case 'none':
      return actProblems.noOutcome;
    case 'failed':
      return actProblems.failed;
    case 'refused':
      return end.why === 'heldByOther' ? refused.heldByOther(end.holder.name) : refused[end.why];
  }
}
