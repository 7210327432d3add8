// `npm run bench -- search [--quick] [--extra <folder>] [--out <file>]`
// Prints a table and writes bench/results.json (or --out).
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchSearch } from './search/bench.ts';

const usage = 'npm run bench -- search [--quick] [--extra <folder of eval/>] [--out <file>]\n';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    extra: { type: 'string' },
    out: { type: 'string', default: 'bench/results.json' },
  },
});

if (positionals.length !== 1 || positionals[0] !== 'search') {
  process.stderr.write(usage);
  process.exit(64);
}
const results = await benchSearch(values.quick, values.extra, (line) => process.stdout.write(`${line}\n`));
writeFileSync(values.out, `${JSON.stringify(results, null, 2)}\n`);
