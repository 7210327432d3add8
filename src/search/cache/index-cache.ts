/**
 * Where a search keeps what it once worked out from texts, by a key that stands for the texts: a folder of files,
 * a Map in a test. It may forget anything at any time.
 */
export type IndexCache = {
  read(key: string): Uint8Array | undefined;
  write(key: string, bytes: Uint8Array): void;
};

/** Works everything out again each time. */
export const noIndexCache: IndexCache = { read: () => undefined, write: () => undefined };
