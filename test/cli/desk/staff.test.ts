import { run } from '../../../src/cli/desk/staff.ts';
import { ConfigError, parseStoreUrls } from '../../../src/config/config.ts';
import { createPasswords } from '../../../src/desk/accounts/passwords.ts';
import { connectRedis } from '../../../src/redis/connect.ts';
import { createRedisStaffStore } from '../../../src/redis/staff.ts';
import type { StaffStore } from '../../../src/staff/staff-store.ts';
import { startRedis, type RedisServer } from '../../redis/redis-server.ts';
import { dataDir, tryCommand } from '../try-command.ts';

const password = 'correct horse battery';
let redis: RedisServer;
let store: StaffStore;

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  const connection = connectRedis([redis.url], () => undefined);
  await connection.flushall();
  await connection.quit();
  store = createRedisStaffStore(() => connectRedis([redis.url], () => undefined));
});
afterEach(() => store.close());
afterAll(() => redis.stop());

const staff = (line: string, input = ''): ReturnType<typeof tryCommand> =>
  tryCommand(run, line.split(' '), input, dataDir, [redis.url]);
const addSato = (): ReturnType<typeof tryCommand> =>
  staff('add sato --role staff --book benesapo --password-stdin', `${password}\n`);

const opens = async (typed: string): Promise<boolean> =>
  (await createPasswords().check(typed, await store.accounts.passwordHash('sato'))) === 'right';

test('an added account is there, for its book, and its password opens the desk', async () => {
  const { code, out, err } = await addSato();
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('sato');
  expect(out).not.toContain(password);
  expect(await store.accounts.find('sato')).toMatchObject({ role: 'staff', bookIds: ['benesapo'] });
  expect(await opens(password)).toBe(true);
});

test('the list is for people or, with --json, for scripts', async () => {
  expect((await staff('list')).out).toBe('There is no account yet.\n');
  expect((await staff('list --json')).out).toBe('[]\n');
  await addSato();
  await staff('add chief --role admin --name 山田 --password-stdin', password);
  expect((await staff('list')).lines).toEqual([
    expect.stringMatching(/^LOGIN +NAME +ROLE +BOOKS +STATE$/),
    expect.stringMatching(/^chief +山田 +admin +all books +active$/),
    expect.stringMatching(/^sato +sato +staff +benesapo +active$/),
  ]);
  const [chief, sato] = JSON.parse((await staff('list --json')).out) as readonly Record<string, unknown>[];
  expect(chief).toMatchObject({ login: 'chief', name: '山田', role: 'admin', books: 'all', disabled: false });
  expect(sato).toMatchObject({ login: 'sato', books: ['benesapo'] });
  expect(JSON.stringify([chief, sato])).not.toContain('scrypt');
});

test('disabling ends the account’s sessions; enabling opens the door again', async () => {
  await addSato();
  const now = Date.now();
  const session = { login: 'sato', era: await store.sessions.eraOf('sato'), startedAt: now, seenAt: now };
  await store.sessions.create('key', session);
  expect((await staff('disable sato')).code).toBe(0);
  expect(await store.sessions.find('key', now)).toBeUndefined();
  expect((await store.accounts.find('sato'))?.isDisabled).toBe(true);
  expect((await staff('enable sato')).code).toBe(0);
  expect((await store.accounts.find('sato'))?.isDisabled).toBe(false);
});

test('a forgotten password is reset, and role and books are changed', async () => {
  await addSato();
  expect((await staff('reset sato --password-stdin', 'another long phrase\r\n')).code).toBe(0);
  expect([await opens(password), await opens('another long phrase')]).toEqual([false, true]);
  expect((await staff('change sato --role lead --book all')).code).toBe(0);
  expect(await store.accounts.find('sato')).toMatchObject({ role: 'lead', bookIds: 'all' });
  expect((await store.audit.list(9)).map(({ action, by, to }) => [action, by, to])).toEqual([
    ['accountChanged', '(cli)', 'sato'],
    ['passwordReset', '(cli)', 'sato'],
    ['accountAdded', '(cli)', 'sato'],
  ]);
});

test.each([
  ['short', 'too short'],
  ['', 'too short'],
  ['sato-sato-sato', 'hardly more than the login'],
  ['123412341234', 'easy to guess'],
  ['x'.repeat(201), 'too long'],
])('a weak password is refused, and nothing is added: %s', async (typed, why) => {
  const { code, err } = await staff('add sato --role staff --password-stdin', typed);
  expect(code).toBe(1);
  expect(err).toContain(why);
  expect(await store.accounts.list()).toEqual([]);
});

test.each([
  ['', 64, 'Say what to do'],
  ['fire sato', 64, 'no "staff fire"'],
  ['add', 64, 'Whose?'],
  ['add sato --password-stdin', 64, '--role is missing'],
  ['add sato --role boss --password-stdin', 64, '--role is "boss"'],
  ['add sato --role staff', 64, '--password-stdin is missing'],
  ['add s --role staff --password-stdin', 64, 'is no login'],
  ['add sato --role staff --book nowhere --password-stdin', 64, 'Known: benesapo'],
  ['add sato --role staff --password secret', 64, '--password'],
  ['change sato', 64, 'Nothing to change'],
  ['disable nobody', 1, 'no account "nobody"'],
  ['reset nobody --password-stdin', 1, 'no account "nobody"'],
  ['change nobody --role lead', 1, 'no account "nobody"'],
])('what can’t be done is told with an exit code: staff %s', async (line, code, why) => {
  const result = await tryCommand(run, line === '' ? [] : line.split(' '), `${password}\n`, dataDir, [
    redis.url,
  ]);
  expect([result.code, result.out]).toEqual([code, '']);
  expect(result.err).toContain(why);
  expect(await store.accounts.list()).toEqual([]);
});

test('a login that is taken stays whose it is', async () => {
  await addSato();
  const { code, err } = await staff('add SATO --role admin --password-stdin', 'another long phrase');
  expect([code, err]).toEqual([1, 'The login "sato" is taken. Choose another, or reset it.\n']);
  expect(await opens(password)).toBe(true);
});

test('without a Redis there is nothing to add to, and it is said why', () => {
  expect(() => parseStoreUrls({})).toThrow(ConfigError);
  expect(() => parseStoreUrls({ REDIS_URL: ' ' })).toThrow('REDIS_URL is missing');
  expect(parseStoreUrls({ REDIS_URL: 'redis://a:1' })).toEqual(['redis://a:1']);
});

test('the operator reads that Redis is out of reach, and sees no defect', async () => {
  const { code, err } = await tryCommand(run, ['list'], '', dataDir, ['redis://127.0.0.1:9']);
  expect(code).toBe(1);
  expect(err).toContain('Redis is out of reach');
});
