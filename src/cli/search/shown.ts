import type { Entry } from '../../books/book.ts';
import type { Finding } from '../../search/finding.ts';

/** What a person would see of a finding. */
export type Shown = {
  readonly verdict: 'answer' | 'likely' | 'choose' | 'none';
  /**
   * One for `answer` (two for two requests); for `likely` what is answered and 1–3 others; 1–5 for `choose`; at most the
   * nearest 3 for `none`.
   */
  readonly entries: readonly Entry[];
};

const MOST_CHOICES = 5;

const firstOf = ({ entries }: Shown): readonly Entry[] => entries.slice(0, 1);

export function toShown(finding: Finding): Shown {
  switch (finding.kind) {
    case 'confident':
      return { verdict: 'answer', entries: [finding.entry] };
    case 'likely':
      return { verdict: 'likely', entries: [finding.entry, ...finding.others] };
    case 'ambiguous':
      return { verdict: 'choose', entries: finding.entries };
    case 'none':
      return { verdict: 'none', entries: finding.nearest };
    case 'several': {
      const parts = finding.parts.map(toShown);
      const [firsts, others] = [parts.flatMap(firstOf), parts.flatMap((part) => part.entries.slice(1))];
      const entries = [...new Set([...firsts, ...others])].slice(0, MOST_CHOICES);
      if (parts.every(({ verdict }) => verdict === 'answer')) return { verdict: 'answer', entries };
      const areAnswered = parts.every(({ verdict }) => verdict === 'answer' || verdict === 'likely');
      return { verdict: areAnswered ? 'likely' : 'choose', entries };
    }
  }
}
