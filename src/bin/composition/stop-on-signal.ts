import type { Logger } from '../../telemetry/log.ts';

/** Work in progress gets this long to finish, ms; a Procfile host kills the process after 30 s. */
const graceMs = 25_000;

/** On SIGTERM or SIGINT: stops the parts one after another, then ends the process. */
export function stopOnSignal(log: Logger, ...stops: readonly (() => Promise<unknown>)[]): void {
  let isStopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping: work in progress is finished first');
    setTimeout(() => process.exit(1), graceMs).unref();
    for (const each of stops) await each();
    log.info('stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      });
    });
}
