// Before the tests: dist/ is what src/ is, since some tests run the built processes.
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';

export default function buildDist() {
  const builtAt = existsSync('dist/bin/web.js') ? statSync('dist/bin/web.js').mtimeMs : 0;
  const isStale = globSync('src/**/*').some((file) => statSync(file).mtimeMs > builtAt);
  if (isStale) execFileSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' });
}
