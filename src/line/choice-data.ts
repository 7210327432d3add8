import type { Choice } from '../conversation/choice.ts';

/** A choice as the `data` of a LINE postback, at most 300 characters: book ids and categories are kept short. */
export function encodeChoice(choice: Choice): string {
  switch (choice.type) {
    case 'category':
      return query({ tap: 'category', category: choice.category, page: String(choice.page) });
    case 'entry':
    case 'solved':
    case 'unsolved':
      return query({ tap: choice.type, entry: choice.entryId });
    case 'menu':
    case 'contact':
    case 'noneOfThese':
      return query({ tap: choice.type });
  }
}

/** @returns undefined for data that this desk doesn't understand: an old button, or somebody else's */
export function decodeChoice(data: string): Choice | undefined {
  const fields = new URLSearchParams(data);
  const type = fields.get('tap');
  switch (type) {
    case 'category': {
      const category = fields.get('category');
      const page = Number(fields.get('page'));
      return category !== null && Number.isInteger(page) && page > 0 ? { type, category, page } : undefined;
    }
    case 'entry':
    case 'solved':
    case 'unsolved': {
      const entryId = fields.get('entry');
      return entryId === null ? undefined : { type, entryId };
    }
    case 'menu':
    case 'contact':
    case 'noneOfThese':
      return { type };
    case null:
    default:
      return undefined;
  }
}

function query(fields: Readonly<Record<string, string>>): string {
  return new URLSearchParams(fields).toString();
}
