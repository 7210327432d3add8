import type { Writable } from 'node:stream';

/** Writes in order and waits for a slow reader. @returns false once the reader is gone (`| head`), which is no error */
export type Print = (text: string) => Promise<boolean>;

export function createPrinter(stream: Writable): Print {
  // The write's callback gets the error, too; without this listener it would end the process.
  stream.on('error', () => undefined);
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error) resolve(true);
        else if (isReaderGone(error)) resolve(false);
        else reject(error);
      });
    });
}

function isReaderGone(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  return code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED' || code === 'ECONNRESET';
}
