import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { entriesSchema } from './entry-schema.ts';
import { ONE_LINE } from './field-schema.ts';
import { bookSchema } from './book-schema.ts';
import { storiesSchema } from './story-schema.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

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
 * Writes the schema files into `folder`. After a change of any schema in this folder:
 * `node -e "import('./src/books/schema/json-schema.ts').then((m) => m.writeSchemaFiles('faq-data/schema'))"`
 */
export function writeSchemaFiles(folder: string): void {
  for (const { name, text } of schemaFiles()) writeFileSync(join(folder, name), text);
}

/** The form of what stands at `step` in a map or list of form `schema`; undefined where nothing is known of it. */
export function formOf(schema: JsonSchema | undefined, step: string | number): JsonSchema | undefined {
  if (typeof step === 'number') return toMap(choiceWith('items', schema)?.items);
  return toMap(choiceWith('properties', schema)?.properties?.[step]);
}

/** The keys that a map of this form may have. */
export const keysOf = (schema: JsonSchema | undefined): string[] =>
  Object.keys(choiceWith('properties', schema)?.properties ?? {});

/** The keys that a map at `path` may have. */
export function knownKeys(schema: JsonSchema, path: readonly (string | number)[]): string[] {
  return keysOf(path.reduce<JsonSchema | undefined>(formOf, schema));
}

/** May this key of a map be written with nothing behind it? Not where the map needs it, or needs one of several. */
export function mayBeBlank(schema: JsonSchema | undefined, key: string): boolean {
  const form = choiceWith('properties', schema);
  if (form?.properties?.[key] === undefined) return false;
  return (
    form.oneOf === undefined && form.minProperties === undefined && form.required?.includes(key) !== true
  );
}

/** Is it text that people write as they like, not a word of a list, a number, a date or an address? */
export function isFreeText(schema: JsonSchema | undefined): boolean {
  const choices = schema?.anyOf?.map(toMap) ?? [schema];
  return choices.some(
    (form) =>
      form?.type === 'string' &&
      form.enum === undefined &&
      form.const === undefined &&
      form.format === undefined &&
      (form.pattern === undefined || form.pattern === ONE_LINE.source),
  );
}

/** Of a value that may have several forms, the one that is a list, or a map. */
function choiceWith(part: 'items' | 'properties', schema: JsonSchema | undefined): JsonSchema | undefined {
  return schema?.anyOf?.map(toMap).find((choice) => choice?.[part] !== undefined) ?? schema;
}

/** Neither "anything goes" (a boolean) nor a tuple: the schema of a value. */
const toMap = (schema: JsonSchema['items']): JsonSchema | undefined =>
  typeof schema === 'object' && !Array.isArray(schema) ? schema : undefined;
