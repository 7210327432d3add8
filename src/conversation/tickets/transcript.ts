import type { AskerEvent, ConversationEvent } from '../event.ts';
import type { Finding } from '../../search/finding.ts';
import { chatLimits } from '../chat-limits.ts';
import type { Message } from '../message.ts';
import { shorten } from '../shorten.ts';
import type { StaffRef } from '../staff-ref.ts';

/** How far a message came. `blocked`: not sent, since the asker has blocked the account. */
export type MessageDelivery = 'sending' | 'delivered' | 'uncertain' | 'failed' | 'blocked';

/** The states of a message that did not arrive, or may not have arrived. */
export type Undelivered = Exclude<MessageDelivery, 'sending' | 'delivered'>;

/** One thing said or done in a chat, as staff read it. `id`: the event that caused it. `at`: epoch ms. */
export type TranscriptLine = { readonly id: string; readonly at: number } & (
  | { readonly from: 'asker'; readonly text: string; readonly messageId: string }
  /** Anything but text: a photo, a sticker, a button, a block. */
  | { readonly from: 'askerAction'; readonly what: AskerAction }
  /** `finding`: what kind of finding search gave, when the asker had asked a question. */
  | {
      readonly from: 'bot';
      readonly text: string;
      readonly finding?: Finding['kind'];
      /** Absent as long as nothing says that it did not arrive. */
      readonly delivery?: Undelivered;
    }
  | {
      readonly from: 'staff';
      readonly staff: StaffRef;
      readonly text: string;
      readonly delivery: MessageDelivery;
      /** The id of the line that it repeats. */
      readonly resends?: string;
    }
  /** For staff alone. */
  | { readonly from: 'note'; readonly staff: StaffRef; readonly text: string }
  /** A change of the ticket; `staff`: who made it, `to`: who has the ticket now. */
  | { readonly from: 'desk'; readonly what: TicketChange; readonly staff?: StaffRef; readonly to?: StaffRef }
);

export type AskerAction =
  | { readonly type: 'unreadable'; readonly kind: Extract<ConversationEvent, { type: 'unreadable' }>['kind'] }
  /** `words`: the button's label; absent when it is no longer known. */
  | { readonly type: 'tapped'; readonly words?: string }
  | { readonly type: 'unsent' }
  | { readonly type: 'blocked' }
  | { readonly type: 'unblocked' };

export type TicketChange =
  | 'opened'
  | 'claimed'
  | 'handedOver'
  | 'released'
  | 'leaseEnded'
  /** Closed for silence; stored as "idle", as the timer `ticket-idle` is. */
  | 'idle'
  | 'closed'
  | 'cancelled'
  | 'endedByAsker'
  | 'reopened'
  /** The asker wrote after the ticket was closed for silence, which reopens it; `to`: for whom. */
  | 'repliedLate';

/**
 * What a person said or did, as a line. An unsent message leaves no new line: it is erased from its own.
 * @param tapped the label of the button that they tapped
 */
export function askerLine(
  event: ConversationEvent & AskerEvent,
  tapped?: string,
): TranscriptLine | undefined {
  const { id, occurredAt: at } = event;
  switch (event.type) {
    case 'text':
      return {
        id,
        at,
        from: 'asker',
        text: shorten(event.text, chatLimits.askerLineLength),
        messageId: event.messageId,
      };
    case 'unreadable':
      return { id, at, from: 'askerAction', what: { type: 'unreadable', kind: event.kind } };
    case 'choice':
    case 'foreignChoice': {
      const words = tapped === undefined ? {} : { words: tapped };
      return { id, at, from: 'askerAction', what: { type: 'tapped', ...words } };
    }
    case 'unfollow':
      return { id, at, from: 'askerAction', what: { type: 'blocked' } };
    case 'follow':
      return { id, at, from: 'askerAction', what: { type: 'unblocked' } };
    case 'unsent':
      return undefined;
  }
}

/** What the asker said, by text or by button. @returns undefined for any other line */
export function saidByAsker(line: TranscriptLine): string | undefined {
  if (line.from === 'asker') return line.text;
  return line.from === 'askerAction' && line.what.type === 'tapped' ? line.what.words : undefined;
}

/** What the bot answered to an event, as one line. */
export function botLine(
  { id, receivedAt: at }: ConversationEvent,
  messages: readonly Message[],
  finding: Finding['kind'] | undefined,
): TranscriptLine | undefined {
  if (messages.length === 0) return undefined;
  const text = shorten(messages.map(wordsOf).join('\n'), chatLimits.botLineLength);
  return { id, at, from: 'bot', text, ...(finding === undefined ? {} : { finding }) };
}

function wordsOf(message: Message): string {
  switch (message.type) {
    case 'text':
    case 'staff':
      return message.text;
    case 'answer':
      return `${message.question}\n${message.body}`;
    case 'guideStep':
      return `${message.title}\n${message.body}`;
    case 'questions':
      return [message.lead, ...message.questions.map(({ text }) => `・${text}`)].join('\n');
    case 'contact':
      return message.lead;
  }
}

/** The newest lines of a talk that has no open ticket. */
export function withTalkLines(
  lines: readonly TranscriptLine[],
  ...more: (TranscriptLine | undefined)[]
): readonly TranscriptLine[] {
  return [...lines, ...more.filter((line) => line !== undefined)].slice(-chatLimits.talkLines);
}

/** LINE asks us to delete an unsent message wherever it is stored. */
export function eraseFromLines(
  lines: readonly TranscriptLine[],
  messageId: string,
): readonly TranscriptLine[] {
  const isIt = (line: TranscriptLine): boolean => line.from === 'asker' && line.messageId === messageId;
  if (!lines.some(isIt)) return lines;
  return lines.map((line) =>
    isIt(line) ? { id: line.id, at: line.at, from: 'askerAction', what: { type: 'unsent' } } : line,
  );
}
