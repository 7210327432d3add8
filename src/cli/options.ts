import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export type Options = { readonly json: boolean; readonly values: ReadonlyMap<string, string> };

/** Reads `--name value` for each of `names` and `--json`. Throws a UsageError for anything else on the command line. */
export function parseOptions(args: readonly string[], names: readonly string[]): Options {
  const given = new Map(Object.entries(parseStrictly(args, names)));
  const values = [...given].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { json: given.get('json') === true, values: new Map(values) };
}

function parseStrictly(args: readonly string[], names: readonly string[]): Readonly<Record<string, unknown>> {
  const named = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  try {
    return parseArgs({ args: [...args], options: { ...named, json: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The value of an option that the command can't do without; `meaning` is what to give. */
export function requireOption({ values }: Options, name: string, meaning: string): string {
  const value = values.get(name);
  if (value !== undefined && value.trim() !== '') return value;
  throw new UsageError(`--${name} is missing. Give ${meaning}.`);
}
