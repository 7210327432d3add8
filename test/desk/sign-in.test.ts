import { sessionIdleMs, sessionLongestMs } from '../../src/staff/sessions.ts';
import { throttlePerAccount, throttlePerAddress } from '../../src/staff/throttle.ts';
import { createPasswords, TooManySignInsError } from '../../src/desk/accounts/passwords.ts';
import { cheap, openStaffDesk, password, type OpenStaffDesk } from './open-staff-desk.ts';

let desk: OpenStaffDesk;
beforeEach(async () => {
  desk = await openStaffDesk();
  await desk.addStaff({ login: 'sato', name: '佐藤' });
});
afterEach(async () => {
  await desk.close();
  expect(desk.failures).toEqual([]);
});

describe('a stranger', () => {
  test('is sent to the sign-in from every page, also from those that aren’t there', async () => {
    const browser = desk.browser();
    for (const path of [
      '/desk',
      '/desk/me',
      '/desk/accounts',
      '/desk/nowhere',
      '/DESK/me',
      '/desk/tickets/1',
    ]) {
      const { status, location, text } = await browser.get(path);
      expect([path, status, location]).toEqual([path, 303, `/desk/sign-in?next=${encodeURIComponent(path)}`]);
      expect(text).not.toContain('佐藤');
    }
  });

  test('gets 401 for what a page would fetch', async () => {
    const fetched = { accept: '*/*' };
    const answer = await desk.browser().get('/desk/tickets/events', fetched);
    expect(answer.status).toBe(401);
    expect(answer.text).not.toContain('<');
  });

  test('changes nothing, with or without a token', async () => {
    const browser = desk.browser();
    await browser.get('/desk/sign-in');
    for (const path of [
      '/desk/accounts',
      '/desk/accounts/sato/disable',
      '/desk/me/password',
      '/desk/sign-out',
    ])
      expect(
        (await browser.post(path, { login: 'x', name: 'x', role: 'admin', book: '*' })).location,
      ).toMatch(/^\/desk\/sign-in(?:$|\?)/);
    expect(await desk.store.accounts.list()).toHaveLength(1);
    expect((await desk.store.accounts.find('sato'))?.isDisabled).toBe(false);
  });

  test('gets the style sheet, which may be kept for ever', async () => {
    const browser = desk.browser();
    const { text } = await browser.get('/desk/sign-in');
    const href = /href="(\/desk\/assets\/desk\.[0-9a-f]{10}\.css)"/.exec(text)?.[1] ?? '';
    const { status, headers } = await browser.get(href);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('text/css');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await browser.get('/desk/assets/..%2fdesk.ts')).status).toBe(303);
  });
});

describe('signing in', () => {
  test('opens the desk, or the page that was asked for', async () => {
    const browser = desk.browser();
    expect((await browser.signIn('sato')).location).toBe('/desk');
    const { status, text } = await browser.get('/desk');
    expect(status).toBe(200);
    expect(text).toContain('<span class="who-name">佐藤</span>');
    const other = desk.browser();
    expect((await other.signIn('sato', password, '/desk/me?x=1')).location).toBe('/desk/me?x=1');
  });

  test('takes a login and a password as different keyboards write them', async () => {
    expect((await desk.browser().signIn(' ＳＡＴＯ ')).status).toBe(303);
    await desk.store.accounts.setPassword('sato', await desk.passwords.hash('パスワードです、長い。'), true);
    expect((await desk.browser().signIn('sato', 'ﾊﾟｽﾜｰﾄﾞです、長い。')).status).toBe(303);
  });

  test('says the same of a wrong password and of a login that nobody has', async () => {
    const wrong = await desk.browser().signIn('sato', 'wrong password');
    const nobody = await desk.browser().signIn('nobody', 'wrong password');
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    const messageIn = (text: string): string => /role="alert">([^<]*)/.exec(text)?.[1] ?? '';
    expect(messageIn(wrong.text)).toContain('違います');
    expect(messageIn(nobody.text)).toBe(messageIn(wrong.text));
    expect(wrong.text).not.toContain('wrong password');
  });

  test('does the same work for a login that nobody has', async () => {
    const dear = createPasswords({ N: 2 ** 13, r: 8, p: 2 });
    const stored = await dear.hash(password);
    const timed = async (hash: string | undefined): Promise<number> => {
      const start = performance.now();
      expect(await dear.check('wrong password', hash)).toBe('wrong');
      return performance.now() - start;
    };
    await timed(stored);
    const times: [number[], number[]] = [[], []];
    for (let tries = 0; tries < 5; tries += 1) {
      times[0].push(await timed(stored));
      times[1].push(await timed(undefined));
    }
    const [known, unknown] = times.map((each) => Math.min(...each));
    expect(unknown).toBeGreaterThan((known ?? 0) / 2);
  });

  test('renews a hash that was made at a lower cost', async () => {
    const old = await createPasswords({ ...cheap, N: 8 }).hash(password);
    await desk.store.accounts.setPassword('sato', old, true);
    expect((await desk.browser().signIn('sato')).status).toBe(303);
    const renewed = await desk.store.accounts.passwordHash('sato');
    expect(renewed).toMatch(/^scrypt\$16\$8\$1\$/);
    expect((await desk.browser().signIn('sato')).status).toBe(303);
  });

  test('gives a new session id each time, and ends the one before', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    const before = browser.cookies.get('desk-session') ?? '';
    await browser.post('/desk/sign-out');
    browser.cookies.set('desk-session', before);
    await browser.signIn('sato');
    const after = browser.cookies.get('desk-session');
    expect(after).not.toBe(before);
    const thief = desk.browser();
    thief.cookies.set('desk-session', before);
    expect((await thief.get('/desk')).status).toBe(303);
  });

  test('never takes over a session id that somebody planted', async () => {
    const planted = 'A'.repeat(43);
    const victim = desk.browser();
    victim.cookies.set('desk-session', planted);
    await victim.signIn('sato');
    expect(victim.cookies.get('desk-session')).not.toBe(planted);
    const thief = desk.browser();
    thief.cookies.set('desk-session', planted);
    expect((await thief.get('/desk')).status).toBe(303);
  });

  test('without the form’s token, or with that of another browser, is refused', async () => {
    const other = desk.browser();
    await other.get('/desk/sign-in');
    const browser = desk.browser();
    await browser.get('/desk/sign-in');
    const fields = { login: 'sato', password };
    expect((await browser.post('/desk/sign-in', { ...fields, _csrf: '' })).status).toBe(403);
    expect((await browser.post('/desk/sign-in', { ...fields, _csrf: other.token })).status).toBe(403);
    expect((await desk.browser().post('/desk/sign-in', { ...fields, _csrf: other.token })).status).toBe(403);
    expect(browser.cookies.has('desk-session')).toBe(false);
  });

  test.each([
    'https://evil.example/',
    '//evil.example/desk',
    '/\\evil.example',
    '/desk/..//evil.example',
    '/desk/../../evil',
    '/desk\\@evil.example',
    '/desk/%0d%0aSet-Cookie:x',
    '/desk\t//evil.example',
    'javascript:alert(1)',
    '/deskevil',
    '/desk/sign-out',
    '/desk@evil.example',
  ])('leads nowhere but to the desk: next=%s', async (next) => {
    const { location } = await desk.browser().signIn('sato', password, next);
    const target = new URL(location ?? '', 'https://desk.example');
    expect(target.origin).toBe('https://desk.example');
    expect(target.pathname).toMatch(/^\/desk(?:\/|$)/);
    expect(target.pathname).not.toContain('sign-out');
  });

  test('of a disabled account is refused as a wrong password is', async () => {
    await desk.store.accounts.change('sato', { isDisabled: true });
    expect((await desk.browser().signIn('sato')).status).toBe(401);
  });
});

describe('the cookie', () => {
  test('is out of reach of scripts and other sites', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    expect(browser.setCookies.get('desk-session')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  test('over https belongs to this host alone', async () => {
    const browser = desk.browser({ 'x-forwarded-proto': 'https' });
    await browser.signIn('sato');
    expect([...browser.cookies.keys()]).toEqual(['__Host-desk-session']);
    expect(browser.setCookies.get('__Host-desk-session')).toMatch(
      /; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect((await browser.get('/desk')).headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  test('is nowhere in the store', async () => {
    const stored: string[] = [];
    const { sessions } = desk.store;
    const create = sessions.create.bind(sessions);
    sessions.create = (key, session) => {
      stored.push(JSON.stringify([key, session]));
      return create(key, session);
    };
    const browser = desk.browser();
    await browser.signIn('sato');
    expect(stored).toHaveLength(1);
    expect(stored.join()).not.toContain(browser.cookies.get('desk-session'));
    expect(stored.join()).not.toContain(browser.token);
  });
});

describe('brute force', () => {
  const tries = (login: string, typed: string, ip: string): Promise<{ status: number; text: string }> =>
    desk.browser({ 'x-forwarded-for': ip }).signIn(login, typed);

  test('at one account is slowed wherever it comes from, and a right password doesn’t help', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < throttlePerAccount.freeTries + 2; at += 1)
      statuses.push((await tries('sato', `wrong guess ${at}`, `192.0.2.${at}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const refused = await tries('sato', password, '198.51.100.1');
    expect(refused.status).toBe(429);
    expect(refused.text).toContain('30秒たってから');
    desk.pass(throttlePerAccount.firstWaitMs);
    expect((await tries('sato', password, '198.51.100.1')).status).toBe(303);
    expect((await tries('sato', 'wrong guess', '198.51.100.1')).status).toBe(401);
  });

  test('tells when to try again', async () => {
    for (let at = 0; at < throttlePerAccount.freeTries; at += 1)
      await tries('sato', 'wrong guess', '192.0.2.1');
    const browser = desk.browser();
    const { headers, status } = await browser.signIn('sato');
    expect([status, headers.get('retry-after')]).toEqual([429, '30']);
  });

  test('at a login that nobody has looks the same', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 7; at += 1)
      statuses.push((await tries('nobody', 'wrong guess', `192.0.2.${at}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  test('with many tries at once gets no further', async () => {
    const browsers = await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        const browser = desk.browser({ 'x-forwarded-for': `192.0.2.${at}` });
        await browser.get('/desk/sign-in');
        return browser;
      }),
    );
    const answers = await Promise.all(
      browsers.map((browser, at) =>
        browser.post('/desk/sign-in', { login: 'sato', password: `guess ${at}` }),
      ),
    );
    expect(answers.filter(({ status }) => status !== 429)).toHaveLength(throttlePerAccount.freeTries);
  });

  test('at many accounts from one address is slowed, and nobody else is', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < throttlePerAddress.freeTries + 1; at += 1)
      statuses.push((await tries(`somebody${at}`, 'wrong guess', '192.0.2.1')).status);
    expect(statuses.slice(0, -1)).toEqual(statuses.slice(0, -1).map(() => 401));
    expect(statuses.at(-1)).toBe(429);
    expect((await tries('sato', password, '192.0.2.1')).status).toBe(429);
    expect((await tries('sato', password, '192.0.2.2')).status).toBe(303);
  });

  test('counts a whole IPv6 network as one sender', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < throttlePerAddress.freeTries + 1; at += 1)
      statuses.push((await tries(`somebody${at}`, 'wrong guess', `2001:db8::${at + 1}`)).status);
    expect(statuses.at(-1)).toBe(429);
  });

  test.each(['192.0.2.1', '[2001:db8::1]'])(
    'counts one sender, whichever port a proxy adds to the address: %s',
    async (ip) => {
      const statuses: number[] = [];
      for (let at = 0; at < throttlePerAddress.freeTries + 1; at += 1)
        statuses.push((await tries(`somebody${at}`, 'wrong guess', `${ip}:${50_000 + at}`)).status);
      expect(statuses.at(-1)).toBe(429);
    },
  );

  test('an office that signs in rightly from one address is never slowed', async () => {
    for (let at = 0; at < throttlePerAddress.freeTries * 2; at += 1)
      expect((await tries('sato', password, '192.0.2.1')).status).toBe(303);
  });

  test('at the own password of a desk left open is slowed too', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      const fresh = 'a new long password';
      const answer = await browser.post('/desk/me/password', { current: `guess ${at}`, fresh, again: fresh });
      statuses.push(answer.status);
      expect(answer.text).toContain(at < 5 ? '今のパスワードが違います' : 'しばらく');
    }
    expect(statuses).toEqual(Array.from({ length: 6 }, () => 422));
  });
});

describe('a password that finds no room among many that are checked at this moment', () => {
  let isCrowded = false;
  beforeEach(async () => {
    await desk.close();
    isCrowded = false;
    const passwords = createPasswords(cheap);
    const check: typeof passwords.check = (...args) =>
      isCrowded ? Promise.reject(new TooManySignInsError()) : passwords.check(...args);
    desk = await openStaffDesk({ passwords: { ...passwords, check } });
    await desk.addStaff({ login: 'sato', name: '佐藤' });
  });

  test('is no wrong guess: whoever was sent away so often signs in once there is room', async () => {
    isCrowded = true;
    for (let at = 0; at < throttlePerAddress.freeTries + 1; at += 1)
      expect((await desk.browser().signIn('sato')).status).toBe(503);
    isCrowded = false;
    expect((await desk.browser().signIn('sato')).status).toBe(303);
  });

  test('is no wrong guess at the own password either, and the page says what to do', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    const fresh = 'a new long password';
    const change = { current: password, fresh, again: fresh };
    isCrowded = true;
    for (let at = 0; at < throttlePerAccount.freeTries + 1; at += 1)
      expect((await browser.post('/desk/me/password', change)).text).toContain('混み合っています');
    isCrowded = false;
    expect((await browser.post('/desk/me/password', change)).status).toBe(303);
  });
});

describe('a session', () => {
  test('is over when nobody has used it for a working day', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    desk.pass(sessionIdleMs - 1);
    expect((await browser.get('/desk')).status).toBe(200);
    desk.pass(sessionIdleMs - 1);
    expect((await browser.get('/desk')).status).toBe(200);
    desk.pass(sessionIdleMs);
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test('isn’t kept alive by what a page fetches by itself', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    const fetched = { accept: '*/*' };
    desk.pass(sessionIdleMs / 2);
    expect((await browser.get('/desk', fetched)).status).toBe(200);
    desk.pass(sessionIdleMs / 2);
    expect((await browser.get('/desk', fetched)).status).toBe(401);
  });

  test('is over after a day, used or not', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    for (let hours = 0; hours < 24; hours += 4) {
      expect((await browser.get('/desk')).status).toBe(200);
      desk.pass(sessionLongestMs / 6);
    }
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test('is over after signing out, also for who kept the cookie', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    const cookies = new Map(browser.cookies);
    const { location } = await browser.post('/desk/sign-out');
    expect(location).toBe('/desk/sign-in?done=signedOut');
    expect(browser.cookies.has('desk-session')).toBe(false);
    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect((await browser.get('/desk')).status).toBe(303);
  });

  test('is over on every device after signing out everywhere', async () => {
    const [phone, office] = [desk.browser(), desk.browser()];
    await phone.signIn('sato');
    await office.signIn('sato');
    await office.post('/desk/me/sign-out-everywhere');
    expect((await phone.get('/desk')).status).toBe(303);
    expect((await office.get('/desk')).status).toBe(303);
    expect((await phone.signIn('sato')).status).toBe(303);
    expect((await phone.get('/desk')).status).toBe(200);
  });

  test('of another device is over after a change of the password; this one goes on under a new id', async () => {
    const [phone, office] = [desk.browser(), desk.browser()];
    await phone.signIn('sato');
    await office.signIn('sato');
    const before = office.cookies.get('desk-session');
    const fresh = '新しくて長いパスワード！';
    const answer = await office.post('/desk/me/password', { current: password, fresh, again: fresh });
    expect(answer.location).toBe('/desk/me?done=changed');
    expect(office.cookies.get('desk-session')).not.toBe(before);
    expect((await office.get('/desk')).status).toBe(200);
    expect((await phone.get('/desk')).status).toBe(303);
    expect((await phone.signIn('sato')).status).toBe(401);
    expect((await phone.signIn('sato', fresh)).status).toBe(303);
  });

  test('a new password of rows of digits is judged at once: it holds up nobody else’s page', async () => {
    const browser = desk.browser();
    await browser.signIn('sato');
    const fresh = `${'123'.repeat(26)}xyz`;
    const times: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const start = performance.now();
      await browser.post('/desk/me/password', { current: 'a wrong guess', fresh, again: fresh });
      times.push(performance.now() - start);
    }
    // The middle one. Usual are 10 ms; a rule that tries all ways to read the digits takes minutes.
    expect(times.sort((a, b) => a - b)[1]).toBeLessThan(500);
  });

  test.each([
    ['short', 'short', '12文字以上'],
    ['a new long password', 'another long password', '2つの欄'],
    ['123456789012', '123456789012', '推測'],
    ['aaaaaaaaaaaaaa', 'aaaaaaaaaaaaaa', '推測'],
    ['satosatosatosato', 'satosatosatosato', 'ログイン名'],
    ['long '.repeat(50), 'long '.repeat(50), '長すぎ'],
    [password, password, '今と同じ'],
  ])('a new password that won’t do is refused with the reason: %s', async (fresh, again, why) => {
    const browser = desk.browser();
    await browser.signIn('sato');
    const { status, text } = await browser.post('/desk/me/password', { current: password, fresh, again });
    expect(status).toBe(422);
    expect(text).toContain(why);
    expect((await desk.browser().signIn('sato')).status).toBe(303);
  });
});
