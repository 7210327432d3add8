import type { Readable, Writable } from 'node:stream';
import { BookError } from '../books/problem.ts';

/** What a command works with; tests pass their own streams. */
export type CommandIo = {
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** The folder of the books, FAQ_DATA_DIR. */
  readonly dataDir: string;
  /** The folder of the index cache, FAQ_CACHE_DIR; absent = no cache. */
  readonly cacheDir?: string;
  /** IANA name of the time zone of printed times, TZ_NAME; absent = Japan's. */
  readonly timeZone?: string;
  /** The Redis of the running Madoguchi, REDIS_URL. @throws ConfigError when none is set */
  readonly storeUrls: () => readonly string[];
  /** The folder of the running Madoguchi's books, FAQ_DATA_DIR as its processes read it. */
  readonly runningDataDir: () => string;
};

/** Takes the arguments, returns the process's exit code. */
export type Command = (args: readonly string[], io: CommandIo) => Promise<number>;

/** What a command of the desk came to: its exit code, and what it prints. */
export type CommandResult = { readonly code: number; readonly out?: string; readonly err?: string };

export const EXIT = { fine: 0, problem: 1, usage: 64 } as const;

/** The command line is wrong: the message says what, which value, and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Runs a command. Mistakes of its user become a message on stderr and an exit code; a defect stays an error. */
export async function withExitCode(
  io: CommandIo,
  usage: string,
  command: () => Promise<number>,
): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof UsageError) {
      io.stderr.write(`${error.message}\nUsage: ${usage}\n`);
      return EXIT.usage;
    }
    if (error instanceof BookError) {
      io.stderr.write(`${error.message}\n`);
      return EXIT.problem;
    }
    throw error;
  }
}
