import { TOKYO } from '../../src/calendar/zone.ts';
import type { ConversationEvent, Happening } from '../../src/conversation/event.ts';
import type { Message } from '../../src/conversation/message.ts';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import type { Step } from '../../src/conversation/step.ts';
import { transition } from '../../src/conversation/transition.ts';
import type { Book, Entry } from '../../src/books/book.ts';
import type { Finding } from '../../src/search/finding.ts';

export const now = Date.UTC(2026, 10, 22, 3);
export const minute = 60_000;

export function entry(id: string, more: Partial<Entry> = {}): Entry {
  return {
    id,
    category: '営業',
    question: `${id}とは?`,
    answer: `${id}です。`,
    phrasings: [],
    links: [],
    ...more,
  };
}

export const hours = entry('hours', { question: '営業時間は?', answer: '10時から19時までです。' });
export const parking = entry('parking', { question: '駐車場はありますか?', answer: '3台分あります。' });
export const perm = entry('perm', { category: '料金', question: 'パーマの料金は?', answer: '8,800円です。' });

export const book: Book = {
  id: 'salon',
  name: 'サロン青葉',
  categories: ['営業', '料金'],
  entries: [hours, parking, perm],
  contact: {
    office: '受付',
    phones: [{ label: '電話', phone: '03-1234-5678', hours: '10時〜19時' }],
    mails: [],
    forms: [],
    notes: [],
  },
  guides: [],
  voice: {},
  support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice' },
};

/** The salon with a guide of three steps. */
export const guideBook: Book = {
  ...book,
  guides: [
    {
      id: 'open',
      name: '開店の手順',
      steps: [
        { entryId: 'hours', done: '確かめた', stuck: 'まだ閉まっている' },
        { entryId: 'parking', done: '停めた', stuck: '満車' },
        { entryId: 'perm', done: '予約した', stuck: '高すぎる' },
      ],
    },
  ],
};

const nothing: Finding = { kind: 'none', nearest: [] };

/** A book whose search gives the same finding for every question. */
export function finding(what: Finding, of: Book = book): SearchableBook {
  return { ...of, zone: TOKYO, search: () => what, nearest: () => of.entries };
}

let events = 0;
export function event(happening: Happening, at = now): ConversationEvent {
  events += 1;
  return { id: `e${events}`, chatId: 'salon:U1', occurredAt: at, receivedAt: at, ...happening };
}

export const text = (words: string, messageId = 'm1'): Happening => ({
  type: 'text',
  text: words,
  messageId,
});
export const tap = (choice: Extract<Happening, { type: 'choice' }>['choice']): Happening => ({
  type: 'choice',
  choice,
});

/** The step of an event in the salon, in a new chat unless a session is given. Collecting a text is waited for. */
export function after(
  happening: Happening,
  session: Session = newSession,
  what: Finding = nothing,
  of: Book = book,
  at = now,
): Step {
  return heard(transition(session, event(happening, at), finding(what, of)), what, of, at);
}

/** The step after the waiting time, when the text looked unfinished. */
export function heard(step: Step, what: Finding = nothing, of: Book = book, at = now): Step {
  if (step.session.phase.name !== 'collecting') return step;
  const noMore = event({ type: 'timePassed', timerId: 'next-part' }, at);
  return transition(step.session, noMore, finding(what, of));
}

export const asked = (what: Finding, words = '予約はいりますか?'): Step =>
  after(text(words), newSession, what);

/** All words of a step, in order. */
export function wordsOf(messages: readonly Message[]): string {
  return messages
    .map((message) => {
      switch (message.type) {
        case 'text':
        case 'staff':
          return message.text;
        case 'answer':
          return [message.question, message.body, ...message.feedback.map(({ label }) => label)].join('\n');
        case 'questions':
          return [
            message.lead,
            ...message.questions.map((each) => each.text),
            ...message.footer.map(({ label }) => label),
          ].join('\n');
        case 'guideStep':
          return [message.title, message.body, ...message.buttons.map(({ label }) => label)].join('\n');
        case 'contact':
          return [message.lead, ...message.contact.phones.map(({ phone }) => phone)].join('\n');
      }
    })
    .join('\n');
}

/** The session without its transcript lines. */
export const talkOf = (session: Session): Session => ({ ...session, lines: [] });

export const labelsOf = (step: Step): string[] => step.quickReplies.map(({ label }) => label);
