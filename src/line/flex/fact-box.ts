import { palette } from './palette.ts';
import { paragraph, vertical, type FlexBox } from './parts.ts';

/** What holds today, set apart from the FAQ's own words. @returns nothing where there is nothing to say */
export function factBox(facts: readonly string[]): FlexBox[] {
  if (facts.length === 0) return [];
  const lines = facts.map((fact) => paragraph(fact, { weight: 'bold' }));
  return [
    vertical(lines, { spacing: 'xs', paddingAll: 'md', cornerRadius: 'md', backgroundColor: palette.fact }),
  ];
}
