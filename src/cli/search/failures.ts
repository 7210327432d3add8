import type { RatedQuery } from './caution-curve.ts';
import { clip } from '../columns.ts';
import { isMisled, isServed, isToBeServed, placeOfRight } from './measures.ts';

/** A judged message that went wrong, and how. */
export type Failure = {
  /** Its line in the file of judged messages. */
  readonly line: number;
  readonly query: string;
  readonly kind: string;
  readonly expected: readonly string[];
  /** `stranger`: answered, though the book has no answer. `wrong`: only wrong entries are answered. `missed`: no right entry is shown. */
  readonly failure: 'stranger' | 'wrong' | 'missed';
  readonly verdict: RatedQuery['verdict'];
  readonly shown: readonly string[];
  /** How sure search was of its first entry, 0 … 1. */
  readonly likelihood: number;
  /** Place of the first right entry in the ranking, from 1; null when it isn't among the ten. */
  readonly place: number | null;
};

/**
 * The messages on which search fails, the worst first: wrong answers, the surest first, then messages whose right
 * entry isn't shown, the lowest in the ranking first.
 */
export function findFailures(searched: readonly RatedQuery[]): Failure[] {
  const misled = searched.filter(isMisled).toSorted((a, b) => b.likelihood - a.likelihood);
  const missed = searched
    .filter((query) => isToBeServed(query) && !isServed(query) && !isMisled(query))
    .toSorted((a, b) => Math.min(placeOfRight(b), 99) - Math.min(placeOfRight(a), 99));
  return [...misled, ...missed].map((query): Failure => {
    const { judged, verdict, shown, likelihood } = query;
    const place = placeOfRight(query);
    return {
      ...judged,
      failure: !isMisled(query) ? 'missed' : judged.expected.length === 0 ? 'stranger' : 'wrong',
      verdict,
      shown,
      likelihood,
      place: place === Infinity ? null : place,
    };
  });
}

/** One line of Japanese for each failure, for editors; an empty text when nothing failed. */
export function toFailureLines(failures: readonly Failure[]): string {
  if (failures.length === 0) return '';
  const lines = failures.map((each) => `  ${each.line} 行目 「${clip(each.query, 60)}」: ${toFault(each)}\n`);
  return `\nうまくいかなかったメッセージ: ${failures.length} 件 (悪いものから)\n${lines.join('')}`;
}

function toFault({ failure, verdict, shown, expected, likelihood, place }: Failure): string {
  const right = `正しくは ${expected.join(', ')}`;
  switch (failure) {
    case 'stranger':
      return `答えがないのに ${shown.join(', ')} で回答 (見込み ${likelihood.toFixed(2)})`;
    case 'wrong':
      return `${shown.join(', ')} で回答 (見込み ${likelihood.toFixed(2)})。${right}`;
    case 'missed': {
      const said = verdict === 'choose' ? `候補は ${shown.join(', ')}` : '見つからない';
      return `${said}。${right} (${place === null ? '10 位までにない' : `${place} 位`})`;
    }
  }
}
