import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { bookSchema, entriesSchema } from './schema.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const draft07 = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });

export const bookJsonSchema = draft07(bookSchema);
export const entriesJsonSchema = draft07(entriesSchema);

/** The JSON Schemas that give editors completion, as the files of `faq-data/schema` hold them. */
export function schemaFiles(): { readonly name: string; readonly text: string }[] {
  return [
    { name: 'book.schema.json', text: `${JSON.stringify(bookJsonSchema, null, 2)}\n` },
    { name: 'entries.schema.json', text: `${JSON.stringify(entriesJsonSchema, null, 2)}\n` },
  ];
}

/**
 * Writes the schema files into `folder`. After a change of schema.ts:
 * `node -e "import('./src/faq/json-schema.ts').then((m) => m.writeSchemaFiles('faq-data/schema'))"`
 */
export function writeSchemaFiles(folder: string): void {
  for (const { name, text } of schemaFiles()) writeFileSync(join(folder, name), text);
}

/** The keys that a map at `path` may have. */
export function knownKeys(schema: JsonSchema, path: readonly (string | number)[]): string[] {
  let here: JsonSchema | undefined = schema;
  for (const step of path) {
    const list: JsonSchema | undefined = here?.anyOf?.map(toMap).find((choice) => choice?.items) ?? here;
    here = typeof step === 'number' ? toMap(list?.items) : toMap(list?.properties?.[step]);
  }
  return Object.keys(here?.properties ?? {});
}

/** Neither "anything goes" (a boolean) nor a tuple: the schema of a value. */
const toMap = (schema: JsonSchema['items']): JsonSchema | undefined =>
  typeof schema === 'object' && !Array.isArray(schema) ? schema : undefined;
