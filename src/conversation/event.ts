import type { ChatId } from './chat-id.ts';
import type { Choice } from './choice.ts';
import type { StaffRef } from './staff-ref.ts';
import type { StaffAction, TicketPermission } from './tickets/staff-action.ts';

/** Kinds of LINE messages that we can't read. */
export const unreadableKinds = ['sticker', 'image', 'video', 'audio', 'file', 'location', 'other'] as const;
export type UnreadableKind = (typeof unreadableKinds)[number];

/**
 * What wakes a chat by itself, as it is stored. `next-part`: no more of an unfinished question came. `talk-ends`: nobody
 * has said anything for long. `ticket-lease`: staff have left an asker waiting. `ticket-idle`: neither side of a ticket
 * speaks. `answer-waits`: an answer of staff has not reached the asker.
 */
export type TimerName = (typeof timerNames)[number];
export const timerNames = ['next-part', 'talk-ends', 'ticket-lease', 'ticket-idle', 'answer-waits'] as const;

/**
 * Something that happened in one chat. `occurredAt` is LINE's time (it orders events), `receivedAt` ours
 * (a reply token's age, opening hours); both epoch ms. `replyToken` is there when LINE lets us answer free.
 * `isHolderIn`, `isFollowed` and `displayName` did not come with the event: the engine adds them when it reads it.
 */
export type ConversationEvent = {
  readonly id: string;
  readonly chatId: ChatId;
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly replyToken?: string;
  /** Set on a late reply to staff when the last holder of its ticket is at the desk and may still answer it. */
  readonly isHolderIn?: true;
} & Happening;

/** The event that caused a change, and when we received it (epoch ms). */
export type Cause = Pick<ConversationEvent, 'id' | 'receivedAt'>;

export type Happening = AskerEvent | TimerEvent | StaffActionEvent;

/** What a person on LINE says or does. */
export type AskerEvent =
  | {
      readonly type: 'text';
      readonly text: string;
      /** The text without what LINE draws in it (its own emoji, mentions): by this we decide. Absent where that is all. */
      readonly plainWords?: string;
      readonly messageId: string;
      /** The same person's next text waits already: this one may be the beginning of it. */
      readonly isFollowed?: true;
    }
  | { readonly type: 'choice'; readonly choice: Choice }
  /** A button that this version of the bot didn't make, or no longer understands. */
  | { readonly type: 'foreignChoice' }
  /** `displayName`: the person's name on LINE, when LINE gives it. */
  | { readonly type: 'follow'; readonly isUnblocked: boolean; readonly displayName?: string }
  | { readonly type: 'unfollow' }
  | { readonly type: 'unreadable'; readonly kind: UnreadableKind }
  | { readonly type: 'unsent'; readonly messageId: string };

export type TimerEvent = { readonly type: 'timePassed'; readonly timerId: TimerName };

/** What staff do at the desk or in the shell. It waits in the chat's mailbox like any other event, so that one writer decides in order. */
export type StaffActionEvent = {
  readonly ticketId: string;
  readonly staff: StaffRef;
  /** What they were permitted when they acted; absent = nothing, as in events from before there were permissions. */
  readonly permissions?: readonly TicketPermission[];
} & StaffAction;

export type Actor = 'asker' | 'timer' | 'staff';

/** Event type → who caused it. A new event does not compile until it has its line. */
const actors: Readonly<
  Record<AskerEvent['type'], 'asker'> &
    Record<TimerEvent['type'], 'timer'> &
    Record<StaffAction['type'], 'staff'>
> = {
  text: 'asker',
  choice: 'asker',
  foreignChoice: 'asker',
  follow: 'asker',
  unfollow: 'asker',
  unreadable: 'asker',
  unsent: 'asker',
  timePassed: 'timer',
  staffClaimed: 'staff',
  staffReplied: 'staff',
  staffNoted: 'staff',
  staffHandedOver: 'staff',
  staffResolved: 'staff',
  staffReopened: 'staff',
  staffResent: 'staff',
};

export function actorOf({ type }: ConversationEvent): Actor {
  return actors[type];
}

export function isAskerEvent(event: ConversationEvent): event is ConversationEvent & AskerEvent {
  return actorOf(event) === 'asker';
}
