import { ConfigError, readConfig } from '../config/config.ts';
import { createJournal } from '../telemetry/journal.ts';
import { createLogger } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createStatusRoutes } from '../telemetry/status-routes.ts';
import { watchStore } from '../telemetry/watch-store.ts';
import { openBooks } from './composition/open-books.ts';
import { openStores } from './composition/open-stores.ts';
import { serve } from './composition/serve.ts';
import { createWorkerNeeds, openWorker } from './composition/open-worker.ts';
import { startOrExplain } from './composition/start-or-explain.ts';
import { stopOnSignal } from './composition/stop-on-signal.ts';

/** Procfile `worker`: handles the events of the mailbox and delivers the answers. Any number of workers share the work. */
await startOrExplain(async () => {
  const config = readConfig('worker');
  if (config.redisUrls.length === 0)
    throw new ConfigError([
      'REDIS_URL is missing, so this worker would share no mailbox with a web process. Set it, or run web alone.',
    ]);
  const log = createLogger(config.logLevel, 'worker');
  const metrics = createMetrics();
  const journal = createJournal(log, metrics);
  const clock = Date.now;
  const { channels, lineApi, port } = config;
  const books = openBooks(config);
  const stores = openStores(config, log);
  const { mailbox } = stores;

  const store = watchStore(mailbox, metrics, clock);
  const { needs, started } = createWorkerNeeds(store);
  const status = createStatusRoutes(needs, metrics, store.observe);
  const server = await serve([status], port, log);
  const worker = await openWorker(
    books,
    stores,
    { channels, api: lineApi, journal, clock },
    { ...config, log },
  );
  stopOnSignal(
    log,
    () => worker.stop(),
    () => server.close(),
    () => stores.close(),
  );
  started(worker);
  log.info({ port: server.port, books: [...books.keys()] }, 'the worker is at work');
  await worker.channels.checkAll();
});
