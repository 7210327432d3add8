import { applyStep } from '../../src/engine/apply-step.ts';
import { dueTimer, newChatRecord, type ChatRecord } from '../../src/engine/chat-record.ts';
import type { Choice } from '../../src/conversation/choice.ts';
import type { ConversationEvent, Happening, UnreadableKind } from '../../src/conversation/event.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import type { Session } from '../../src/conversation/session.ts';
import type { Step } from '../../src/conversation/step.ts';
import { transition } from '../../src/conversation/transition.ts';
import { decodeChoice } from '../../src/line/choice-data.ts';
import { drawn, valuesOf } from '../line/drawn.ts';

/** What a person may do next, as plain data: numbers pick from what is there when it is their turn. */
export type Action =
  | { readonly do: 'say'; readonly text: number; readonly isFollowed: boolean; readonly afterMs: number }
  /** A button of the last reply. */
  | { readonly do: 'tap'; readonly button: number }
  /** Any button ever shown, also from far up in the chat. */
  | { readonly do: 'tapOld'; readonly button: number }
  | { readonly do: 'postback'; readonly data: string }
  | { readonly do: 'send'; readonly kind: UnreadableKind }
  | { readonly do: 'unsend'; readonly message: number }
  | { readonly do: 'blockAndComeBack' }
  | { readonly do: 'addAgain'; readonly displayName: string }
  | { readonly do: 'wait'; readonly ms: number };

/** One event of a chat, with all that the promises are checked on. */
export type Turn = {
  readonly before: Session;
  readonly event: ConversationEvent;
  readonly step: Step;
  /** The reply as LINE gets it. */
  readonly messages: readonly Readonly<Record<string, unknown>>[];
  /** The reply before this one. */
  readonly said: readonly Readonly<Record<string, unknown>>[];
  /** When the answered text was received (epoch ms); a timer's own time when there is none. */
  readonly askedAt: number;
};

/** One person's chat with the pure core: timers fire, days pass, old buttons stay in the chat. */
export class PlayedChat {
  now = Date.UTC(2026, 10, 22, 3);
  record: ChatRecord = newChatRecord;
  private readonly book: SearchableBook;
  private readonly texts: readonly string[];
  private readonly judge: (turn: Turn) => void;
  private said: Turn['said'] = [];
  private last: readonly string[] = [];
  private readonly ever: string[] = [];
  private messages = 0;
  private events = 0;
  private askedAt = 0;

  constructor(book: SearchableBook, texts: readonly string[], judge: (turn: Turn) => void) {
    this.book = book;
    this.texts = texts;
    this.judge = judge;
  }

  play(act: Action): void {
    switch (act.do) {
      case 'say': {
        this.wait(act.afterMs);
        this.messages += 1;
        this.askedAt = this.now;
        const text = this.texts[act.text % this.texts.length] ?? '';
        const messageId = `m${this.messages}`;
        const following = act.isFollowed ? ({ isFollowed: true } as const) : {};
        this.happen({ type: 'text', text, messageId, ...following });
        break;
      }
      case 'tap':
        this.tap(this.last, act.button);
        break;
      case 'tapOld':
        this.tap(this.ever, act.button);
        break;
      case 'postback':
        this.postback(act.data);
        break;
      case 'send':
        this.wait(1);
        this.happen({ type: 'unreadable', kind: act.kind });
        break;
      case 'unsend':
        if (this.messages > 0)
          this.happen({ type: 'unsent', messageId: `m${(act.message % this.messages) + 1}` });
        break;
      case 'blockAndComeBack':
        this.happen({ type: 'unfollow' });
        this.wait(60_000);
        this.happen({ type: 'follow', isUnblocked: true });
        break;
      case 'addAgain':
        this.happen({ type: 'follow', isUnblocked: false, displayName: act.displayName });
        break;
      case 'wait':
        this.wait(act.ms);
        break;
    }
  }

  /** Lets time pass; each due timer fires at its time. */
  wait(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const due = dueTimer(this.record, chatIdOf(this.book), until, until);
      if (due === undefined) break;
      this.now = Math.max(this.now, due.occurredAt);
      this.handle({ ...due, receivedAt: this.now });
    }
    this.now = until;
  }

  private tap(from: readonly string[], button: number): void {
    const data = from[button % Math.max(from.length, 1)];
    if (data !== undefined) this.postback(data);
  }

  private postback(data: string): void {
    this.wait(1);
    const choice: Choice | undefined = decodeChoice(data);
    this.happen(choice === undefined ? { type: 'foreignChoice' } : { type: 'choice', choice });
  }

  private happen(happening: Happening): void {
    this.events += 1;
    const base = { id: `e${this.events}`, chatId: chatIdOf(this.book) };
    this.handle({ ...base, occurredAt: this.now, receivedAt: this.now, ...happening });
  }

  private handle(event: ConversationEvent): void {
    const { session } = this.record;
    const step = transition(session, event, this.book);
    const messages = step.messages.length === 0 ? [] : drawn(step);
    const { said, askedAt } = this;
    this.judge({ before: session, event, step, messages, said, askedAt });
    const record = applyStep(this.record, event, step, 'push');
    // Between two events the record is stored as JSON, and the outbox is delivered.
    this.record = { ...(JSON.parse(JSON.stringify(record)) as ChatRecord), outbox: [] };
    // A new talk may begin with the last message of the one before.
    if (event.type === 'timePassed' && event.timerId === 'talk-ends') this.said = [];
    if (messages.length === 0) return;
    this.said = messages;
    this.last = valuesOf('data', messages);
    this.ever.push(...this.last);
  }
}

function chatIdOf({ id }: SearchableBook): ConversationEvent['chatId'] {
  return `${id}:U1`;
}
