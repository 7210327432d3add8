import type { ActionResult } from '../conversation/effect.ts';
import type { ConversationEvent } from '../conversation/event.ts';
import { nameOfAction, type ActionName, type StaffAction } from '../conversation/tickets/staff-action.ts';
import type { MessageDelivery } from '../conversation/tickets/transcript.ts';
import type { Clock, Mailbox, TicketBoard, TicketView } from '../engine/ports.ts';
import { permissionsOf } from './permissions.ts';
import type { AuditAction, AuditLog } from './audit.ts';
import type { StaffAccount } from './accounts.ts';

export type ActionParts = {
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly board: Pick<TicketBoard, 'find' | 'resultOf'>;
  readonly audit: AuditLog;
  readonly clock: Clock;
};

/** What a member of staff wants done to a ticket, from a page or from a command. */
export type ActionRequest = {
  /** The event's id: the same id again is the same action. */
  readonly actionId: string;
  readonly view: TicketView;
  readonly staff: StaffAccount;
  /** Where the request came from, for the audit log. */
  readonly address: string;
  readonly action: StaffAction;
};

/** `none`: the action waits in the chat's mailbox, but no worker has decided on it in time. */
export type ActionEnd = ActionResult | { readonly kind: 'none' };

/** Pause between two polls, ms. A poll needs no connection of its own, and no hint that may fail to come. */
const pollEveryMs = 25;

/**
 * Appends the action to the chat's mailbox, where a worker decides on it like on any other event, and waits for the
 * result. Pages and commands both act through this function.
 * @param patienceMs the longest wait
 * @throws when the store can't be reached; the action may have been stored all the same
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
  // The audit entry comes first, so that nothing is done without a trace.
  await audit.append({
    at: now,
    ...who,
    action: auditActions[nameOfAction(action)],
    detail: ticket.id,
    ...to,
  });
  await mailbox.append(event);
  const result = await pollUntil(() => board.resultOf(actionId), patienceMs);
  if (result === undefined) return { kind: 'none' };
  if (result.kind !== 'done') {
    const why = result.kind === 'refused' ? result.why : result.kind;
    const detail = `${ticket.id} (${why})`;
    await audit.append({ at: clock(), ...who, action: 'ticketActUndone', detail });
  }
  return result;
}

/** How far the answer that was sent by the action `actionId` came within `patienceMs`. */
export async function deliveryOf(
  board: Pick<TicketBoard, 'find'>,
  { bookId, ticket: { id } }: TicketView,
  actionId: string,
  patienceMs: number,
): Promise<MessageDelivery> {
  const delivered = await pollUntil(async () => {
    const line = (await board.find([bookId], id))?.ticket.lines.find((each) => each.id === actionId);
    return line?.from !== 'staff' || line.delivery === 'sending' ? undefined : line.delivery;
  }, patienceMs);
  return delivered ?? 'sending';
}

/** Asks again when the store is out of reach for a moment. @throws the store's error when it lasts until the end */
async function pollUntil<T>(read: () => Promise<T | undefined>, patienceMs: number): Promise<T | undefined> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const isLast = performance.now() >= until;
    const found = await read().catch((error: unknown) => {
      if (isLast) throw error;
      return undefined;
    });
    if (found !== undefined || isLast) return found;
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs));
  }
}

const auditActions: Readonly<Record<ActionName, AuditAction>> = {
  claim: 'ticketClaimed',
  reply: 'ticketReplied',
  note: 'ticketNoted',
  'hand-over': 'ticketHandedOver',
  release: 'ticketReleased',
  close: 'ticketClosed',
  reopen: 'ticketReopened',
  resend: 'ticketResent',
};
