import { buttons, search as copy } from '../copy/ja.ts';
import type { Entry } from '../faq/book.ts';
import type { Finding } from '../search/finding.ts';
import { answerMessages, endTalkLater } from './answering.ts';
import { takeChoice } from './choosing.ts';
import { contactMessage } from './contact.ts';
import type { Choice } from './choice.ts';
import type { ConversationEvent } from './event.ts';
import { inForceAt } from './in-force.ts';
import type { Message } from './message.ts';
import { offerChoice, toQuestion } from './offering.ts';
import type { SearchableBook } from './searchable-book.ts';
import { newSession, type AskedQuestion, type Phase } from './session.ts';
import type { Step } from './step.ts';
import { menuButtons, shortWaysOut } from './ways-out.ts';

/** LINE's limit for one free reply. */
const maxMessages = 5;
/** Enough of a question to look it up again; a letter of five lines is shorter. */
const rememberedLength = 1_000;

/** A person wrote something: the answer, a short choice, or an honest "not found" with a human. */
export function answerText(event: Extract<ConversationEvent, { type: 'text' }>, book: SearchableBook): Step {
  const typed = typedButton(event.text, book);
  if (typed !== undefined) return takeChoice(newSession, typed, book, event.receivedAt);
  // An answer of last year is no answer, and must not stand before this year's.
  const found = book.search(event.text, inForceAt(event.receivedAt));
  const finding = withinOneReply(found, book);
  const question: AskedQuestion = {
    text: event.text.slice(0, rememberedLength).toWellFormed(),
    messageId: event.messageId,
  };
  const phase = phaseAfter(finding, question);
  const isTalking = phase.name !== 'idle';
  return {
    session: { phase },
    messages: messagesFor(finding, book),
    quickReplies: isTalking ? shortWaysOut : menuButtons(book),
    effects: [
      { type: 'recordFinding', kind: found.kind },
      ...(isTalking ? [endTalkLater(event.receivedAt)] : []),
    ],
  };
}

/** LINE on a PC shows no quick replies: the same words, typed, do the same. */
function typedButton(text: string, book: SearchableBook): Choice | undefined {
  const typed = asTyped(text);
  if (typed === buttons.menu) return { type: 'menu' };
  if (typed === buttons.contact) return { type: 'contact' };
  const category = book.categories.find((name) => asTyped(name) === typed);
  return category === undefined ? undefined : { type: 'category', category, page: 1 };
}

function asTyped(text: string): string {
  return text.normalize('NFKC').trim();
}

/** Several answers that one reply can't hold become a choice between them: no answer is ever cut off. */
function withinOneReply(finding: Finding, book: SearchableBook): Finding {
  const { length } = messagesFor(finding, book);
  if (length > 0 && length <= maxMessages) return finding;
  const entries = [...new Set(entriesOf(finding))];
  return entries.length === 0 ? { kind: 'none', nearest: [] } : { kind: 'ambiguous', entries };
}

function entriesOf(finding: Finding): readonly Entry[] {
  switch (finding.kind) {
    case 'confident':
      return [finding.entry];
    case 'ambiguous':
      return finding.entries;
    case 'several':
      return finding.parts.flatMap(entriesOf);
    case 'none':
      return finding.nearest;
  }
}

function messagesFor(finding: Finding, book: SearchableBook): Message[] {
  switch (finding.kind) {
    case 'confident':
      return answerMessages(finding.entry);
    case 'ambiguous':
      return [offerChoice(finding.entries)];
    case 'several':
      return finding.parts.flatMap((part) => messagesFor(part, book));
    case 'none': {
      const contact = contactMessage(book);
      if (finding.nearest.length === 0) return [{ type: 'text', text: copy.notFound }, contact];
      const questions = finding.nearest.map(toQuestion);
      return [{ type: 'questions', lead: copy.notFoundNearest, questions, footer: [] }, contact];
    }
  }
}

function phaseAfter(finding: Finding, question: AskedQuestion): Phase {
  switch (finding.kind) {
    case 'confident':
      return { name: 'answered', entryId: finding.entry.id, question };
    case 'ambiguous':
      return { name: 'choosing', question, offered: finding.entries.map((entry) => entry.id) };
    case 'several': {
      const last = finding.parts.at(-1);
      return last === undefined ? { name: 'idle' } : phaseAfter(last, question);
    }
    case 'none':
      return { name: 'idle' };
  }
}
