import type { StaffOutcome } from '../conversation/effect.ts';
import type { TicketState } from '../conversation/ticket.ts';
import { refused, ticket as words } from '../copy/tickets.ts';

type Closed = Extract<TicketState, { name: 'closed' }>;

/** Why it was closed and by whom. */
export function closeText({ reason, by }: Closed): string {
  const why = reason === 'cancelled' || reason === 'silent' ? words.ended[reason] : words.reasons[reason];
  return typeof by === 'object' ? `${why}（${by.name}）` : why;
}

export function refusalText(outcome: Extract<StaffOutcome, { kind: 'refused' }>): string {
  return outcome.why === 'heldByOther' ? refused.heldByOther(outcome.holder.name) : refused[outcome.why];
}
