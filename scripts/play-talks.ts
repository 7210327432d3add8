// Plays short talks through the real desk and prints how they end: `node scripts/play-talks.ts [file]`
// The file is a table as test/talks/read-talks.ts reads it; without one, the talks of test/talks/talks.tsv.
import { join } from 'node:path';
import { openShelf } from '../test/talks/shelf.ts';
import { readTalks } from '../test/talks/read-talks.ts';
import { countByKind, resultsOf } from '../test/talks/talk-results.ts';

const [file = join(import.meta.dirname, '../test/talks/talks.tsv')] = process.argv.slice(2);
const results = await resultsOf(readTalks(file), await openShelf());
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
