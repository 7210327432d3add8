// One contender at one task, in a process of its own: prints one line of JSON.
// node child.ts <contender> quality [extra] | cost <entries>
import { contenderNames, loadContender } from './contender.ts';
import { ownEntries, readJudgedBooks } from './judged.ts';
import { makeLargerBook } from './larger-book.ts';
import { measureCost, measureQuality } from './measures.ts';

const [wanted, task, argument] = process.argv.slice(2);
const name = contenderNames.find((each) => each === wanted);
if (name === undefined) throw new Error(`there is no contender "${wanted}"`);
const contender = await loadContender(name);

if (task === 'quality') {
  print(await measureQuality(contender, readJudgedBooks(argument)));
} else {
  const queries = readJudgedBooks().flatMap((judged) => judged.queries.map(({ query }) => query));
  // Every third: all kinds of all books, 250 messages.
  const asked = queries.filter((_, at) => at % 3 === 0);
  print(await measureCost(contender, makeLargerBook(ownEntries(), Number(argument)), asked));
}

function print(result: unknown): void {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
