import type { z } from 'zod';

/**
 * The format of what this version of Madoguchi writes into Redis. Raise it when the form of a record, ticket, event or
 * anything else there changes, also when a field is only added: an older worker would drop that field. `upgrade.ts` turns format 1
 * into 2; a format 3 needs its own step from 2 there, and a chain of steps in `decode`.
 */
export const formatVersion = 2;

/** Was written by a version of Madoguchi that came after this one. */
export class NewerFormat extends Error {
  /** @param what e.g. `The chat record` */
  constructor(what: string, found: number) {
    super(
      `${what} in Redis was written by a newer version of the desk ` +
        `(format ${found}, this one reads ${formatVersion}): deploy the newer version to this process.`,
    );
    this.name = 'NewerFormat';
  }
}

/** How one kind of thing stands in Redis: as JSON, with the format's version as its first field, `v`. */
export type Format<T> = {
  encode(value: T): string;
  /** @throws NewerFormat, or an error that names what is damaged */
  decode(json: string): T;
};

/**
 * @param what names it in errors, e.g. `chat record`
 * @param upgrade turns one of format 1, which carries no version, into this format
 */
export function defineFormat<T extends object>(
  what: string,
  schema: z.ZodType<T>,
  upgrade: (old: unknown) => unknown,
): Format<T> {
  return {
    encode: (value) => JSON.stringify({ v: formatVersion, ...value }),
    decode(json) {
      const stored: unknown = JSON.parse(json);
      const version = versionOf(stored);
      if (version > formatVersion) throw new NewerFormat(`The ${what}`, version);
      let parsed = schema.safeParse(version === 1 ? upgrade(stored) : stored);
      // A worker of format 1 that still ran beside this version may have written over it, and kept its `v`.
      if (!parsed.success && version !== 1) parsed = schema.safeParse(upgrade(stored));
      if (parsed.success) return parsed.data;
      // Where it is damaged, but nothing of what a person wrote there.
      const places = parsed.error.issues.slice(0, 3).map(({ path, code }) => `${path.join('.')} (${code})`);
      throw new Error(`The ${what} in Redis is damaged at ${places.join(', ')}. Its format is ${version}.`);
    },
  };
}

function versionOf(stored: unknown): number {
  if (typeof stored !== 'object' || stored === null || !('v' in stored)) return 1;
  return typeof stored.v === 'number' ? stored.v : 1;
}
