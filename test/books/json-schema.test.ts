import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaFiles, writeSchemaFiles } from '../../src/books/schema/json-schema.ts';

type Described = { properties?: Record<string, { description?: string }> };

const published = join(import.meta.dirname, '../../faq-data/schema');

test.each(schemaFiles())("the editors' $name is what the loader checks", ({ name, text }) => {
  // If this fails after a change of schema.ts, write the files anew: see writeSchemaFiles in json-schema.ts.
  expect(readFileSync(join(published, name), 'utf8')).toBe(text);
});

test('the schema files can be written anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-schema-'));
  writeSchemaFiles(folder);
  for (const { name, text } of schemaFiles()) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  rmSync(folder, { recursive: true });
});

test('an editor sees in Japanese what each key of an entry and of a book is for', () => {
  for (const { text } of schemaFiles()) {
    const schema = JSON.parse(text) as Described & { items?: Described };
    const { properties = {} } = schema.items ?? schema;
    expect(Object.keys(properties)).not.toHaveLength(0);
    for (const { description } of Object.values(properties)) expect(description).toMatch(/[ぁ-ん]|[一-龠]/);
  }
});

test('each book file names its schema, so that an editor finds it', () => {
  const firstLine = (...path: string[]): string | undefined =>
    readFileSync(join(published, '..', ...path), 'utf8').split('\n')[0];
  for (const book of ['benesapo', 'honobono-mini2', 'kyosai-mypage']) {
    for (const part of ['book', 'entries'])
      expect(firstLine(book, `${part}.yaml`)).toBe(
        `# yaml-language-server: $schema=../schema/${part}.schema.json`,
      );
    for (const file of readdirSync(join(published, '..', book, 'scenarios')))
      expect(firstLine(book, 'scenarios', file)).toBe(
        '# yaml-language-server: $schema=../../schema/scenarios.schema.json',
      );
  }
});
