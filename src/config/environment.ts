/** The environment of a process. */
export type Environment = Readonly<Record<string, string | undefined>>;

export function orDefault(value: string | undefined, otherwise: string): string {
  return value === undefined || value.trim() === '' ? otherwise : value.trim();
}
