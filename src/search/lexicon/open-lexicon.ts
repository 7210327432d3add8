import type { IndexCache } from '../cache/index-cache.ts';
import { keyOfLexicon } from '../cache/cache-key.ts';
import { packLexicon, unpackLexicon } from '../cache/packed-lexicon.ts';
import {
  compileLexicon,
  matchCompiled,
  readLexicon,
  type CompiledLexicon,
  type LexiconMatcher,
} from './lexicon.ts';
import { pack, unpack } from '../cache/packing.ts';
import type { Steps } from '../steps.ts';
import type { Tokenizer } from '../text/tokenizer.ts';

let opened: LexiconMatcher | undefined;

/** The lexicon, once a process: from what is kept of the same files, else from the files (under 1 s), and then it is kept. */
export function* openLexicon(tokenizer: Tokenizer, indexCache: IndexCache): Steps<LexiconMatcher> {
  if (opened !== undefined) return opened;
  const key = keyOfLexicon();
  const known = readCached(key, indexCache);
  const lexicon = known ?? (yield* compileLexicon(readLexicon(), tokenizer));
  if (known === undefined) indexCache.write(key, pack(key, packLexicon(lexicon)));
  opened = matchCompiled(lexicon);
  return opened;
}

function readCached(key: string, indexCache: IndexCache): CompiledLexicon | undefined {
  const bytes = indexCache.read(key);
  if (bytes === undefined) return undefined;
  try {
    const unpacked = unpack(key, bytes);
    return unpacked && unpackLexicon(unpacked);
  } catch {
    return undefined;
  }
}
