import type { Choice } from '../conversation/choice.ts';

/** The name of a guide in older buttons, which people may still have on their screens. */
const olderGuide = 'walk';

/** A choice as the `data` of a LINE postback, at most 300 characters: ids and categories are limited when a book is loaded. */
export function encodeChoice(choice: Choice): string {
  switch (choice.type) {
    case 'category':
      return query({ tap: 'category', category: choice.category, page: String(choice.page) });
    case 'narrow':
      return query({ tap: 'narrow', category: choice.category });
    case 'entry':
    case 'solved':
    case 'unsolved':
      return query({ tap: choice.type, entry: choice.entryId });
    case 'guide':
    case 'stuck':
      return query({ tap: choice.type, guide: choice.guideId, step: String(choice.step) });
    case 'menu':
    case 'help':
    case 'contact':
    case 'noneOfThese':
    case 'escalate':
    case 'cancelTicket':
    case 'ticketSolved':
    case 'reopenTicket':
    case 'showAnswers':
      return query({ tap: choice.type });
  }
}

/** @returns undefined for data that we don't understand, e.g. of an old button or of another tool */
export function decodeChoice(data: string): Choice | undefined {
  const fields = new URLSearchParams(data);
  const tap = fields.get('tap');
  const type = tap === olderGuide ? 'guide' : tap;
  switch (type) {
    case 'category': {
      const category = fields.get('category');
      const page = ordinal(fields.get('page'));
      return category === null || page === undefined ? undefined : { type, category, page };
    }
    case 'narrow': {
      const category = fields.get('category');
      return category === null ? undefined : { type, category };
    }
    case 'guide':
    case 'stuck': {
      const guideId = fields.get('guide') ?? fields.get(olderGuide);
      const step = ordinal(fields.get('step'));
      return guideId === null || step === undefined ? undefined : { type, guideId, step };
    }
    case 'entry':
    case 'solved':
    case 'unsolved': {
      const entryId = fields.get('entry');
      return entryId === null ? undefined : { type, entryId };
    }
    case 'menu':
    case 'help':
    case 'contact':
    case 'noneOfThese':
    case 'escalate':
    case 'cancelTicket':
    case 'ticketSolved':
    case 'reopenTicket':
    case 'showAnswers':
      return { type };
    case null:
    default:
      return undefined;
  }
}

/** @returns a whole number from 1, else undefined */
function ordinal(field: string | null): number | undefined {
  const number = Number(field);
  return field !== null && Number.isSafeInteger(number) && number > 0 ? number : undefined;
}

function query(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}
