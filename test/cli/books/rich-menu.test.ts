import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createRichMenuCommand } from '../../../src/cli/books/rich-menu.ts';
import { ConfigError } from '../../../src/config/config.ts';
import { createSimulator, type Simulator } from '../../../src/simulator/simulator.ts';
import { tryCommand } from '../try-command.ts';

const scratch = mkdtempSync(join(tmpdir(), 'madoguchi-menu-'));
afterAll(() => rmSync(scratch, { recursive: true }));

let server: Server;
let simulator: Simulator;
let root: string;

beforeEach(async () => {
  const channel = {
    id: 'benesapo',
    name: 'ベネサポ',
    secret: 's',
    accessToken: 't',
    webhookUrl: 'http://x/',
  };
  simulator = createSimulator({ channels: [channel] });
  server = createServer(express().use(simulator.router));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  simulator.close();
  server.closeAllConnections();
  server.close();
});

const run = createRichMenuCommand(() => ({
  channels: [{ bookId: 'benesapo', secrets: ['s'], accessToken: 't' }],
  lineApi: { baseUrl: root, dataBaseUrl: root },
}));
const command = (...args: string[]) => tryCommand(run, args);
const onBook = (what: string, ...args: string[]) => command(what, '--book', 'benesapo', ...args);

const shown = () => simulator.person('benesapo').richMenu();
const changes = () => simulator.calls.filter(({ method }) => method !== 'GET').length;

async function api(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const isFile = Buffer.isBuffer(body);
  const response = await fetch(root + path, {
    method,
    headers: {
      authorization: 'Bearer t',
      ...(body === undefined ? {} : { 'content-type': isFile ? 'image/png' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  return (await response.json()) as Record<string, unknown>;
}

/** A menu that somebody made without us, live. */
async function someoneElsesMenu(): Promise<string> {
  const file = join(scratch, 'other.png');
  const { out } = await onBook('build', '--out', file);
  const { richMenuId } = await api('POST', '/v2/bot/richmenu', {
    ...(JSON.parse(out) as object),
    name: 'spring',
  });
  await api('POST', `/v2/bot/richmenu/${String(richMenuId)}/content`, readFileSync(file));
  await api('POST', `/v2/bot/user/all/richmenu/${String(richMenuId)}`);
  return String(richMenuId);
}

test('build writes an image that LINE takes, and the same one each time', async () => {
  const [one, two] = [join(scratch, 'one.png'), join(scratch, 'two.png')];
  const first = await onBook('build', '--out', one);
  const second = await onBook('build', '--out', two);
  const image = readFileSync(one);
  expect(image.equals(readFileSync(two))).toBe(true);
  expect(second.out).toBe(first.out);
  expect([image.readUInt32BE(16), image.readUInt32BE(20)]).toEqual([2500, 1686]);
  expect(image.length).toBeLessThan(1024 * 1024);
  const request = JSON.parse(first.out) as object;
  expect(await api('POST', '/v2/bot/richmenu/validate', request)).toEqual({});
});

test('publish puts the menu below everyone’s chat; a second time there is nothing to do', async () => {
  const first = await onBook('publish');
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toContain('is live');
  expect(shown()?.name).toMatch(/^madoguchi\/benesapo\/[0-9a-f]{16}$/);
  expect(await api('GET', '/v2/bot/richmenu/alias/madoguchi')).toMatchObject({
    richMenuId: shown()?.richMenuId,
  });
  const before = changes();
  const second = await onBook('publish');
  expect(second).toMatchObject({ code: 0 });
  expect(second.out).toContain('nothing to do');
  expect(changes()).toBe(before);
});

const otherFont = [
  '--font',
  'node_modules/@expo-google-fonts/biz-udpgothic/400Regular/BIZUDPGothic_400Regular.ttf',
];

test('a new menu takes the place of the old one, undo brings that back, and a second undo leaves none', async () => {
  await onBook('publish');
  const old = shown()?.richMenuId;
  await onBook('publish', ...otherFont);
  expect(shown()?.richMenuId).not.toBe(old);
  expect(await onBook('undo')).toMatchObject({ code: 0 });
  expect(shown()?.richMenuId).toBe(old);
  expect((await onBook('undo')).out).toContain('No menu is live');
  expect(shown()).toBeNull();
  expect(await api('GET', '/v2/bot/richmenu/list')).toEqual({ richmenus: [] });
  expect(await api('GET', '/v2/bot/richmenu/alias/list')).toEqual({ aliases: [] });
  expect((await onBook('undo')).out).toContain('nothing to undo');
});

test('of several menus of ours only the live one and the one before are kept; others’ are never deleted', async () => {
  const theirs = await someoneElsesMenu();
  await onBook('publish');
  await onBook('publish', ...otherFont);
  await onBook('publish');
  const { out } = await onBook('show', '--json');
  const { menus } = JSON.parse(out) as { menus: { richMenuId: string }[] };
  expect(menus).toHaveLength(3);
  expect(menus.map(({ richMenuId }) => richMenuId)).toContain(theirs);
});

test('undo brings back a menu that somebody else made, and then leaves it alone', async () => {
  const theirs = await someoneElsesMenu();
  await onBook('publish');
  await onBook('undo');
  expect(shown()?.richMenuId).toBe(theirs);
  expect((await onBook('undo')).out).toContain('nothing to undo');
  expect(shown()?.richMenuId).toBe(theirs);
});

test.each([
  ['creating', '/v2/bot/richmenu', false],
  ['creating, of which LINE’s answer was lost', '/v2/bot/richmenu', true],
  ['the image', '/content', false],
  ['the image, of which LINE’s answer was lost', '/content', true],
  ['the way back', '/alias', false],
  ['the default', '/user/all/richmenu/', false],
  ['the default, of which LINE’s answer was lost', '/user/all/richmenu/', true],
])('a failure at %s leaves a menu live, and a second run mends it', async (_what, path, accepted) => {
  await onBook('publish');
  const old = shown()?.richMenuId;
  const isLast = path.includes('user');
  // Reads of the standing come first: three of them, one of which may match the path.
  const reads = ['/v2/bot/richmenu/list', '/v2/bot/richmenu/alias/list', '/v2/bot/user/all/richmenu'];
  const skipped = reads.filter((each) => each.includes(path)).length;
  for (let read = 0; read < skipped; read += 1) simulator.faults.next({ kind: 'slow', ms: 0 }, { path });
  simulator.faults.next({ kind: 'serverError', accepted }, { path });
  const failed = await onBook('publish', ...otherFont);
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('It is safe to run this again.');
  expect(shown()).not.toBeNull();
  if (!(isLast && accepted)) expect(shown()?.richMenuId).toBe(old);

  simulator.faults.clear();
  expect((await onBook('publish', ...otherFont)).code).toBe(0);
  expect(shown()?.richMenuId).not.toBe(old);
  const { menus } = JSON.parse((await onBook('show', '--json')).out) as { menus: unknown[] };
  expect(menus).toHaveLength(2);
  await onBook('undo');
  expect(shown()?.richMenuId).toBe(old);
});

test('show tells what is live', async () => {
  expect((await onBook('show')).out).toContain('No menu is the default');
  await onBook('publish');
  expect((await onBook('show')).out).toMatch(
    /^richmenu-[0-9a-f]{32} {2}madoguchi\/benesapo\/\w{16} {2}\(LIVE, madoguchi\)\n$/,
  );
});

test('the editor reads what can’t be done, and what to do instead', async () => {
  expect(await command('draw', '--book', 'benesapo')).toMatchObject({ code: 64 });
  expect((await command('show')).err).toContain('--book is missing');
  const foreign = await command('show', '--book', 'kyosai-mypage');
  expect(foreign.code).toBe(64);
  expect(foreign.err).toContain('LINE_CHANNEL_SECRET_KYOSAI_MYPAGE');
  const noFont = await onBook('build', '--font', '/nowhere.ttf', '--out', join(scratch, 'none.png'));
  expect(noFont.code).toBe(1);
  expect(noFont.err).toContain('There is no font file "/nowhere.ttf"');
  const notAFont = await onBook('build', '--font', 'package.json', '--out', join(scratch, 'none.png'));
  expect(notAFont).toMatchObject({ code: 1, err: expect.stringContaining('--font') as string });
  simulator.faults.next({ kind: 'refuse', status: 401, message: 'Authentication failed' }, { times: 3 });
  const wrongToken = await onBook('show');
  expect(wrongToken.code).toBe(1);
  expect(wrongToken.err).toContain('issue it anew');
});

test('without a LINE channel drawing works all the same', async () => {
  const bare = createRichMenuCommand(() => {
    throw new ConfigError(['LINE_CHANNEL_SECRET is missing.']);
  });
  const file = join(scratch, 'bare.png');
  expect(await tryCommand(bare, ['build', '--book', 'benesapo', '--out', file])).toMatchObject({ code: 0 });
  await expect(tryCommand(bare, ['publish', '--book', 'benesapo'])).rejects.toThrow(ConfigError);
});
