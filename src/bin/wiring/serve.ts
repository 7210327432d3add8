import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Router } from 'express';
import type { Logger } from '../../telemetry/log.ts';

export type HttpServer = { readonly port: number; close(): Promise<void> };

/**
 * Serves routes on a port. @throws when the port is taken
 * @param trustedProxies how many proxies of ours stand before it: so many entries of X-Forwarded-For are believed
 */
export async function serve(
  routes: readonly Router[],
  port: number,
  log: Logger,
  trustedProxies = 0,
): Promise<HttpServer> {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustedProxies);
  for (const router of routes) app.use(router);
  app.use(answerFailure(log));
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

/** A defect of ours: the log has all of it, the sender nothing. */
function answerFailure(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    log.error({ err: error as unknown, path: request.path }, 'a request failed');
    if (response.headersSent) next(error);
    else response.sendStatus(500);
  };
}
