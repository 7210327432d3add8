import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where tests store what search works out of the lexicon (seconds), for each other and for the next run. The key holds
 * all code and texts that it is made from, so that nothing stale is ever read.
 */
export const indexCacheFolder = join(tmpdir(), 'madoguchi-tests-index-cache');
