import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Command } from '../../src/cli/command.ts';
import { indexCacheFolder } from '../index-cache-folder.ts';

export const dataDir = fileURLToPath(new URL('../../faq-data', import.meta.url));

/** Runs a command on text or chunks of bytes, as a shell would. */
export async function tryCommand(
  run: Command,
  args: readonly string[],
  input: string | readonly Buffer[] = '',
  books = dataDir,
  storeUrls: readonly string[] = [],
): Promise<{ code: number; out: string; err: string; lines: readonly string[] }> {
  const out = new Collected();
  const err = new Collected();
  const stdin = Readable.from(typeof input === 'string' ? [Buffer.from(input)] : input);
  const code = await run(args, {
    stdin,
    stdout: out,
    stderr: err,
    dataDir: books,
    cacheDir: indexCacheFolder,
    storeUrls: () => storeUrls,
    runningDataDir: () => books,
  });
  return { code, out: out.text, err: err.text, lines: out.text.split('\n').slice(0, -1) };
}

class Collected extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
