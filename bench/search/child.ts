// Measures one contender in a process of its own, and prints one line of JSON.
// node child.ts <contender> quality [extra] | cost <entries>
import { ownEntries, readJudgedBooks } from './judged.ts';
import { makeLargerBook } from './larger-book.ts';
import { contenderNames, loadContender } from './load-contender.ts';
import { measureCost, measureQuality } from './measures.ts';

const [wanted, task, argument] = process.argv.slice(2);
const name = contenderNames.find((each) => each === wanted);
if (name === undefined)
  throw new Error(`There is no contender "${wanted ?? ''}". Name one of: ${contenderNames.join(', ')}.`);
const contender = await loadContender(name);

if (task === 'quality') {
  print(await measureQuality(contender, readJudgedBooks(argument)));
} else {
  const queries = readJudgedBooks().flatMap((judged) => judged.queries.map(({ query }) => query));
  // Every third message, so that all kinds of all books are among them.
  const asked = queries.filter((_, at) => at % 3 === 0);
  print(await measureCost(contender, makeLargerBook(ownEntries(), Number(argument)), asked));
}

function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
