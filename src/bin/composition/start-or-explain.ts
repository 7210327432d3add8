import { ConfigError, configErrorExitCode } from '../../config/config.ts';
import { BookError } from '../../books/problem.ts';

/** Starts a process. A problem that its operator can mend is printed plainly, and the process ends with code 78 or 1. */
export async function startOrExplain(start: () => Promise<void>): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof BookError) {
      process.stderr.write(`${error.message}\n`);
      process.exit(configErrorExitCode);
    }
    if (isPortTaken(error)) {
      process.stderr.write(`${error.message}. Another process uses this port: stop it, or set PORT.\n`);
      process.exit(1);
    }
    throw error;
  }
}

function isPortTaken(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
