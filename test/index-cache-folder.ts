import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The index cache that tests share with each other and with the next run: compiling the lexicon takes seconds. The keys
 * change with the code and the texts that the tables are made from, so nothing outdated is read.
 */
export const indexCacheFolder = join(tmpdir(), 'madoguchi-tests-index-cache');
