import type { z } from 'zod';

/** Turns a thing of one format into the next. What is missing or of another form is left for the schema to name. */
export type Upgrade = (old: unknown) => unknown;

/**
 * What changed with each format after the first, oldest first. When it must grow: CONTRIBUTING.md, "What is stored".
 * A line here asks every `defineFormat()` for its step.
 */
const growths = [
  'fields and tags have the names of the glossary; a ticket that its asker ended says so',
] as const;

/** The format of what this version of Madoguchi writes into Redis. */
export const formatVersion = growths.length + 1;

/** One step for each growth: the first turns format 1, which carries no number, into 2. */
type Upgrades = StepFor<typeof growths>;
type StepFor<Growths extends readonly string[]> = { readonly [Growth in keyof Growths]: Upgrade };

/** For a kind of thing that a growth doesn't touch. */
export const unchanged: Upgrade = (old) => old;

/** Was written by a version of Madoguchi that came after this one. */
export class NewerFormat extends Error {
  /** @param what e.g. `The chat record` @param read the latest format that this version reads */
  constructor(what: string, found: number, read: number) {
    super(
      `${what} in Redis was written by a newer version of Madoguchi ` +
        `(format ${found}, this one reads ${read}): deploy the newer version to this process.`,
    );
    this.name = 'NewerFormat';
  }
}

/** Can't be read in any format. The message names the place, but nothing of what a person wrote there. */
export class DamagedRecord extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DamagedRecord';
  }
}

/** How one kind of thing stands in Redis: as JSON, with the format's version as its first field, `v`. */
export type Format<T> = {
  encode(value: T): string;
  /** @throws NewerFormat, or DamagedRecord */
  decode(json: string): T;
};

/** @param what names it in errors, e.g. `chat record` */
export function defineFormat<T extends object>(
  what: string,
  schema: z.ZodType<T>,
  upgrades: Upgrades,
): Format<T> {
  return defineChain(what, schema, upgrades);
}

/** The same for any number of steps. The format that is written is the one after the last step. */
export function defineChain<T extends object>(
  what: string,
  schema: z.ZodType<T>,
  upgrades: readonly Upgrade[],
): Format<T> {
  const latest = upgrades.length + 1;
  const readFrom = (version: number, stored: unknown) =>
    schema.safeParse(upgrades.slice(version - 1).reduce((thing, upgrade) => upgrade(thing), stored));
  return {
    encode: (value) => JSON.stringify({ v: latest, ...value }),
    decode(json) {
      const stored = parseJson(what, json);
      const version = versionOf(stored);
      if (version > latest) throw new NewerFormat(`The ${what}`, version, latest);
      let parsed = readFrom(version, stored);
      // A worker of format 1 that still ran beside a later version may have written over it, and kept its `v`.
      if (!parsed.success && version !== 1) parsed = readFrom(1, stored);
      if (parsed.success) return parsed.data;
      const places = parsed.error.issues.slice(0, 3).map(({ path, code }) => `${path.join('.')} (${code})`);
      throw new DamagedRecord(
        `The ${what} in Redis is damaged at ${places.join(', ')}. Its format is ${version}.`,
      );
    },
  };
}

function parseJson(what: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // JavaScript's own error quotes the text.
    throw new DamagedRecord(`The ${what} in Redis is damaged: its ${json.length} characters are no JSON.`);
  }
}

function versionOf(stored: unknown): number {
  if (typeof stored !== 'object' || stored === null || !('v' in stored)) return 1;
  return typeof stored.v === 'number' ? stored.v : 1;
}
