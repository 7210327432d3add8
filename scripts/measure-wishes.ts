// Prints the judged messages that an entry answers, but which are taken for anything else than a question: a wish for a
// person, for the desk's own facts, or small talk: `node scripts/measure-wishes.ts [--extra <folder>]`. The folder is as
// for fit-weights.ts.
import { parseArgs } from 'node:util';
import { openJudgedBooks } from '../test/talks/shelf.ts';
import { offendersIn } from '../test/talks/wish-offenders.ts';

const { values } = parseArgs({ options: { extra: { type: 'string' } } });
const { answerable, offenders } = offendersIn(await openJudgedBooks(values.extra));
for (const { book, kind, query } of offenders) process.stdout.write(`${book}\t${kind}\t${query}\n`);
process.stdout.write(`${offenders.length} of ${answerable} messages that an entry answers\n`);
