import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Book } from '../faq/book.ts';

const folder = new URL('./', import.meta.url);

/** Raised when something outside this folder changes the tables: another kuromoji, another dictionary. */
const version = 1;

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
  ownFiles ??= [folder, new URL('lexicon/', folder)]
    .flatMap((place) =>
      readdirSync(place)
        .filter((name) => /\.(?:ts|js|yaml|txt)$/.test(name))
        .sort()
        .map((name) => ({ name, bytes: readFileSync(new URL(name, place)) })),
    )
    .reduce(
      (hash, { name, bytes }) => hash.update(`${name} ${bytes.length} `).update(bytes),
      createHash('sha256').update(String(version)),
    )
    .digest('hex');
  return ownFiles;
}
