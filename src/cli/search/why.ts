import { openChosenBook } from './chosen-book.ts';
import { type Command, EXIT, UsageError, withExitCode } from '../command.ts';
import { explainInspection } from './inspection-text.ts';
import { openSearch } from './opened-search.ts';
import { parseOptions, requireOption } from '../options.ts';
import { createPrinter } from '../printer.ts';

const USAGE = 'npm run -s faq -- why "<message>" --book <id or file> [--json]';

/** `why`: how search came to its verdict on one message. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const options = parseOptions(args, ['book'], 1);
    const [message] = options.words;
    if (message === undefined) throw new UsageError('The message is missing. Give it in quotes.');
    const book = openChosenBook(requireOption(options, 'book', 'a book id or a .tsv or .csv file'), io);
    const inspection = (await openSearch(book, io)).inspect(message);
    const text = options.json
      ? JSON.stringify(inspection, rounded)
      : explainInspection(inspection).join('\n');
    await createPrinter(io.stdout)(`${text}\n`);
    return EXIT.fine;
  });

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(4)) : value;
}
