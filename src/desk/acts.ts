import type { StaffOutcome } from '../conversation/effect.ts';
import type { ConversationEvent, StaffDeed } from '../conversation/event.ts';
import type { Clock, Mailbox, TicketBoard, TicketView } from '../ports.ts';
import type { AuditAct, AuditLog, StaffAccount } from '../staff.ts';

export type ActsParts = {
  readonly mailbox: Pick<Mailbox, 'append'>;
  readonly board: TicketBoard;
  readonly audit: AuditLog;
  readonly clock: Clock;
  /** A person before a page waits no longer than this to learn what became of an act, ms. */
  readonly patienceMs?: number;
};

export type Deed = {
  readonly eventId: string;
  readonly view: TicketView;
  readonly staff: StaffAccount;
  /** Where from, for the audit log. */
  readonly address: string;
  readonly deed: StaffDeed;
};

/** `none`: the act is kept, but nobody has decided on it in time. */
export type ActEnd = StaffOutcome | { readonly kind: 'none' };

/** Does what staff clicked on: an event in the chat's mailbox, on which a worker decides. */
export function createActs({ mailbox, board, audit, clock, patienceMs = 2_000 }: ActsParts) {
  return async ({ eventId, view, staff, address, deed }: Deed): Promise<ActEnd> => {
    const { chatId, ticket } = view;
    const { login, name } = staff;
    const now = clock();
    const event: ConversationEvent = {
      ...{ id: eventId, chatId, occurredAt: now, receivedAt: now },
      ...{ ticketId: ticket.id, staff: { login, name }, ...deed },
    };
    const to = deed.type === 'staffHandedOver' && deed.to !== undefined ? { to: deed.to.login } : {};
    await audit.append({ at: now, by: login, act: auditActOf(deed), address, detail: ticket.id, ...to });
    // Listens first: the worker may be quicker than the answer to the append.
    const outcome = waitForOutcome(board, eventId, patienceMs);
    await mailbox.append(event);
    return (await outcome) ?? { kind: 'none' };
  };
}

export type Acts = ReturnType<typeof createActs>;

/** Looks when the board hints that the act was decided, and by itself every 100 ms, since hints may fail to come. */
function waitForOutcome(
  board: TicketBoard,
  actId: string,
  patienceMs: number,
): Promise<StaffOutcome | undefined> {
  return new Promise((resolve) => {
    let isOver = false;
    const end = (outcome: StaffOutcome | undefined): void => {
      if (isOver) return;
      isOver = true;
      unlisten();
      clearInterval(looking);
      clearTimeout(ending);
      resolve(outcome);
    };
    const look = (): void => {
      // A store that can't be reached says nothing: so does this.
      board
        .outcomeOf(actId)
        .then((outcome) => outcome !== undefined && end(outcome))
        .catch(() => undefined);
    };
    const unlisten = board.onChange((change) => {
      if (change.type === 'outcome' && change.actId === actId) look();
    });
    const looking = setInterval(look, 100);
    const ending = setTimeout(() => end(undefined), patienceMs);
  });
}

/** What a deed is called in the audit log. */
export function auditActOf(deed: StaffDeed): AuditAct {
  switch (deed.type) {
    case 'staffClaimed':
      return 'ticketClaimed';
    case 'staffReplied':
      return 'ticketReplied';
    case 'staffNoted':
      return 'ticketNoted';
    case 'staffHandedOver':
      return deed.to === undefined ? 'ticketReleased' : 'ticketHandedOver';
    case 'staffResolved':
      return 'ticketClosed';
    case 'staffReopened':
      return 'ticketReopened';
    case 'staffResent':
      return 'ticketResent';
  }
}
