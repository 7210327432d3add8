import type { z } from 'zod';
import type { CalendarNote } from '../../calendar/fact.ts';
import type { Contact, Entry } from '../book.ts';
import { nearestName } from '../checks/nearest-name.ts';
import type { Problem } from '../problem.ts';
import type { entrySchema } from './entry-schema.ts';
import type { YamlSource } from '../source/yaml-source.ts';

/** An entry as its file has it, with its place there: a phone's hours are still only referred to. */
export type WrittenEntry = { readonly row: number; readonly entry: z.infer<typeof entrySchema> };

/**
 * The entries with the hours that book.yaml gives to the phones they refer to.
 * @param contact absent when book.yaml has errors: references into it are then not judged
 */
export function withPhoneHours(
  written: readonly WrittenEntry[],
  contact: Contact | undefined,
  source: YamlSource,
): { entries: Entry[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const phones = contact?.phones ?? [];
  const entries = written.map(({ row, entry: { calendar, ...entry } }): Entry => {
    if (calendar === undefined) return entry;
    const notes = calendar.flatMap((note, index): CalendarNote[] => {
      if (note.kind !== 'phone') return [note];
      const found = phones.find(({ phone }) => phone === note.phone);
      if (found?.openingHours)
        return [{ kind: 'hours', label: note.label ?? found.label, hours: found.openingHours }];
      if (contact === undefined) return [];
      const meant = nearestName(
        note.phone,
        phones.map(({ phone }) => phone),
      );
      problems.push({
        file: source.file,
        line: source.lineOf([row, 'calendar', index, 'phone']),
        severity: 'error',
        what: `entry "${entry.id}": "calendar[${index}].phone" is "${note.phone}", which ${found ? 'has no "openingHours"' : 'is no phone'} in book.yaml`,
        mend:
          !found && meant !== undefined
            ? `Did you mean "${meant}"?`
            : 'Write the hours below contact.phones in book.yaml, or delete the item.',
      });
      return [];
    });
    return { ...entry, calendar: notes };
  });
  return { entries, problems };
}
