import type { ActionResult } from '../conversation/effect.ts';
import type { ConversationEvent, StaffAction } from '../conversation/event.ts';
import type { LineDelivery } from '../conversation/tickets/transcript.ts';
import type { Clock, Mailbox, TicketBoard, TicketView } from '../engine/ports.ts';
import { permissionsOf, type AuditAction, type AuditLog, type StaffAccount } from './staff.ts';

export type ActionParts = {
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly board: Pick<TicketBoard, 'find' | 'outcomeOf'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
};

/** What somebody of the staff wants done to a ticket, by the browser or by the shell. */
export type ActionRequest = {
  /** The event's id: the same one again is the same act. */
  readonly actionId: string;
  readonly view: TicketView;
  readonly staff: StaffAccount;
  /** Where from, for the audit log. */
  readonly address: string;
  readonly action: StaffAction;
};

/** `none`: the act is kept in the chat's mailbox, but no worker has decided on it in time. */
export type ActionEnd = ActionResult | { readonly kind: 'none' };

/** Between two looks, ms: a hint may fail to come, and needs a connection of its own. */
const lookAgainMs = 25;

/**
 * Puts what staff want into the chat's mailbox, where a worker decides on it like on anything else, and waits for that.
 * @param patienceMs waits no longer
 * @throws when the store can't be reached; the act may have been taken all the same
 */
export async function performAction(
  { mailbox, board, audit, clock }: ActionParts,
  { actionId, view, staff, address, action }: ActionRequest,
  patienceMs: number,
): Promise<ActionEnd> {
  const { chatId, ticket } = view;
  const { login, name } = staff;
  const now = clock();
  const event: ConversationEvent = {
    ...{ id: actionId, chatId, occurredAt: now, receivedAt: now },
    ...{ ticketId: ticket.id, staff: { login, name }, permissions: permissionsOf(staff), ...action },
  };
  const to = action.type === 'staffHandedOver' && action.to !== undefined ? { to: action.to.login } : {};
  const who = { by: login, address, books: [view.bookId] };
  // Noted first: nothing is done without a trace.
  await audit.append({ at: now, ...who, action: auditActionOf(action), detail: ticket.id, ...to });
  await mailbox.append(event);
  const outcome = await lookUntil(() => board.outcomeOf(actionId), patienceMs);
  if (outcome === undefined) return { kind: 'none' };
  if (outcome.kind !== 'done') {
    const why = outcome.kind === 'refused' ? outcome.why : outcome.kind;
    const detail = `${ticket.id} (${why})`;
    await audit.append({ at: clock(), ...who, action: 'ticketActUndone', detail });
  }
  return outcome;
}

/** How far the answer that was the act `actId` came within `patienceMs`. */
export async function deliveryOf(
  board: Pick<TicketBoard, 'find'>,
  { bookId, ticket: { id } }: TicketView,
  actionId: string,
  patienceMs: number,
): Promise<LineDelivery> {
  const delivered = await lookUntil(async () => {
    const line = (await board.find([bookId], id))?.ticket.lines.find((each) => each.id === actionId);
    return line?.from !== 'staff' || line.delivery === 'sending' ? undefined : line.delivery;
  }, patienceMs);
  return delivered ?? 'sending';
}

/** A store that is out of reach for a moment is asked again; at the end its error is told. */
async function lookUntil<T>(look: () => Promise<T | undefined>, patienceMs: number): Promise<T | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const isLast = performance.now() >= until;
    const found = await look().catch((error: unknown) => {
      if (isLast) throw error;
      return undefined;
    });
    if (found !== undefined || isLast) return found;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

/** What a deed is called in the audit log. */
function auditActionOf(action: StaffAction): AuditAction {
  switch (action.type) {
    case 'staffClaimed':
      return 'ticketClaimed';
    case 'staffReplied':
      return 'ticketReplied';
    case 'staffNoted':
      return 'ticketNoted';
    case 'staffHandedOver':
      return action.to === undefined ? 'ticketReleased' : 'ticketHandedOver';
    case 'staffResolved':
      return 'ticketClosed';
    case 'staffReopened':
      return 'ticketReopened';
    case 'staffResent':
      return 'ticketResent';
  }
}
