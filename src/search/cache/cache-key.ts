import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Book } from '../../books/book.ts';

const folder = new URL('../', import.meta.url);

/** Raised when something outside this folder changes the tables: another kuromoji, another dictionary. */
const version = 1;

/** What tables are made of; how they are explained, linted and grown from changes nothing in them. */
const madeOf = /^(?!(?:explain|lint|suggest)\/).*\.(?:ts|js|yaml|txt)$/;

let ownFiles: string | undefined;

/**
 * What stands for a book's texts and all that turns them into tables: this very code, the lexicon, the everyday
 * sentences. The key changes when any of them does, so that what is kept can never be out of date.
 */
export function keyOfBook(book: Book): string {
  const hash = createHash('sha256').update(hashOfOwnFiles());
  for (const { question, phrasings, answer } of book.entries)
    hash.update(JSON.stringify([question, phrasings, answer]));
  return hash.digest('hex');
}

export function keyOfLexicon(): string {
  return createHash('sha256').update('lexicon').update(hashOfOwnFiles()).digest('hex');
}

function hashOfOwnFiles(): string {
  ownFiles ??= readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => madeOf.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }))
    .reduce(
      (hash, { name, bytes }) => hash.update(`${name} ${bytes.length} `).update(bytes),
      createHash('sha256').update(String(version)),
    )
    .digest('hex');
  return ownFiles;
}
