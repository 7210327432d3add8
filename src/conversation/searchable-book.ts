import type { Zone } from '../calendar/zone.ts';
import type { Book, Entry } from '../books/book.ts';
import type { Admits, Finding, LookUp, ReadWords, Search } from '../search/finding.ts';

/** A book with its search, built from the same entries. */
export type SearchableBook = Book & {
  /** The time zone of its hours and deadlines. */
  readonly zone: Zone;
  readonly search: Search;
  /** The entries nearest to a text, likeliest first, at most 10: what to offer when the first ones didn't help. */
  readonly nearest: (text: string, admits?: Admits) => readonly Entry[];
  /**
   * What an entry knows of a text: whether the answer on the screen holds what is asked next. Absent = nobody can tell,
   * and a follow-up is searched like any question.
   */
  readonly lookUp?: LookUp;
  /** The words of a text. Absent = small talk is heard only where it is in our own words. */
  readonly readWords?: ReadWords;
};

/** The entries that answer a finding or are offered by it, likeliest first. What is only near answers nothing. */
export function entriesIn(finding: Finding): readonly Entry[] {
  switch (finding.kind) {
    case 'confident':
      return [finding.entry];
    case 'likely':
      return [finding.entry, ...finding.others];
    case 'ambiguous':
      return finding.entries;
    case 'several':
      return finding.parts.flatMap(entriesIn);
    case 'none':
      return [];
  }
}
