import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { createSimulator, type Simulator } from '../../src/simulator/simulator.ts';
import { freePort, startRedis, type RedisServer } from '../redis/redis-server.ts';

const bookIds = ['benesapo', 'honobono-mini2', 'kyosai-mypage'] as const;

/** The desk as it runs in production: built processes, a real Redis, and the simulator as LINE. */
export type ProductionDesk<Store = RedisServer> = {
  readonly simulator: Simulator;
  readonly redis: Store;
  readonly webUrl: string;
  /** Where LINE stands: the asker's phone is at `/simulator`. */
  readonly lineUrl: string;
  startWeb(): Promise<DeskProcess>;
  startWorker(): Promise<DeskProcess>;
  /** Runs a command at the server's shell, and waits for its end. */
  faq(args: readonly string[], input?: string): Promise<Said>;
  close(): Promise<void>;
};

export type Said = {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
};

export type DeskProcess = {
  readonly url: string;
  readonly pid: number;
  /** Everything it has printed. */
  output(): string;
  /** SIGKILL: gone in the middle of whatever it did. */
  kill(): Promise<void>;
  /** SIGTERM. @returns the exit code */
  stop(): Promise<number | null>;
};

/** @param redisSettings besides the AOF, e.g. `--appendfsync always` */
export async function openProductionDesk(redisSettings: readonly string[] = []): Promise<ProductionDesk> {
  return openDeskOn(await startRedis(redisSettings));
}

/** The same on another store than one Redis. @param redis `url` as REDIS_URL has it; it is stopped with the desk */
export async function openDeskOn<Store extends { readonly url: string; stop(): Promise<void> }>(
  redis: Store,
): Promise<ProductionDesk<Store>> {
  const webPort = await freePort();
  const webUrl = `http://127.0.0.1:${webPort}`;
  const channels = bookIds.map((id) => ({
    id,
    name: id,
    secret: `secret-${id}`,
    accessToken: `token-${id}`,
    webhookUrl: `${webUrl}/webhook/${id}`,
  }));
  const simulator = createSimulator({ channels });
  const line = createServer(express().use(simulator.router));
  await new Promise<void>((resolve) => line.listen(0, '127.0.0.1', resolve));
  const lineUrl = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    REDIS_URL: redis.url,
    LINE_API_BASE_URL: lineUrl,
    FAQ_BOOK: 'benesapo',
    LINE_CHANNEL_SECRET: 'secret-benesapo',
    LINE_CHANNEL_ACCESS_TOKEN: 'token-benesapo',
    LINE_CHANNEL_SECRET_HONOBONO_MINI2: 'secret-honobono-mini2',
    LINE_CHANNEL_ACCESS_TOKEN_HONOBONO_MINI2: 'token-honobono-mini2',
    LINE_CHANNEL_SECRET_KYOSAI_MYPAGE: 'secret-kyosai-mypage',
    LINE_CHANNEL_ACCESS_TOKEN_KYOSAI_MYPAGE: 'token-kyosai-mypage',
  };
  const running = new Set<DeskProcess>();
  const start = async (file: string, port: number): Promise<DeskProcess> => {
    const started = await startProcess(file, { ...env, PORT: String(port) }, port);
    running.add(started);
    return started;
  };
  return {
    simulator,
    redis,
    webUrl,
    lineUrl,
    startWeb: () => start('dist/bin/web.js', webPort),
    startWorker: async () => start('dist/bin/worker.js', await freePort()),
    faq: (args, input = '') => runFaq(args, input, { PATH: env.PATH, REDIS_URL: redis.url }),
    async close() {
      await Promise.all([...running].map((each) => each.kill()));
      simulator.close();
      line.closeAllConnections();
      await new Promise((resolve) => line.close(resolve));
      await redis.stop();
    },
  };
}

async function startProcess(file: string, env: NodeJS.ProcessEnv, port: number): Promise<DeskProcess> {
  const child = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await isReady(url)); tries += 1) {
    if (tries > 2_000 || child.exitCode !== null) throw new Error(`${file} did not become ready:\n${output}`);
    await sleep(25);
  }
  return {
    url,
    pid: child.pid ?? 0,
    output: () => output,
    kill: async () => {
      await ended(child, 'SIGKILL');
    },
    stop: () => ended(child, 'SIGTERM'),
  };
}

async function runFaq(args: readonly string[], input: string, env: NodeJS.ProcessEnv): Promise<Said> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['dist/bin/cli.js', ...args], { env, stdio: 'pipe' });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out, err, ms: performance.now() - startedAt };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).status === 200;
  } catch {
    return false;
  }
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await exit;
  return child.exitCode;
}
