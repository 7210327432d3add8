import type { ConversationEvent } from '../event.ts';
import type { Finding } from '../../search/finding.ts';
import type { Message } from '../message.ts';
import type { StaffRef } from '../staff-ref.ts';

/** How far what was said came. `blocked`: not sent, since the asker has blocked the account. */
export type LineDelivery = 'sending' | 'delivered' | 'uncertain' | 'failed' | 'blocked';

/** What did not arrive, or perhaps not. */
export type Undelivered = Exclude<LineDelivery, 'sending' | 'delivered'>;

/** One thing said in a chat, as staff read it. `id` is that of the event that caused it. */
export type Line = { readonly id: string; readonly at: number } & (
  | { readonly from: 'asker'; readonly text: string; readonly messageId: string }
  /** A photo, a sticker, a button; `what` says which. */
  | { readonly from: 'askerAction'; readonly what: AskerAction }
  /** `finding`: what search said of the question, when it was one. */
  | {
      readonly from: 'bot';
      readonly text: string;
      readonly finding?: Finding['kind'];
      /** Absent as long as nothing speaks against its having arrived. */
      readonly delivery?: Undelivered;
    }
  | {
      readonly from: 'staff';
      readonly staff: StaffRef;
      readonly text: string;
      readonly delivery: LineDelivery;
      /** The line of which it is a repetition. */
      readonly resends?: string;
    }
  /** To staff alone. */
  | { readonly from: 'note'; readonly staff: StaffRef; readonly text: string }
  /** What happened to the ticket; `staff`: who did it, `to`: who has it now. */
  | { readonly from: 'desk'; readonly what: TicketChange; readonly staff?: StaffRef; readonly to?: StaffRef }
);

export type AskerAction =
  | { readonly type: 'unreadable'; readonly kind: Extract<ConversationEvent, { type: 'unreadable' }>['kind'] }
  /** `words`: what stood on the button; absent where nobody knows it any more. */
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
  | 'idle'
  | 'closed'
  | 'cancelled'
  | 'reopened'
  /** The asker went on after the talk was closed for silence: open again, `to`: for whom. */
  | 'repliedLate';

/** Of a talk without a ticket the latest: enough to see what was asked and why the bot missed. */
const rememberedLines = 12;
/** LINE takes no longer text: what a person writes is kept whole. */
const longestText = 5_000;
/** The bot's answers are the book's: their beginning is enough to know them by. */
const longestBotLine = 300;

/**
 * What a person's event says, as a line; undefined for what says nothing.
 * @param tapped what stood on the button that they tapped
 */
export function askerLine(event: ConversationEvent, tapped?: string): Line | undefined {
  const { id, occurredAt: at } = event;
  switch (event.type) {
    case 'text':
      return { id, at, from: 'asker', text: cut(event.text, longestText), messageId: event.messageId };
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
    case 'timePassed':
    case 'staffClaimed':
    case 'staffReplied':
    case 'staffNoted':
    case 'staffHandedOver':
    case 'staffResolved':
    case 'staffReopened':
    case 'staffResent':
      return undefined;
  }
}

/** What the asker said, in writing or by a button; undefined for any other line. */
export function saidByAsker(line: Line): string | undefined {
  if (line.from === 'asker') return line.text;
  return line.from === 'askerAction' && line.what.type === 'tapped' ? line.what.words : undefined;
}

/** What the bot said to an event, in one line. */
export function botLine(
  { id, receivedAt: at }: ConversationEvent,
  messages: readonly Message[],
  finding: Finding['kind'] | undefined,
): Line | undefined {
  if (messages.length === 0) return undefined;
  const text = cut(messages.map(wordsOf).join('\n'), longestBotLine);
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

export function remembered(lines: readonly Line[], ...more: (Line | undefined)[]): readonly Line[] {
  return [...lines, ...more.filter((line) => line !== undefined)].slice(-rememberedLines);
}

/** LINE asks that a message its writer has unsent be deleted wherever it is kept. */
export function withoutMessage(lines: readonly Line[], messageId: string): readonly Line[] {
  const isIt = (line: Line): boolean => line.from === 'asker' && line.messageId === messageId;
  if (!lines.some(isIt)) return lines;
  return lines.map((line) =>
    isIt(line) ? { id: line.id, at: line.at, from: 'askerAction', what: { type: 'unsent' } } : line,
  );
}

function cut(text: string, max: number): string {
  return text.length <= max ? text.toWellFormed() : `${text.slice(0, max - 1)}…`.toWellFormed();
}
