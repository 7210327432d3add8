import { parseArgs } from 'node:util';
import { UsageError } from './command.ts';

export type Options = {
  readonly json: boolean;
  /** The switches that were given. */
  readonly switches: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
  /** The arguments without `--`. */
  readonly words: readonly string[];
};

/**
 * Reads `--name value` for each of `names`, `--json` and other `switches`, and up to `words` arguments without `--`.
 * @throws UsageError for anything else on the command line
 */
export function parseOptions(
  args: readonly string[],
  names: readonly string[],
  words = 0,
  switches: readonly string[] = [],
): Options {
  const { values: written, positionals } = parseStrictly(args, names, words > 0, switches);
  const extra = positionals[words];
  if (extra !== undefined)
    throw new UsageError(`"${extra}" is one word too many. Put what holds spaces in quotes.`);
  const given = new Map(Object.entries(written));
  const values = [...given].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    json: given.get('json') === true,
    switches: new Set(switches.filter((name) => given.get(name) === true)),
    values: new Map(values),
    words: positionals,
  };
}

function parseStrictly(
  args: readonly string[],
  names: readonly string[],
  allowPositionals: boolean,
  switches: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  const named = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const booleans = Object.fromEntries(
    ['json', ...switches].map((name) => [name, { type: 'boolean' as const }]),
  );
  try {
    return parseArgs({
      args: [...args],
      options: { ...named, ...booleans },
      allowPositionals,
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The value of a required option. @param meaning what to give, for the error message */
export function requireOption({ values }: Options, name: string, meaning: string): string {
  const value = values.get(name);
  if (value !== undefined && value.trim() !== '') return value;
  throw new UsageError(`--${name} is missing. Give ${meaning}.`);
}
