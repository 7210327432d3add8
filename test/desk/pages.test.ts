import type { AuditEntry } from '../../src/staff/audit.ts';
import { openStaffDesk, password, type Client, type OpenStaffDesk } from './open-staff-desk.ts';
import { playTickets, ticketOf } from './played-tickets.ts';

let desk: OpenStaffDesk;
beforeEach(async () => {
  const closed = { name: 'closed', at: 1, reason: 'solved', by: 'desk' } as const;
  const { board } = playTickets(
    ['benesapo', ticketOf('OURS')],
    ['benesapo', ticketOf('CLOSED', { state: closed })],
    ['kyosai-mypage', ticketOf('THEIRS')],
  );
  desk = await openStaffDesk({
    board: {
      ...board,
      find: (bookIds, id) =>
        id === 'BREAKS' ? Promise.reject(new Error('a defect with a secret in it')) : board.find(bookIds, id),
    },
  });
  await desk.addStaff({ login: 'admin', name: '管理者', role: 'admin' });
  await desk.addStaff({ login: 'lead', role: 'lead', bookIds: ['benesapo'] });
  await desk.addStaff({ login: 'sato', name: '佐藤', bookIds: ['benesapo'] });
});
afterEach(() => desk.close());

async function as(login: string): Promise<Client> {
  const browser = desk.browser();
  expect((await browser.signIn(login)).status).toBe(303);
  return browser;
}

const newcomer = { login: 'abe', name: '阿部', role: 'staff', book: 'benesapo' };
const changes: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['/desk/sign-out', {}],
  ['/desk/me/password', { current: password, fresh: 'a new long password', again: 'a new long password' }],
  ['/desk/me/sign-out-everywhere', {}],
  ['/desk/accounts', newcomer],
  ['/desk/accounts/sato', { name: 'x', role: 'admin', book: '*' }],
  ['/desk/accounts/sato/disable', {}],
  ['/desk/accounts/sato/enable', {}],
  ['/desk/accounts/sato/reset', {}],
  ['/desk/accounts/sato/end-sessions', {}],
  ['/desk/tickets/OURS/claim', {}],
  ['/desk/tickets/THEIRS/claim', {}],
];

describe('a change of state', () => {
  test.each(changes)('without the session’s token is refused: %s', async (path, fields) => {
    const admin = await as('admin');
    const before = await desk.store.accounts.list();
    const hash = await desk.store.accounts.passwordHash('admin');
    const others = await as('lead');
    expect((await admin.post(path, { ...fields, _csrf: '' })).status).toBe(403);
    expect((await admin.post(path, { ...fields, _csrf: others.token })).status).toBe(403);
    expect((await admin.post(path, { ...fields, _csrf: '' }, { 'x-csrf-token': 'x' })).status).toBe(403);
    expect(await desk.store.accounts.list()).toEqual(before);
    expect(await desk.store.accounts.passwordHash('admin')).toBe(hash);
    expect((await admin.get('/desk')).status).toBe(200);
  });

  test.each(changes)('that comes from another site is refused, token or not: %s', async (path, fields) => {
    const admin = await as('admin');
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }])
      expect((await admin.post(path, fields, headers)).status).toBe(403);
    expect((await admin.get('/desk')).status).toBe(200);
  });

  test('from a browser that names only the origin is taken from our own alone', async () => {
    const { root } = desk;
    const admin = await as('admin');
    const { token, cookies } = admin;
    const send = async (origin: string): Promise<number> => {
      const cookie = `desk-session=${cookies.get('desk-session') ?? ''}`;
      const form = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' };
      const body = `_csrf=${token}`;
      const sent = { method: 'POST', headers: form, body, redirect: 'manual' } as const;
      return (await fetch(`${root}/desk/accounts/sato/end-sessions`, sent)).status;
    };
    expect(await send('https://evil.example')).toBe(403);
    expect(await send('null')).toBe(403);
    expect(await send(root)).toBe(303);
  });

  test('may carry the token in a header, as scripts do', async () => {
    const admin = await as('admin');
    const token = { 'x-csrf-token': admin.token };
    expect((await admin.post('/desk/accounts/sato/disable', { _csrf: '' }, token)).status).toBe(303);
  });

  test('of every kind is among those tested here', async () => {
    const admin = await as('admin');
    const pages = await Promise.all(
      ['/desk', '/desk/me', '/desk/accounts', '/desk/accounts/sato', '/desk/audit'].map((path) =>
        admin.get(path),
      ),
    );
    const forms = pages.flatMap(({ text }) => [...text.matchAll(/<form[^>]*action="([^"]+)"/g)]);
    const known = changes.map(([path]) => path);
    expect(forms.map(([, action]) => action).filter((action) => !known.includes(action ?? ''))).toEqual([]);
    for (const { text } of pages)
      expect(text.match(/<form/g)?.length).toBe(text.match(/name="_csrf"/g)?.length);
  });
});

describe('every answer', () => {
  const expected = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };

  test('has the security headers: pages, redirects, refusals, missing pages and defects', async () => {
    const stranger = desk.browser();
    const admin = await as('admin');
    const big = { method: 'POST', body: 'x'.repeat(1_000_000) };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const answers = [
      [200, await stranger.get('/desk/sign-in')],
      [303, await stranger.get('/desk')],
      [401, await stranger.get('/desk', { accept: '*/*' })],
      [400, await stranger.ask('/desk/sign-in', { ...big, headers: form })],
      [200, await admin.get('/desk')],
      [404, await admin.get('/desk/nowhere')],
      [403, await admin.post('/desk/sign-out', { _csrf: '' })],
      [500, await admin.get('/desk/tickets/BREAKS')],
    ] as const;
    for (const [status, { headers, status: got, text }] of answers) {
      expect(got).toBe(status);
      expect(Object.fromEntries(headers)).toMatchObject(expected);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toContain('unsafe');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(text).not.toMatch(/<script>|<style>|\son\w+=|\sstyle=|a defect with/);
    }
    expect(desk.failures).toHaveLength(1);
  });
});

describe('who may do what', () => {
  test('staff see no accounts and no audit log, and change none', async () => {
    for (const login of ['sato', 'lead']) {
      const browser = await as(login);
      for (const path of ['/desk/accounts', '/desk/accounts/admin', '/desk/audit'])
        expect((await browser.get(path)).status).toBe(403);
      for (const [path, fields] of changes.filter(([each]) => each.startsWith('/desk/accounts')))
        expect((await browser.post(path, fields)).status).toBe(403);
      expect((await browser.get('/desk')).text).not.toContain('/desk/accounts');
    }
    expect(await desk.store.accounts.find('abe')).toBeUndefined();
  });

  test('a page asks for its own permission: leads read what is closed, staff don’t', async () => {
    expect((await (await as('lead')).get('/desk/tickets/CLOSED')).status).toBe(200);
    expect((await (await as('sato')).get('/desk/tickets/CLOSED')).status).toBe(403);
  });

  test('staff can’t tell a ticket of another book from one that doesn’t exist', async () => {
    const sato = await as('sato');
    const [theirs, foreign, missing] = await Promise.all(
      ['OURS', 'THEIRS', 'NOWHERE'].map((id) => sato.get(`/desk/tickets/${id}`)),
    );
    expect([theirs?.status, foreign?.status, missing?.status]).toEqual([200, 404, 404]);
    expect(foreign?.text).toBe(missing?.text);
  });

  test('a disabled account’s open desk is closed at once, and stays closed when it is enabled again', async () => {
    const sato = await as('sato');
    const admin = await as('admin');
    await admin.post('/desk/accounts/sato/disable');
    expect((await sato.get('/desk')).status).toBe(303);
    await admin.post('/desk/accounts/sato/enable');
    expect((await sato.get('/desk')).status).toBe(303);
    expect((await sato.signIn('sato')).status).toBe(303);
  });

  test('even where only the account was changed, a disabled one gets nothing more', async () => {
    const sato = await as('sato');
    await desk.store.accounts.change('sato', { isDisabled: true });
    expect((await sato.get('/desk')).status).toBe(303);
  });

  test('a new role counts from the next click on', async () => {
    const sato = await as('sato');
    expect((await sato.get('/desk/tickets/CLOSED')).status).toBe(403);
    const admin = await as('admin');
    await admin.post('/desk/accounts/sato', { name: '佐藤', role: 'lead', book: 'benesapo' });
    expect((await sato.get('/desk/tickets/CLOSED')).status).toBe(200);
    await admin.post('/desk/accounts/sato', { name: '佐藤', role: 'staff', book: 'benesapo' });
    expect((await sato.get('/desk/tickets/CLOSED')).status).toBe(403);
  });
});

describe('accounts', () => {
  test('an admin adds one; its password is shown once and opens the desk', async () => {
    const admin = await as('admin');
    const { status, text } = await admin.post('/desk/accounts', newcomer);
    expect(status).toBe(200);
    const shown = /data-testid="new-password">([^<]+)</.exec(text)?.[1] ?? '';
    expect(shown).toMatch(/^(?:[a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(await desk.store.accounts.find('abe')).toMatchObject({
      name: '阿部',
      role: 'staff',
      bookIds: ['benesapo'],
      hasOwnPassword: false,
    });
    expect((await admin.get('/desk/accounts/abe')).text).not.toContain(shown);
    const abe = desk.browser();
    expect((await abe.signIn('abe', shown)).status).toBe(303);
    expect((await abe.get('/desk')).text).toContain('管理者が決めたパスワードのままです');
  });

  test('a new password from an admin ends the old one, its sessions and its waits', async () => {
    const sato = await as('sato');
    for (let tries = 0; tries < 5; tries += 1) await desk.browser().signIn('sato', 'wrong guess');
    expect((await desk.browser().signIn('sato')).status).toBe(429);
    const { text } = await (await as('admin')).post('/desk/accounts/sato/reset');
    const shown = /data-testid="new-password">([^<]+)</.exec(text)?.[1] ?? '';
    expect((await sato.get('/desk')).status).toBe(303);
    expect((await desk.browser().signIn('sato')).status).toBe(401);
    expect((await desk.browser().signIn('sato', shown)).status).toBe(303);
  });

  test.each([
    [{ login: 'x' }, 'ログイン名は'],
    [{ login: 'a b' }, 'ログイン名は'],
    [{ login: 'SATO' }, 'すでに使われています'],
    [{ name: ' ' }, '名前は'],
    [{ name: 'あ'.repeat(41) }, '名前は'],
    [{ role: 'owner' }, '権限を選んで'],
    [{ book: 'nowhere' }, '選べません'],
  ])('what won’t do is told, and what was typed is kept: %j', async (wrong, why) => {
    const admin = await as('admin');
    const { status, text } = await admin.post('/desk/accounts', { ...newcomer, ...wrong });
    expect(status).toBe(422);
    expect(text).toContain(why);
    expect(await desk.store.accounts.list()).toHaveLength(3);
  });

  test('nobody changes, disables or raises themselves', async () => {
    const admin = await as('admin');
    for (const path of ['', '/disable', '/reset', '/end-sessions'])
      expect(
        (await admin.post(`/desk/accounts/admin${path}`, { name: 'x', role: 'staff', book: '*' })).status,
      ).toBe(422);
    expect(await desk.store.accounts.find('admin')).toMatchObject({ role: 'admin', isDisabled: false });
  });

  test('an admin of one book neither sees nor touches accounts beyond it, nor gives more than they have', async () => {
    await desk.addStaff({ login: 'chief', role: 'admin', bookIds: ['benesapo'] });
    await desk.addStaff({ login: 'kyosai', name: '共済の人', bookIds: ['kyosai-mypage'] });
    await desk.addStaff({ login: 'both', bookIds: ['benesapo', 'kyosai-mypage'] });
    const chief = await as('chief');
    const { text } = await chief.get('/desk/accounts');
    expect(text).toContain('/desk/accounts/sato');
    for (const login of ['admin', 'kyosai', 'both']) {
      expect(text).not.toContain(`/desk/accounts/${login}`);
      expect((await chief.get(`/desk/accounts/${login}`)).status).toBe(404);
      expect((await chief.post(`/desk/accounts/${login}/reset`)).status).toBe(404);
    }
    for (const book of ['*', 'kyosai-mypage']) {
      expect((await chief.post('/desk/accounts', { ...newcomer, book })).status).toBe(422);
      expect((await chief.post('/desk/accounts/sato', { name: 'x', role: 'staff', book })).status).toBe(422);
    }
    expect((await chief.get('/desk/audit')).text).not.toContain('kyosai');
    expect((await chief.post('/desk/accounts', newcomer)).status).toBe(200);
  });

  test('a name with markup in it is text on every page', async () => {
    const evil = `<script>alert(1)</script>"'><img src=x>`;
    await desk.addStaff({ login: 'evil', name: evil, role: 'admin' });
    const browser = await as('evil');
    for (const path of ['/desk', '/desk/me', '/desk/accounts', '/desk/accounts/evil', '/desk/nowhere']) {
      const { text } = await browser.get(path);
      expect(text).toContain('&lt;script&gt;');
      expect(text).not.toMatch(
        /<script(?! type="module" src="\/desk\/assets\/[a-z]+\.[0-9a-f]{10}\.js"><\/script>)|<img/,
      );
    }
    const other = await as('admin');
    expect((await other.get('/desk/accounts/evil')).text).not.toMatch(/<script|<img/);
  });

  test('what is typed into the sign-in comes back as text', async () => {
    const browser = desk.browser();
    const { text } = await browser.signIn('"><script>alert(1)</script>', 'wrong guess', '/desk/"><script>');
    expect(text).not.toContain('<script');
    expect((await browser.get('/desk/sign-in?done=<script>&next="><script>')).text).not.toContain('<script');
  });
});

describe('the audit log', () => {
  const entryOf = (more: Partial<AuditEntry>): AuditEntry => ({
    ...{ at: Date.UTC(2026, 10, 22, 4), by: 'admin', action: 'sessionsEnded', address: '192.0.2.9' },
    ...more,
  });

  test('shows what staff did, however often strangers guess at passwords', async () => {
    const admin = await as('admin');
    await admin.post('/desk/accounts/sato/disable');
    for (let guesses = 0; guesses < 300; guesses += 1)
      await desk.store.audit.append(entryOf({ by: '(?)', action: 'signInRefused' }));
    const { text } = await admin.get('/desk/audit');
    expect(text).toContain('アカウントを停止');
    expect(text).toContain('サインインに失敗');
  });

  test('shows an admin of one book what their staff did, however much goes on in the others', async () => {
    await desk.addStaff({ login: 'chief', role: 'admin', bookIds: ['benesapo'] });
    const sato = await as('sato');
    await sato.post('/desk/sign-out');
    for (let actions = 0; actions < 1_500; actions += 1) await desk.store.audit.append(entryOf({}));
    const { text } = await (await as('chief')).get('/desk/audit');
    expect(text).toContain('sato');
    expect(text).not.toContain('192.0.2.9');
  });

  test('says who did what to whom, when and from where, and holds no password or token', async () => {
    await desk.browser().signIn('admin', 'my secret guess');
    await desk.browser().signIn('my secret typed as a login', 'my secret guess');
    const admin = await as('admin');
    for (const [path, fields] of changes.slice(3)) await admin.post(path, fields);
    await admin.post('/desk/me/password', changes[1]?.[1] ?? {});
    await admin.get('/desk/me');
    await admin.post('/desk/sign-out');
    const entries = await desk.store.audit.list(100);
    expect(entries.map(({ action, by, to }) => [action, by, to]).toReversed()).toEqual([
      ['signInRefused', 'admin', undefined],
      ['signInRefused', '(?)', undefined],
      ['signedIn', 'admin', undefined],
      ['accountAdded', 'admin', 'abe'],
      ['accountChanged', 'admin', 'sato'],
      ['accountDisabled', 'admin', 'sato'],
      ['accountEnabled', 'admin', 'sato'],
      ['passwordReset', 'admin', 'sato'],
      ['sessionsEnded', 'admin', 'sato'],
      ['passwordChanged', 'admin', undefined],
      ['signedOut', 'admin', undefined],
    ]);
    for (const { address, at } of entries)
      expect([address, at]).toEqual(['127.0.0.1', Date.UTC(2026, 10, 22, 3)]);
    const stored = JSON.stringify(entries);
    for (const secret of ['secret', password, 'a new long password', admin.token])
      expect(stored).not.toContain(secret);
    const again = desk.browser();
    await again.signIn('admin', 'a new long password');
    expect((await again.get('/desk/audit')).text).toContain('パスワードを再発行');
  });
});
