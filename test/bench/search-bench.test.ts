import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const resultsSchema = z.object({
  results: z.array(
    z.object({
      contender: z.string(),
      quality: z.object({ hit1: z.number(), hit3: z.number() }),
      costs: z.array(z.object({ medianMs: z.number(), buildMs: z.number() })),
    }),
  ),
});

test('on the same messages in the same run Madoguchi puts the right entry first most often, and fast enough', () => {
  const out = join(mkdtempSync(join(tmpdir(), 'bench-')), 'results.json');
  const options = ['--expose-gc', '--disable-warning=ExperimentalWarning'];
  execFileSync(process.execPath, [...options, 'bench/run.ts', 'search', '--quick', '--out', out]);
  const { results } = resultsSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
  const ours = results.find(({ contender }) => contender === 'madoguchi');
  const others = results.filter(({ contender }) => contender !== 'madoguchi');
  expect(others).toHaveLength(4);
  for (const { quality } of others) {
    expect(ours?.quality.hit1).toBeGreaterThan(quality.hit1);
    expect(ours?.quality.hit3).toBeGreaterThan(quality.hit3);
  }
  // Three times what is promised for 300 entries: other work may share the machine.
  expect(ours?.costs[0]?.medianMs).toBeLessThan(9);
}, 180_000);
