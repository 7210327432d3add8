import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Router } from 'express';
import type { Logger } from '../../telemetry/log.ts';

export type HttpServer = { readonly port: number; close(): Promise<void> };

/**
 * When we close an idle connection while a webhook is being sent on it, the sender can't know whether it arrived. So the
 * proxy in front should close first: nginx and load balancers do after 60 s, Traefik after 90, Caddy after 120.
 */
const keepAliveMs = 125_000;

/**
 * Serves routes on a port. @throws when the port is taken
 * @param trustedProxies how many proxies of ours stand in front; as many entries of X-Forwarded-For are trusted
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
        // A connection with a request in progress becomes idle only after it.
        const idleCheck = setInterval(() => server.closeIdleConnections(), 100);
        server.close(() => {
          clearInterval(idleCheck);
          resolve();
        });
      }),
  };
}

/** Handles a defect of ours: the log gets the details, the sender only a 500. */
function answerFailure(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    log.error({ err: error as unknown, path: request.path }, 'a request failed');
    if (response.headersSent) next(error);
    else response.sendStatus(500);
  };
}
