import { isoOf } from '../calendar/day.ts';
import { TOKYO } from '../calendar/zone.ts';
import type { Entry } from '../faq/book.ts';
import type { Finding } from '../search/finding.ts';

/** Does the entry hold on the day of `at` (epoch ms) in Tokyo? Its first and last day count. */
export function isInForce({ from, until }: Entry, at: number): boolean {
  if (from === undefined && until === undefined) return true;
  const day = isoOf(TOKYO.toWall(at).day);
  return (from === undefined || from <= day) && (until === undefined || day <= until);
}

/** The finding without entries that don't hold at `at`: an answer of last year is no answer. */
export function findingInForce(finding: Finding, at: number): Finding {
  const inForce = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => isInForce(entry, at));
  switch (finding.kind) {
    case 'confident':
      return isInForce(finding.entry, at) ? finding : { kind: 'none', nearest: [] };
    case 'ambiguous': {
      const entries = inForce(finding.entries);
      return entries.length >= 2 ? { kind: 'ambiguous', entries } : { kind: 'none', nearest: entries };
    }
    case 'several':
      return { kind: 'several', parts: finding.parts.map((part) => findingInForce(part, at)) };
    case 'none':
      return { kind: 'none', nearest: inForce(finding.nearest) };
  }
}
