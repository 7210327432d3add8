import { readConfig } from '../config/config.ts';
import { createWebhook } from '../line/webhook.ts';
import { createJournal } from '../telemetry/journal.ts';
import { createLogger } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createStatusRoutes } from '../telemetry/status-routes.ts';
import { watchStore } from '../telemetry/watch-store.ts';
import { followBooks } from '../books/watching/follow-books.ts';
import { openBooks } from './composition/open-books.ts';
import { openStores } from './composition/open-stores.ts';
import { openStaffDesk } from './composition/open-staff-desk.ts';
import { serve } from './composition/serve.ts';
import { startOrExplain } from './composition/start-or-explain.ts';
import { stopOnSignal } from './composition/stop-on-signal.ts';

/** Procfile `web`: the webhook and the staff desk over HTTP. It appends to the mailbox; a worker does the rest. */
await startOrExplain(async () => {
  const config = readConfig('web');
  const log = createLogger(config.logLevel, 'web');
  const metrics = createMetrics();
  const journal = createJournal(log, metrics);
  const clock = Date.now;
  const { channels, defaultBookId, port, trustedProxies } = config;
  const books = openBooks(config);
  const stores = openStores(config, log);
  const { mailbox } = stores;

  const store = watchStore(mailbox, metrics, clock);
  const needs = { store: store.check };
  const status = createStatusRoutes(needs, metrics, store.observe);
  const webhook = createWebhook({ channels, defaultBookId, mailbox, journal, clock });
  const followed = followBooks(books, { ...config, log });
  const staffDesk = await openStaffDesk(config, followed.all, stores, { channels, api: config.lineApi }, log);
  const server = await serve([status, webhook, staffDesk.router], port, log, trustedProxies);
  process.stdout.write(staffDesk.devLogin ?? '');
  log.info({ port: server.port, books: [...books.keys()] }, 'web is open');

  // Processes don't share memory, so without a Redis the worker runs inside this one.
  const worker =
    config.redisUrls.length === 0
      ? await (
          await import('./composition/open-worker.ts')
        ).openWorker(books, stores, { ...config, api: config.lineApi, journal, clock }, { ...config, log })
      : undefined;
  stopOnSignal(
    log,
    () => {
      followed.stop();
      staffDesk.closePages();
      return server.close();
    },
    () => worker?.stop() ?? Promise.resolve(),
    () => stores.close(),
  );
});
