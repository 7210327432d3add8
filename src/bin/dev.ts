import { readLocalConfig } from '../config/config.ts';
import { createWebhook } from '../line/webhook.ts';
import { createJournal } from '../telemetry/journal.ts';
import { createLogger } from '../telemetry/log.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import { createStatusRoutes } from '../telemetry/status-routes.ts';
import { watchStore } from '../telemetry/watch-store.ts';
import { openBooks } from './composition/open-books.ts';
import { openMemoryStores } from './composition/open-stores.ts';
import { openStaffDesk } from './composition/open-staff-desk.ts';
import { serve } from './composition/serve.ts';
import { simulateLine } from './composition/simulate-line.ts';
import { openWorker } from './composition/open-worker.ts';
import { startOrExplain } from './composition/start-or-explain.ts';
import { createStartPage } from './composition/start-page.ts';
import { stopOnSignal } from './composition/stop-on-signal.ts';

/** `npm run dev`: web, worker and a simulated LINE in one process. It never reads `.env` and never calls LINE. */
await startOrExplain(async () => {
  const { port, faqDataDir, faqCacheDir, timeZone, logLevel } = readLocalConfig();
  const log = createLogger(logLevel, 'dev');
  const metrics = createMetrics();
  const journal = createJournal(log, metrics);
  const clock = Date.now;
  const { channels, api, simulator, defaultBookId, publishMenus } = simulateLine(faqDataDir, port);
  const books = openBooks({ faqDataDir, channels });
  const stores = openMemoryStores();
  const { mailbox } = stores;

  const content = { faqDataDir, faqCacheDir, timeZone, log };
  const worker = await openWorker(books, stores, { channels, api, journal, clock }, content);
  const store = watchStore(mailbox, metrics, clock);
  const needs = { store: store.check };
  const status = createStatusRoutes(needs, metrics, store.observe);
  const webhook = createWebhook({ channels, defaultBookId, mailbox, journal, clock });
  const startPage = createStartPage([...books.values()]);
  const staffDesk = await openStaffDesk(
    { redisUrls: [], timeZone },
    worker.books,
    stores,
    { channels, api },
    log,
  );
  const routes = [status, webhook, startPage, staffDesk.router, simulator.router];
  const server = await serve(routes, port, log);
  process.stdout.write(`窓口が開きました。 Madoguchi is open: http://localhost:${server.port}/simulator\n`);
  void publishMenus(log);
  process.stdout.write(staffDesk.devLogin ?? '');

  stopOnSignal(
    log,
    () => worker.stop(),
    () => {
      simulator.close();
      staffDesk.closePages();
      return server.close();
    },
  );
});
