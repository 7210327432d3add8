import { handleChoice } from '../../conversation/dialogue/tapped-choice.ts';
import type { Choice } from '../../conversation/choice.ts';
import { newSession, withoutCollecting } from '../../conversation/session.ts';
import { TOKYO } from '../../calendar/zone.ts';
import type { Book } from '../../books/book.ts';
import type { Problem } from '../../books/problem.ts';
import { render } from '../../line/render.ts';
import { refusalOfMessages } from '../../simulator/validate/validate-messages.ts';

/** Draws all that a book can show by buttons, and holds it against LINE's rules as the simulator knows them. */
export function findRefusedReplies(book: Book, file: string, lineOf: (entry: number) => number): Problem[] {
  const choices: Choice[] = [
    { type: 'menu' },
    { type: 'help' },
    { type: 'contact' },
    ...book.guides.flatMap(({ id, steps }) =>
      steps.map((_, index): Choice => ({ type: 'guide', guideId: id, step: index + 1 })),
    ),
    ...book.entries.map((entry): Choice => ({ type: 'entry', entryId: entry.id })),
    ...book.categories.map((category): Choice => ({ type: 'category', category, page: 1 })),
  ];
  const searchable = {
    ...book,
    zone: TOKYO,
    search: () => ({ kind: 'none', nearest: [] }) as const,
    nearest: () => [],
  };
  return choices.flatMap((choice) => {
    const { messages, quickReplies } = handleChoice(withoutCollecting(newSession), choice, searchable, {
      id: 'lint',
      receivedAt: 0,
    });
    const refusal = refusalOfMessages(render({ messages, quickReplies, form: 'drawn' }));
    if (refusal === null) return [];
    const details = (refusal.details ?? []).map(({ property, message }) => `${property}: ${message}`);
    const what = `LINE would refuse what ${describe(choice)} shows: ${[refusal.message, ...details].join('; ')}`;
    const mend = 'Shorten its question, answer or labels.';
    const at = choice.type === 'entry' ? book.entries.findIndex(({ id }) => id === choice.entryId) : -1;
    return [{ file, line: at < 0 ? 1 : lineOf(at), severity: 'error', what, mend }];
  });
}

function describe(choice: Choice): string {
  switch (choice.type) {
    case 'entry':
    case 'solved':
    case 'unsolved':
      return `entry "${choice.entryId}"`;
    case 'guide':
    case 'stuck':
      return `guide "${choice.guideId}", step ${choice.step},`;
    case 'narrow':
    case 'category':
      return `category "${choice.category}"`;
    case 'menu':
    case 'help':
    case 'contact':
    case 'noneOfThese':
    case 'escalate':
    case 'showAnswers':
    case 'cancelTicket':
    case 'ticketSolved':
    case 'reopenTicket':
      return `the ${choice.type}`;
  }
}
