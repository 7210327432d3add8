import { palette } from './palette.ts';
import { paragraph, vertical, type FlexBox } from './parts.ts';

/** What is true today, set apart from the FAQ's answer. @returns an empty list when there is nothing to say */
export function factBox(facts: readonly string[]): FlexBox[] {
  if (facts.length === 0) return [];
  const lines = facts.map((fact) => paragraph(fact, { weight: 'bold' }));
  return [
    vertical(lines, { spacing: 'xs', paddingAll: 'md', cornerRadius: 'md', backgroundColor: palette.fact }),
  ];
}
