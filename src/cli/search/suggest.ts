import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addPhrasings } from '../../books/add-phrasings.ts';
import type { Book } from '../../books/book.ts';
import { isTableFile } from '../../books/tables/table.ts';
import { suggest, type Suggestion } from '../../search/suggest/suggest.ts';
import { loadTokenizer } from '../../search/text/tokenizer.ts';
import { openChosenBook } from './chosen-book.ts';
import { alignColumns, clip } from '../columns.ts';
import { type Command, type CommandIo, EXIT, UsageError, withExitCode } from '../command.ts';
import { readLines } from '../input-lines.ts';
import { openSearch } from './opened-search.ts';
import { parseOptions } from '../options.ts';
import { createPrinter, type Print } from '../printer.ts';

const USAGE = 'npm run -s faq -- suggest <book> [--accept <number or id,…>] [--json]';

/** A suggestion in the list. `number` counts from 1 and changes when the book does; `id` changes only with the words. */
type Listed = Suggestion & { readonly number: number; readonly id: string };

/** `suggest`: proposes phrasings. It asks about each in a terminal; a script names those to add with `--accept`. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const { words, values, json } = parseOptions(args, ['accept'], 1);
    const [name] = words;
    if (name === undefined)
      throw new UsageError('The book is missing. Give a book id or a .tsv or .csv file.');
    const accept = values.get('accept');
    if (accept !== undefined && isTableFile(name))
      throw new UsageError(
        `--accept writes into entries.yaml; "${name}" is a table. Add the phrasings there.`,
      );
    const book = openChosenBook(name, io);
    const found = suggest(book, await openSearch(book, io), await loadTokenizer());
    const list = [...found].map((each, at): Listed => {
      const hash = createHash('sha256').update(each.phrasing).digest('hex').slice(0, 4);
      return { ...each, number: at + 1, id: `${each.entryId}:${hash}` };
    });
    const print = createPrinter(io.stdout);
    if (accept !== undefined) {
      const accepted = pick(list, accept);
      const file = writeAccepted(book, accepted, io);
      await print(
        json
          ? `${JSON.stringify({ book: book.id, file, accepted })}\n`
          : reportWritten(file, accepted.length),
      );
    } else if (json) await print(`${JSON.stringify({ book: book.id, suggestions: list })}\n`);
    else if (io.stdin.isTTY === true && !isTableFile(name) && list.length > 0)
      await askEach(book, list, io, print);
    else await print(toList(book, list, name));
    return EXIT.fine;
  });

function pick(list: readonly Listed[], wanted: string): Listed[] {
  const names = wanted.split(',').map((each) => each.trim());
  return names
    .filter((each, at) => each !== '' && names.indexOf(each) === at)
    .map((each) => {
      const found = list.find(({ number, id }) => String(number) === each || id === each);
      if (found !== undefined) return found;
      throw new UsageError(
        `--accept: no suggestion "${each}". Give numbers or ids of the list, with commas.`,
      );
    });
}

/** @returns the file that was written */
function writeAccepted(book: Book, accepted: readonly Suggestion[], { dataDir }: CommandIo): string {
  const file = join(dataDir, book.id, 'entries.yaml');
  const additions = new Map<string, string[]>();
  for (const { entryId, phrasing } of accepted)
    additions.set(entryId, [...(additions.get(entryId) ?? []), phrasing]);
  writeFileSync(file, addPhrasings(readFileSync(file, 'utf8'), additions));
  return file;
}

function reportWritten(file: string, count: number): string {
  if (count === 0) return '何も足していません。\n';
  return `${count} 件を足しました: ${file}\n  確かめる: git diff ${file}\n  選んで取り消す: git restore -p ${file}\n`;
}

const NOW: Readonly<Record<Suggestion['now'], string>> = {
  answer: '今も回答',
  choose: '今は候補',
  none: '今は見つからない',
};

function toList(book: Book, list: readonly Listed[], name: string): string {
  if (list.length === 0) return `${book.name}: 提案できる言い方がありません。\n`;
  const rows = list.map(({ number, id, phrasing, now, why }) => [
    String(number),
    id,
    phrasing,
    NOW[now],
    why,
  ]);
  const lines = alignColumns(rows, [0]);
  const entries = [...Map.groupBy(list, ({ entryId }) => entryId)].map(([entryId, of]) => {
    const question = book.entries.find(({ id }) => id === entryId)?.question ?? '';
    const own = of.map(({ number }) => `  ${lines[number - 1] ?? ''}\n`).join('');
    return `[${entryId}] ${clip(question, 80)}\n${own}`;
  });
  const how = isTableFile(name) ? '' : `\n足すには: npm run -s faq -- suggest ${book.id} --accept 1,3\n`;
  return `${entries.join('')}${how}`;
}

/** Asks about each. An accepted phrasing is written at once, so that leaving loses nothing. */
async function askEach(book: Book, list: readonly Listed[], io: CommandIo, print: Print): Promise<void> {
  await print(`${book.name}: ${list.length} 件の提案があります。y = 足す / n = 足さない / q = 終わる\n`);
  const answers = readLines(io.stdin);
  let [file, count, last] = ['', 0, ''];
  asking: for (const each of list) {
    const { number, entryId, phrasing, why, now } = each;
    const question = book.entries.find(({ id }) => id === entryId)?.question ?? '';
    if (entryId !== last) await print(`\n[${entryId}] ${clip(question, 80)}\n`);
    last = entryId;
    for (;;) {
      await print(`  ${number}/${list.length} 「${phrasing}」(${why}、${NOW[now]}) [y/n/q] `);
      const typed: IteratorResult<string, unknown> = await answers.next();
      const answer = typed.done === true ? 'q' : typed.value.normalize('NFKC').trim().toLowerCase();
      if (answer === 'q') break asking;
      if (answer === 'n') break;
      if (answer !== 'y') continue;
      file = writeAccepted(book, [each], io);
      count += 1;
      break;
    }
  }
  await print(`\n${reportWritten(file, count)}`);
}
