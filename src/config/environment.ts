/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function orDefault(value: string | undefined, fallback: string): string {
  return value === undefined || value.trim() === '' ? fallback : value.trim();
}
