import { existsSync, readFileSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { parseEnv } from 'node:util';
import { parseChannels } from './channels.ts';
import { orDefault, type Environment } from './environment.ts';
import type { Channel } from '../line/channel.ts';
import type { LineApi } from '../line/client.ts';

/** All settings of a process. They are read once, at the start. */
export type Config = {
  readonly port: number;
  /** One address; several for a Redis Cluster; none to use memory. */
  readonly redisUrls: readonly string[];
  readonly channels: readonly Channel[];
  readonly defaultBookId: string;
  readonly lineApi: LineApi;
  readonly faqDataDir: string;
  /** Folder of the index cache, which search builds from the books; it may be emptied at any time. */
  readonly faqCacheDir: string;
  readonly logLevel: string;
  readonly isProduction: boolean;
  /** How many proxies in front of this process add the sender's address. */
  readonly trustedProxies: number;
  readonly timeZone: string;
};

/** Reports every problem of the configuration at once. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `The configuration has ${problems.length} problem(s):\n${problems.map((each) => `- ${each}`).join('\n')}`,
    );
  }
}

/** sysexits.h EX_CONFIG: a process manager should not start it again unchanged. */
export const configErrorExitCode = 78;

/**
 * Reads the settings of a production process from `.env` (if there is one) and the environment, which wins.
 * @param role `web` and `worker` differ in their default port
 * @throws ConfigError naming every missing or wrong setting
 */
export function readConfig(role: 'web' | 'worker'): Config {
  if (existsSync('.env')) loadEnvFile('.env');
  return parseConfig(process.env, role);
}

/** The settings of development and of most commands: nothing about LINE or a store, whatever `.env` holds. */
export function readLocalConfig(): Pick<
  Config,
  'port' | 'faqDataDir' | 'faqCacheDir' | 'timeZone' | 'logLevel'
> {
  const problems: string[] = [];
  const { PORT, FAQ_DATA_DIR, FAQ_CACHE_DIR, TZ_NAME, LOG_LEVEL } = process.env;
  const local = {
    port: parsePort(PORT, 3000, problems),
    faqDataDir: orDefault(FAQ_DATA_DIR, 'faq-data'),
    faqCacheDir: orDefault(FAQ_CACHE_DIR, '.cache'),
    timeZone: parseTimeZone(TZ_NAME, problems),
    logLevel: parseLogLevel(LOG_LEVEL, problems),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return local;
}

/** What a command needs to call LINE: the channels, and the address of LINE. */
export type LineConfig = Pick<Config, 'channels' | 'lineApi'>;

/** Reads it from `.env` (if there is one) and the environment, which wins. @throws ConfigError */
export function readLineConfig(): LineConfig {
  if (existsSync('.env')) loadEnvFile('.env');
  return parseLineConfig(process.env);
}

function parseLineConfig(env: Environment): LineConfig {
  const problems: string[] = [];
  const channels = parseChannels(env, orDefault(env['FAQ_BOOK'], 'benesapo'), problems);
  const lineApi = parseLineApi(env, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return { channels, lineApi };
}

/** Where commands find the store of the running Madoguchi: REDIS_URL, as its processes read it. */
export const readStoreUrls = (): readonly string[] => parseStoreUrls(readAllSettings());
/** Where the running Madoguchi has its books: FAQ_DATA_DIR, as its processes read it. */
export const readDataDir = (): string => orDefault(readAllSettings()['FAQ_DATA_DIR'], 'faq-data');
function readAllSettings(): Environment {
  const inFile = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...inFile, ...process.env };
}
export function parseStoreUrls(env: Environment): readonly string[] {
  const problems: string[] = [];
  const urls = parseRedisUrls(env['REDIS_URL'], false, problems);
  if (urls.length === 0 && problems.length === 0)
    problems.push(
      'REDIS_URL is missing. Accounts and tickets are in the Redis of the running desk: give its address, e.g. REDIS_URL=redis://localhost:6379. (What `npm run dev` keeps is in its own memory, out of reach from here.)',
    );
  if (problems.length > 0) throw new ConfigError(problems);
  return urls;
}

export function parseConfig(env: Environment, role: 'web' | 'worker'): Config {
  const problems: string[] = [];
  const isProduction = env['NODE_ENV'] === 'production';
  const defaultBookId = orDefault(env['FAQ_BOOK'], 'benesapo');
  const config: Config = {
    port: parsePort(env['PORT'], role === 'web' ? 3000 : 3001, problems),
    redisUrls: parseRedisUrls(env['REDIS_URL'], isProduction, problems),
    channels: parseChannels(env, defaultBookId, problems),
    defaultBookId,
    lineApi: parseLineApi(env, problems),
    faqDataDir: orDefault(env['FAQ_DATA_DIR'], 'faq-data'),
    faqCacheDir: orDefault(env['FAQ_CACHE_DIR'], '.cache'),
    logLevel: parseLogLevel(env['LOG_LEVEL'], problems),
    isProduction,
    trustedProxies: parseProxies(env['TRUSTED_PROXIES'], problems),
    timeZone: parseTimeZone(env['TZ_NAME'], problems),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function parsePort(value: string | undefined, otherwise: number, problems: string[]): number {
  const text = orDefault(value, String(otherwise));
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  problems.push(`PORT is "${text}". Give a number from 0 to 65535.`);
  return otherwise;
}

function parseProxies(value: string | undefined, problems: string[]): number {
  const text = orDefault(value, '1');
  if (/^\d$/.test(text)) return Number(text);
  problems.push(
    `TRUSTED_PROXIES is "${text}". Give the number of proxies in front of Madoguchi, 0 to 9: a Procfile host has 1.`,
  );
  return 1;
}

function parseRedisUrls(value: string | undefined, isProduction: boolean, problems: string[]): string[] {
  const urls = orDefault(value, '')
    .split(',')
    .map((url) => url.trim())
    .filter((url) => url !== '');
  if (urls.length === 0 && isProduction)
    problems.push(
      'REDIS_URL is missing. Give the address of a Redis, e.g. redis://localhost:6379: in production nothing is kept in memory alone.',
    );
  // The address may hold a password, so the message gives its number and doesn't show it.
  for (const [index, url] of urls.entries())
    if (!/^rediss?:\/\/.+/.test(url))
      problems.push(
        `REDIS_URL: address ${index + 1} of ${urls.length} is not one of a Redis. Write redis://host:port or rediss://host:port.`,
      );
  return urls;
}

function parseLineApi(env: Environment, problems: string[]): LineApi {
  return {
    baseUrl: parseBaseUrl(env, 'LINE_API_BASE_URL', problems),
    dataBaseUrl: parseBaseUrl(env, 'LINE_DATA_API_BASE_URL', problems),
  };
}

/** The SDK would drop a path without a word, so a path is refused here. */
function parseBaseUrl(env: Environment, name: string, problems: string[]): string | undefined {
  const value = orDefault(env[name], '');
  if (value === '') return undefined;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    const shown = (url?.password ?? '') === '' ? value : 'an address with a password';
    problems.push(`${name} is "${shown}". Give a host root without a path, e.g. http://localhost:3000.`);
    return undefined;
  }
  return url.origin;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function parseLogLevel(value: string | undefined, problems: string[]): string {
  const level = orDefault(value, 'info');
  if (!logLevels.includes(level))
    problems.push(`LOG_LEVEL is "${level}". Give one of ${logLevels.join(', ')}.`);
  return level;
}

function parseTimeZone(value: string | undefined, problems: string[]): string {
  const zone = orDefault(value, 'Asia/Tokyo');
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    problems.push(`TZ_NAME is "${zone}". Give an IANA time zone, e.g. Asia/Tokyo.`);
  }
  return zone;
}
