import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entriesSchema } from './entry-schema.ts';
import { bookSchema } from './schema.ts';
import { storiesSchema } from './story-schema.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

const draft07 = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });

export const bookJsonSchema = draft07(bookSchema);
export const entriesJsonSchema = draft07(entriesSchema);
export const storiesJsonSchema = draft07(storiesSchema);

/** The JSON Schemas that give editors completion, as the files of `faq-data/schema` hold them. */
export function schemaFiles(): { readonly name: string; readonly text: string }[] {
  return [
    { name: 'book.schema.json', text: `${JSON.stringify(bookJsonSchema, null, 2)}\n` },
    { name: 'entries.schema.json', text: `${JSON.stringify(entriesJsonSchema, null, 2)}\n` },
    { name: 'scenarios.schema.json', text: `${JSON.stringify(storiesJsonSchema, null, 2)}\n` },
  ];
}

/**
 * Writes the schema files into `folder`. After a change of schema.ts or story-schema.ts:
 * `node -e "import('./src/faq/json-schema.ts').then((m) => m.writeSchemaFiles('faq-data/schema'))"`
 */
export function writeSchemaFiles(folder: string): void {
  for (const { name, text } of schemaFiles()) writeFileSync(join(folder, name), text);
}

/** The keys that a map at `path` may have. */
export function knownKeys(schema: JsonSchema, path: readonly (string | number)[]): string[] {
  let here: JsonSchema | undefined = schema;
  for (const step of path) {
    const form: JsonSchema | undefined = choiceWith(typeof step === 'number' ? 'items' : 'properties', here);
    here = typeof step === 'number' ? toMap(form?.items) : toMap(form?.properties?.[step]);
  }
  return Object.keys(choiceWith('properties', here)?.properties ?? {});
}

/** Of a value that may have several forms, the one that is a list, or a map. */
function choiceWith(part: 'items' | 'properties', schema: JsonSchema | undefined): JsonSchema | undefined {
  return schema?.anyOf?.map(toMap).find((choice) => choice?.[part] !== undefined) ?? schema;
}

/** Neither "anything goes" (a boolean) nor a tuple: the schema of a value. */
const toMap = (schema: JsonSchema['items']): JsonSchema | undefined =>
  typeof schema === 'object' && !Array.isArray(schema) ? schema : undefined;
