import { mayBeLost } from '../../copy/ja.ts';
import type { Message, Question } from '../message.ts';

/**
 * What to say when it can't be known whether these messages arrived: to send an answer again would say it twice, so
 * its question is offered. @returns undefined when there was no answer among them
 */
export function offerAgain(messages: readonly Message[]): Message | undefined {
  const questions = messages.flatMap(questionOf);
  return questions.length === 0
    ? undefined
    : { type: 'questions', lead: mayBeLost.lead, questions, footer: [] };
}

/** The last bubble of an answer knows its entry. */
function questionOf(message: Message): Question[] {
  if (message.type !== 'answer') return [];
  const solved = message.feedback.map(({ choice }) => choice).find(({ type }) => type === 'solved');
  if (solved?.type !== 'solved') return [];
  return [{ text: message.question, choice: { type: 'entry', entryId: solved.entryId } }];
}
