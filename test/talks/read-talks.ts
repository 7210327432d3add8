import { readRows } from '../../src/books/tables/rows.ts';

/** A short talk, and how it must end. */
export type Talk = {
  readonly id: string;
  /** What the talk tries: followup, negation, human … */
  readonly kind: string;
  readonly bookId: string;
  /** What the asker writes, one message after the other. */
  readonly messages: readonly string[];
  readonly wanted: Wanted;
};

/** What the last reply must be. Ids are those of the talk's book. */
export type Wanted =
  /** This entry's answer, at once. */
  | { readonly rule: 'answer'; readonly id: string }
  /** Both answers, or both offered. */
  | { readonly rule: 'both'; readonly ids: readonly string[] }
  /** Each is answered, or among five choices at most. */
  | { readonly rule: 'shows'; readonly ids: readonly string[] }
  /** `id` is answered, or offered above `below`. */
  | { readonly rule: 'first'; readonly id: string; readonly below: string }
  /** The way to a person, and no questions of the book. */
  | { readonly rule: 'human' }
  /** The desk's own phone, mail, form or hours, or that it has none. */
  | { readonly rule: 'contact' }
  /** No answer, at most three near questions, and a way to a person. */
  | { readonly rule: 'none' }
  /** A short kind word. */
  | { readonly rule: 'polite' };

/** Reads a table of talks: id, kind, book, messages (parted by ｜), what the last reply must be. Throws at a bad row. */
export function readTalks(file: string): readonly Talk[] {
  const rows = readRows(file);
  if ('severity' in rows) throw new Error(`${file}:${rows.line} ${rows.what}. ${rows.mend}`);
  return rows.map(({ line, cells }) => {
    const [id = '', kind = '', bookId = '', messages = '', wanted = ''] = cells;
    return {
      id,
      kind,
      bookId,
      messages: messages.split('｜').map((message) => message.trim()),
      wanted: toWanted(wanted.trim(), `${file}:${line}`),
    };
  });
}

function toWanted(written: string, where: string): Wanted {
  const [rule = '', rest = ''] = written.split(':');
  const ids = rest.split(/[+,>]/).map((id) => id.slice(id.indexOf('/') + 1));
  const [id = '', below = ''] = ids;
  switch (rule) {
    case 'answer':
      return { rule, id };
    case 'both':
    case 'shows':
      return { rule, ids };
    case 'first':
      return { rule, id, below };
    case 'human':
    case 'contact':
    case 'none':
    case 'polite':
      return { rule };
  }
  throw new Error(
    `${where} "${written}" is no rule for a reply. Write answer:, both:, shows:, first: or a word.`,
  );
}
