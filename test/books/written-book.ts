import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBook } from '../../src/books/load.ts';
import { formatProblem } from '../../src/books/problem.ts';

export const GOOD_BOOK = `name: 花屋
categories:
  - 配達
contact:
  phones:
    - label: 店に電話
      phone: 03-1234-5678
      hours: 9時から17時
desk:
  hours: always
`;

export const GOOD_ENTRIES = `- id: q1
  category: 配達
  question: 配達はできますか?
  answer: |-
    できます。
    市内は無料です。
  phrasings: []
  links: []
`;

const scratch = mkdtempSync(join(tmpdir(), 'madoguchi-faq-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A folder named `id` in a fresh place with these files. */
export function writeFolder(files: Readonly<Record<string, string | Uint8Array>>, id = 'hanaya'): string {
  const folder = join(mkdtempSync(join(scratch, 'in-')), id);
  mkdirSync(folder);
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** What an editor is told about a book of these two files; the folder is left out of the lines. */
export function reportedOn(entries: string | Uint8Array, book: string | Uint8Array = GOOD_BOOK): string[] {
  const folder = writeFolder({ 'book.yaml': book, 'entries.yaml': entries });
  return readBook(folder).problems.map((problem) => formatProblem(problem).replace(`${folder}/`, ''));
}
