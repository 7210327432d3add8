import { Router } from 'express';
import type { Metrics } from './metrics.ts';

/** What a process needs to do its work, by name. Each check rejects while its need is not met. */
export type Needs = Readonly<Record<string, () => Promise<unknown>>>;

/**
 * `/healthz`: the process lives. `/readyz`: it can do its work, else 503 with the reasons. `/metrics`:
 * Prometheus text.
 * @param beforeMetrics updates the metrics that are read only on request
 */
export function createStatusRoutes(
  needs: Needs,
  metrics: Metrics,
  beforeMetrics: () => Promise<void>,
): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok\n');
  });
  router.get('/readyz', async (_request, response) => {
    const reasons = await Promise.all(
      Object.entries(needs).map(async ([name, check]) => {
        try {
          await check();
          return [];
        } catch (error) {
          return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
        }
      }),
    );
    const missing = reasons.flat();
    response.status(missing.length === 0 ? 200 : 503).type('text/plain');
    response.send(missing.length === 0 ? 'ready\n' : `${missing.join('\n')}\n`);
  });
  router.get('/metrics', async (_request, response) => {
    await beforeMetrics();
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
