import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';

export type RedisServer = {
  readonly url: string;
  readonly port: number;
  /** Freezes the server, as an overloaded or cut-off machine would be. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** SIGKILL, and a new one on the same port from what is on disk. `meanwhile`: while there is none. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Ends the server and removes what it kept. */
  stop(): Promise<void>;
};

/** A real redis-server on a free port of its own, with an AOF in a folder of its own. @param more settings; `at`: a port that is free */
export async function startRedis(more: readonly string[] = [], at?: number): Promise<RedisServer> {
  const dir = mkdtempSync(join(tmpdir(), 'madoguchi-redis-'));
  const port = at ?? (await freePort());
  const start = (): ChildProcess =>
    spawn(
      'redis-server',
      [
        '--port',
        String(port),
        '--bind',
        '127.0.0.1',
        '--dir',
        dir,
        '--save',
        '',
        '--appendonly',
        'yes',
        ...more,
      ],
      { stdio: 'ignore' },
    );
  let server = start();
  const failure = new Promise<never>((_, reject) => {
    server.once('error', (cause) =>
      reject(new Error('redis-server did not start. Run `npm run setup` once.', { cause })),
    );
  });
  const url = `redis://127.0.0.1:${port}`;
  await Promise.race([answers(url), failure]);
  return {
    url,
    port,
    pause: () => Promise.resolve(void server.kill('SIGSTOP')),
    resume: () => Promise.resolve(void server.kill('SIGCONT')),
    restart: async (meanwhile = () => Promise.resolve()) => {
      await ended(server);
      await meanwhile();
      server = start();
      await answers(url);
    },
    stop: async () => {
      await ended(server);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Below those that the system gives to outgoing connections, so that none of these takes the port before its server. */
const ports = { first: 11_000, count: 20_000 };
/** Each process of the suite begins elsewhere. */
let lastPort = process.pid * 101;

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    lastPort += 1;
    const port = ports.first + (lastPort % ports.count);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen(port, () => resolve(true));
    });
    if (!isFree) continue;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 800; tries += 1) {
    const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null, disconnectTimeout: 50 });
    redis.on('error', () => undefined);
    try {
      await redis.connect();
      await redis.ping();
      return;
    } catch {
      await sleep(25);
    } finally {
      redis.disconnect();
    }
  }
  throw new Error(`redis-server did not answer at ${url} within 20 s`);
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = new Promise((resolve) => process.once('exit', resolve));
  process.kill('SIGKILL');
  await exit;
}
