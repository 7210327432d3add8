import { readFile } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gunzip } from 'node:zlib';
import type { IpadicFeatures, Tokenizer as Analyzer } from 'kuromoji';
import { speedUp } from './lattice.ts';

type Done<T> = (error: Error | null | undefined, value?: T) => void;

/** Internals of kuromoji that load its dictionary. Its types don't declare them; the version is pinned. */
type Loader = {
  loadArrayBuffer(file: string, done: Done<ArrayBufferLike>): void;
  load(done: Done<unknown>): void;
};
type LoaderClass = new (folder: string) => Loader;
type AnalyzerClass = new (dictionaries: unknown) => Analyzer<IpadicFeatures>;

// Resolved from the package, so that the dictionary is found from any working directory and from dist/.
const require = createRequire(import.meta.url);
const folder = path.join(path.dirname(require.resolve('kuromoji/package.json')), 'dict');

/** kuromoji with its dictionary: 12 files, 100 MB unpacked. */
export function loadAnalyzer(): Promise<Analyzer<IpadicFeatures>> {
  const NodeLoader = require('kuromoji/src/loader/NodeDictionaryLoader.js') as LoaderClass;
  const WholeAnalyzer = require('kuromoji/src/Tokenizer.js') as AnalyzerClass;
  const loader = new NodeLoader(folder);
  loader.loadArrayBuffer = inflateFile;
  return new Promise((resolve, reject) => {
    loader.load((error, dictionaries) => {
      if (!error) resolve(speedUp(new WholeAnalyzer(dictionaries)));
      else
        reject(
          new Error(`kuromoji's dictionary can't be read from ${folder}: run "npm ci".`, { cause: error }),
        );
    });
  });
}

/** Unpacks a file into one block of its final size; kuromoji collects thousands of pieces and copies them twice. */
function inflateFile(file: string, done: Done<ArrayBufferLike>): void {
  readFile(file, (readError, packed) => {
    if (readError) {
      done(readError);
      return;
    }
    // A gzip file ends with the length of its unpacked content.
    const chunkSize = Math.max(packed.readUInt32LE(packed.length - 4), 64);
    gunzip(packed, { chunkSize }, (gunzipError, unpacked) => {
      if (gunzipError) done(gunzipError);
      else done(null, ownBuffer(unpacked));
    });
  });
}

/** The bytes as a buffer of exactly their length. */
function ownBuffer({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBufferLike {
  const isOwn = byteLength === buffer.byteLength;
  return isOwn ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
}
