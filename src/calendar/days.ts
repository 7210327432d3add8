/** One day or a range of days, both ends included: certain dates (YYYY-MM-DD), or every year (MM-DD). */
export type Days =
  | { readonly kind: 'dates'; readonly from: string; readonly to: string }
  /** When `from` is later in the year than `to`, the range goes over New Year. */
  | { readonly kind: 'yearly'; readonly from: string; readonly to: string };

/** @param iso YYYY-MM-DD */
export function isWithin({ kind, from, to }: Days, iso: string): boolean {
  if (kind === 'dates') return from <= iso && iso <= to;
  const day = iso.slice(5);
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}
