import { readFileSync } from 'node:fs';
import { ConfigError, configErrorExitCode, parseConfig, readLocalConfig } from '../../src/config/config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const sound = {
  NODE_ENV: 'production',
  REDIS_URL: 'redis://localhost:6379',
  LINE_CHANNEL_SECRET: '8c570fa6dd201bb328f1c1eac23a96d8',
  LINE_CHANNEL_ACCESS_TOKEN: 'abc+/def=',
} as const;

function problemsOf(env: Environment): string {
  try {
    parseConfig(env, 'web');
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('the configuration was taken as sound');
}

/** The names that a parser asks its environment for. */
function namesAskedFor(parse: (env: Environment) => void, env: Environment): Set<string> {
  const asked = new Set<string>();
  const spy = new Proxy(env, {
    get(target, name) {
      asked.add(String(name));
      return target[String(name)];
    },
  });
  parse(spy);
  return asked;
}

const perBook = /^(LINE_CHANNEL_(?:SECRET|ACCESS_TOKEN))_.+$/;

describe('.env.example', () => {
  /** A setting stands at the start of a line, perhaps commented out. */
  const settingsIn = (text: string): string[] =>
    [...text.matchAll(/^(?:#\s*)?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1] ?? '');

  test('names every setting that is read, and no other', () => {
    const asked = namesAskedFor((env) => parseConfig(env, 'web'), sound);
    const listed = settingsIn(readFileSync('.env.example', 'utf8'));
    expect([...new Set(listed.filter((name) => !perBook.test(name)))].sort()).toEqual([...asked].sort());
    expect(new Set(listed.map((name) => perBook.exec(name)?.[1]).filter(Boolean))).toEqual(
      new Set(['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN']),
    );
  });

  test('the settings of development are among them, and config/config.ts reads the environment nowhere else', () => {
    const asked = namesAskedFor((env) => parseConfig(env, 'web'), sound);
    const source = readFileSync('src/config/config.ts', 'utf8');
    const [, names = ''] = /const \{([^}]*)\} = process\.env;/.exec(source) ?? [];
    const ofDevelopment = names.split(',').map((name) => name.trim());
    expect(ofDevelopment).toContain('PORT');
    for (const name of ofDevelopment) expect(asked).toContain(name);
    const reads = source.split('\n').filter((line) => /^[^/*]*process\.env/.test(line));
    expect(reads.map((line) => line.trim())).toEqual([
      'return parseConfig(process.env, role);',
      `const {${names}} = process.env;`,
      'return parseLineConfig(process.env);',
      'return { ...inFile, ...process.env };',
    ]);
  });
});

describe('a sound configuration', () => {
  test('is read with its defaults', () => {
    expect(parseConfig(sound, 'web')).toEqual({
      port: 3000,
      redisUrls: ['redis://localhost:6379'],
      channels: [
        {
          bookId: 'benesapo',
          secrets: ['8c570fa6dd201bb328f1c1eac23a96d8'],
          accessToken: 'abc+/def=',
        },
      ],
      defaultBookId: 'benesapo',
      lineApi: { baseUrl: undefined, dataBaseUrl: undefined },
      faqDataDir: 'faq-data',
      faqCacheDir: '.cache',
      logLevel: 'info',
      isProduction: true,
      trustedProxies: 1,
      timeZone: 'Asia/Tokyo',
    });
    expect(parseConfig(sound, 'worker').port).toBe(3001);
  });

  test('an empty setting counts as one that is not there', () => {
    const empty = { PORT: '', FAQ_BOOK: ' ', LOG_LEVEL: '', TZ_NAME: '', LINE_API_BASE_URL: '' };
    expect(parseConfig({ ...sound, ...empty }, 'web')).toEqual(parseConfig(sound, 'web'));
  });

  test('while the channel secret is rotated, the old one and the new one are both kept', () => {
    const { channels } = parseConfig({ ...sound, LINE_CHANNEL_SECRET: ' old , new ' }, 'web');
    expect(channels[0]?.secrets).toEqual(['old', 'new']);
    expect(problemsOf({ ...sound, LINE_CHANNEL_SECRET: 'a,b,c' })).toContain('3 secrets');
  });

  test('a book has its own channel under its name in capitals: HONOBONO_MINI2 is honobono-mini2', () => {
    const { channels } = parseConfig(
      {
        ...sound,
        LINE_CHANNEL_SECRET_HONOBONO_MINI2: 's2',
        LINE_CHANNEL_ACCESS_TOKEN_HONOBONO_MINI2: 't2',
        LINE_CHANNEL_SECRET_KYOSAI_MYPAGE: 's3',
        LINE_CHANNEL_ACCESS_TOKEN_KYOSAI_MYPAGE: 't3',
      },
      'web',
    );
    expect(channels.slice(1)).toEqual([
      { bookId: 'honobono-mini2', secrets: ['s2'], accessToken: 't2' },
      { bookId: 'kyosai-mypage', secrets: ['s3'], accessToken: 't3' },
    ]);
  });

  test('several addresses of Redis are a cluster', () => {
    const { redisUrls } = parseConfig({ ...sound, REDIS_URL: 'redis://a:1, rediss://b:2' }, 'web');
    expect(redisUrls).toEqual(['redis://a:1', 'rediss://b:2']);
  });

  test('LINE’s API may stand elsewhere, at a host root', () => {
    const env = {
      ...sound,
      LINE_API_BASE_URL: 'http://127.0.0.1:3000/',
      LINE_DATA_API_BASE_URL: 'https://x.test',
    };
    expect(parseConfig(env, 'web').lineApi).toEqual({
      baseUrl: 'http://127.0.0.1:3000',
      dataBaseUrl: 'https://x.test',
    });
  });

  test('development knows neither LINE’s settings nor a store’s', () => {
    expect(Object.keys(readLocalConfig()).sort()).toEqual([
      'faqCacheDir',
      'faqDataDir',
      'logLevel',
      'port',
      'timeZone',
    ]);
  });
});

describe('a wrong configuration', () => {
  test('the operator reads all problems in one report', () => {
    const report = problemsOf({
      NODE_ENV: 'production',
      PORT: '80a',
      LOG_LEVEL: 'loud',
      TZ_NAME: 'Asia/Edo',
      LINE_API_BASE_URL: 'localhost',
      LINE_CHANNEL_SECRET_KYOSAI_MYPAGE: 's3',
    });
    const named = [
      'PORT',
      'REDIS_URL',
      'LINE_CHANNEL_SECRET is missing',
      'LINE_CHANNEL_ACCESS_TOKEN is missing',
      'LINE_CHANNEL_ACCESS_TOKEN_KYOSAI_MYPAGE is missing',
      'LINE_API_BASE_URL',
      'LOG_LEVEL',
      'TZ_NAME',
    ];
    for (const name of named) expect(report).toContain(name);
    expect(report).toContain(`${named.length} problem(s)`);
    expect(report.split('\n')).toHaveLength(named.length + 1);
  });

  test('ends the process with the exit code of a configuration error', () => {
    expect(configErrorExitCode).toBe(78);
  });

  test('production keeps nothing in memory alone', () => {
    expect(problemsOf({ ...sound, REDIS_URL: undefined })).toContain('REDIS_URL is missing');
    expect(problemsOf({ ...sound, REDIS_URL: ' , ' })).toContain('REDIS_URL is missing');
    expect(parseConfig({ ...sound, NODE_ENV: undefined, REDIS_URL: undefined }, 'web').redisUrls).toEqual([]);
  });

  test.each([
    'http://localhost:3000/line',
    'http://localhost/?a=1',
    'ftp://localhost',
    'localhost:3000',
    'x',
  ])('the SDK would drop the path of an API address: %s is refused', (address) => {
    expect(problemsOf({ ...sound, LINE_API_BASE_URL: address })).toContain('host root without a path');
    expect(problemsOf({ ...sound, LINE_DATA_API_BASE_URL: address })).toContain('LINE_DATA_API_BASE_URL');
  });

  test('the channel ID pasted as the token is recognised', () => {
    const report = problemsOf({ ...sound, LINE_CHANNEL_ACCESS_TOKEN: '1234567890' });
    expect(report).toContain('looks like the channel ID');
  });

  test('the channel ID pasted as the secret is recognised', () => {
    const report = problemsOf({ ...sound, LINE_CHANNEL_SECRET: '1234567890' });
    expect(report).toContain('LINE_CHANNEL_SECRET is a number: that looks like the channel ID');
  });

  test('a token that was copied with a blank, a line break or an ellipsis is recognised', () => {
    for (const token of ['abc def', 'abc\ndef', 'abc…', 'ａｂｃ'])
      expect(problemsOf({ ...sound, LINE_CHANNEL_ACCESS_TOKEN: token })).toContain('Copy it again');
  });

  test('a book with two channels is refused, and the operator reads so', () => {
    const env = {
      ...sound,
      LINE_CHANNEL_SECRET_BENESAPO: 's2',
      LINE_CHANNEL_ACCESS_TOKEN_BENESAPO: 't2',
    };
    expect(problemsOf(env)).toContain('two LINE channels');
  });

  test('no report shows a secret, a token or a password', () => {
    const report = problemsOf({
      NODE_ENV: 'production',
      PORT: 'x',
      REDIS_URL: 'http://user:hidden1@host,user:hidden/2@host,redis:hidden@3@host,hidden4',
      LINE_CHANNEL_SECRET: 'hidden5,hidden6,hidden7',
      LINE_CHANNEL_ACCESS_TOKEN: 'hidden 8',
      LINE_CHANNEL_SECRET_KYOSAI_MYPAGE: 'hidden9',
      LINE_API_BASE_URL: 'http://user:hidden10@localhost',
      LINE_DATA_API_BASE_URL: 'http://user:hidden10@localhost/path',
    });
    expect(report).not.toContain('hidden');
    expect(report).toContain('address 2 of 4');
  });
});
