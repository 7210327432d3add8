import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packLexicon } from '../../src/search/cache/packed-lexicon.ts';
import { compileLexicon, readLexicon } from '../../src/search/lexicon/lexicon.ts';
import { openLexicon } from '../../src/search/lexicon/open-lexicon.ts';
import { pack } from '../../src/search/cache/packing.ts';
import { runThrough } from '../../src/search/steps.ts';
import type { Tokenizer } from '../../src/search/text/tokenizer.ts';

/** From here on this process searches with the groups of another folder; of an empty one, with none. */
export function openOtherLexicon(folder: string, tokenizer: Tokenizer): void {
  const groups = readLexicon(pathToFileURL(`${path.resolve(folder)}/`));
  const parts = packLexicon(runThrough(compileLexicon(groups, tokenizer)));
  // Search takes a lexicon that is kept, whatever it was made of.
  runThrough(openLexicon(tokenizer, { read: (key) => pack(key, parts), write: () => undefined }));
}
