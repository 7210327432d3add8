import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Router } from 'express';
import type { Logger } from '../../telemetry/log.ts';

export type HttpServer = { readonly port: number; close(): Promise<void> };

/**
 * Who sends a webhook on a kept connection at the moment when we close it never learns whether it arrived. So the
 * proxy in front should close first: nginx and load balancers do after 60 s, Traefik after 90, Caddy after 120.
 */
const keepAliveMs = 125_000;

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
  server.keepAliveTimeout = keepAliveMs;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        // A connection that still had a request in hand is idle only after it.
        const sweeping = setInterval(() => server.closeIdleConnections(), 100);
        server.close(() => {
          clearInterval(sweeping);
          resolve();
        });
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
