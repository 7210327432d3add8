// Plays short talks through the real desk and prints how they end: `node scripts/play-talks.ts [file]`
// The file is a table as test/talks/read-talks.ts reads it; without one, the talks of test/talks/talks.tsv.
// Talks may be about the books of faq-data and those of test/search/books.
import { join } from 'node:path';
import { openShelf } from '../test/talks/shelf.ts';
import { readTalks } from '../test/talks/read-talks.ts';
import { countByKind, resultsOf } from '../test/talks/talk-results.ts';
import { openTrades } from '../test/talks/trades.ts';

const [file = join(import.meta.dirname, '../test/talks/talks.tsv')] = process.argv.slice(2);
const talks = readTalks(file);
const shelf = await openShelf();
const trades = new Set(talks.map(({ bookId }) => bookId).filter((id) => !shelf.has(id)));
const results = await resultsOf(talks, new Map([...shelf, ...(await openTrades(trades))]));
const lines: string[] = [];
for (const { talk, isRight, gist } of results) {
  if (isRight) continue;
  const { id, kind, bookId, messages, wanted } = talk;
  lines.push(`${id} ${kind} ${bookId} ${messages.join(' ｜ ')}`);
  lines.push(`     wanted ${Object.values(wanted).flat().join(' ')}, but: ${gist}`);
}
lines.push('');
for (const [kind, { right, all }] of Object.entries(countByKind(results)))
  lines.push(`${kind.padEnd(14)}${String(right).padStart(4)} of ${all}`);
lines.push(
  `${'all'.padEnd(14)}${String(results.filter(({ isRight }) => isRight).length).padStart(4)} of ${results.length}`,
);
process.stdout.write(`${lines.join('\n')}\n`);
