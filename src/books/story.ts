/** A talk as a book's editor writes it down: what a person does, and what the bot is to say to it. */
export type Story = {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  /** Epoch ms. */
  readonly startsAt: number;
  readonly turns: readonly Turn[];
};

export type Turn = { readonly line: number } & (
  | { readonly type: 'user'; readonly text: string }
  /** A button, or a row by its words or its entry's id, of any earlier reply: the newest that fits. */
  | { readonly type: 'tap'; readonly label: string }
  | { readonly type: 'follow'; readonly name: string }
  | { readonly type: 'unblock'; readonly name: string }
  | { readonly type: 'sends'; readonly kind: SentKind }
  | { readonly type: 'unsend'; readonly text: string }
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'at'; readonly at: number }
  | { readonly type: 'bot'; readonly expected: Expected }
);

export const SENT_KINDS = ['sticker', 'photo', 'video', 'voice', 'file', 'place'] as const;
export type SentKind = (typeof SENT_KINDS)[number];

export type Expected = 'silent' | 'anything' | Expectation;

/** What one reply has to hold; what is absent isn't looked at. */
export type Expectation = {
  /** The entries whose full answers are shown: these, in this order, and no others. */
  readonly answers?: readonly string[];
  /** Entries that a person finds: answered at once, or among the choices and answered by a tap on each. */
  readonly leadsTo?: readonly string[];
  /** Entries that can be tapped, at least these. */
  readonly offers?: readonly string[];
  /** Words on the screen, at least these. */
  readonly says?: readonly string[];
  readonly saysNot?: readonly string[];
  /** Labels of buttons, at least these. */
  readonly buttons?: readonly string[];
  /** The step of a guide that is shown, from 1. */
  readonly step?: number;
};
