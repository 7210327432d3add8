import type { ChatId } from './chat-id.ts';
import type { Choice } from './choice.ts';
import type { StaffRef } from './staff-ref.ts';
import type { StaffAction, TicketPermission } from './tickets/staff-action.ts';

/** What LINE can carry and this desk can't read. */
export type UnreadableKind = 'sticker' | 'image' | 'video' | 'audio' | 'file' | 'location' | 'other';

/**
 * Something that happened in one chat. `occurredAt` is LINE's time (it orders events), `receivedAt` ours
 * (a reply token's age, opening hours); both epoch ms. `replyToken` is there when LINE lets us answer free.
 */
export type ConversationEvent = {
  readonly id: string;
  readonly chatId: ChatId;
  readonly occurredAt: number;
  readonly receivedAt: number;
  readonly replyToken?: string;
  /** It is a late reply to staff, and who held its ticket last is at the desk and may still answer. */
  readonly isHolderIn?: true;
} & Happening;

/** What made something happen, and when we heard of it (epoch ms). */
export type Cause = Pick<ConversationEvent, 'id' | 'receivedAt'>;

export type Happening =
  | {
      readonly type: 'text';
      readonly text: string;
      readonly messageId: string;
      /** The same person's next text waits already: this one may be the beginning of it. */
      readonly isFollowed?: true;
    }
  | { readonly type: 'choice'; readonly choice: Choice }
  /** A button that this version of the desk didn't make, or no longer understands. */
  | { readonly type: 'foreignChoice' }
  /** `displayName`: as the person calls themselves on LINE, when LINE tells it. */
  | { readonly type: 'follow'; readonly isUnblocked: boolean; readonly displayName?: string }
  | { readonly type: 'unfollow' }
  | { readonly type: 'unreadable'; readonly kind: UnreadableKind }
  | { readonly type: 'unsent'; readonly messageId: string }
  | { readonly type: 'timePassed'; readonly timerId: string }
  | StaffActionEvent;

/** What staff do at their desk: an event like any other, so that nobody talks over anybody. */
export type StaffActionEvent = {
  readonly ticketId: string;
  readonly staff: StaffRef;
  /** Theirs when they acted; absent = none, as in events from before there were any. */
  readonly permissions?: readonly TicketPermission[];
} & StaffAction;
