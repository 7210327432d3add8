import type { Cost, Quality } from './measures.ts';

/** The lines of one contender in the table. */
export function toRows(title: string, quality: Quality, costs: readonly Cost[]): string[] {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  const ms = (value: number | undefined): string =>
    (value === undefined ? '> 2000' : value.toFixed(2)).padStart(9);
  return [
    `${title}: Hit@1 ${percent(quality.hit1)}, Hit@3 ${percent(quality.hit3)}, MRR ${quality.mrr.toFixed(3)} (${quality.queries} messages)`,
    `${'entries'.padStart(9)}${'median ms'.padStart(11)}${'p95 ms'.padStart(11)}${'build ms'.padStart(10)}${'MB'.padStart(7)}`,
    ...costs.map(
      ({ entries, buildMs, medianMs, p95Ms, megabytes }) =>
        `${String(entries).padStart(9)}  ${ms(medianMs)}  ${ms(p95Ms)}${buildMs.toFixed(0).padStart(10)}${megabytes.toFixed(0).padStart(7)}`,
    ),
    '',
  ];
}
