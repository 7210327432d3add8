import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { openStaffDesk, password, type OpenStaffDesk } from '../desk/open-staff-desk.ts';
import { openBrowser } from './browser.ts';

const out = 'test/e2e/out';
let desk: OpenStaffDesk;
let browser: Browser;
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  [desk, browser] = await Promise.all([openStaffDesk(), openBrowser()]);
  await desk.addStaff({ login: 'admin', name: '山田 花子', role: 'admin' });
  await desk.addStaff({ login: 'sato', name: '佐藤 一郎', role: 'lead', bookIds: ['benesapo'] });
  await desk.addStaff({ login: 'tanaka', name: '田中 <b>次郎</b>', isDisabled: true });
});
afterAll(async () => {
  await browser.close();
  await desk.close();
});

async function open(width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return page;
}

const fits = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

test('staff sign in with the keyboard, look around, and sign out', async () => {
  const page = await open(1280, 800);
  await page.goto(`${desk.root}/desk/accounts`);
  expect(page.url()).toContain('/desk/sign-in?next=%2Fdesk%2Faccounts');
  await page.screenshot({ path: `${out}/desk-sign-in.png` });
  await page.keyboard.type('admin');
  await page.keyboard.press('Tab');
  await page.keyboard.type('a wrong password');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await page.screenshot({ path: `${out}/desk-sign-in-wrong.png` });
  // The login stands there still, and the password is where one types.
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(`${desk.root}/desk/accounts`);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('アカウント');
  expect(await page.getByText('田中 <b>次郎</b>').count()).toBe(1);
  await page.screenshot({ path: `${out}/desk-accounts.png`, fullPage: true });

  await page.getByRole('link', { name: 'sato' }).click();
  await page.getByLabel('担当者').check();
  await page.getByRole('button', { name: '変更する' }).click();
  await page.getByText('変更しました。').waitFor();
  expect((await desk.store.accounts.find('sato'))?.role).toBe('staff');

  await page.getByRole('link', { name: '操作の記録' }).click();
  await page.getByText('アカウントを変更').waitFor();
  await page.screenshot({ path: `${out}/desk-audit.png` });
  await page.getByRole('link', { name: '自分の設定' }).click();
  await page.screenshot({ path: `${out}/desk-me.png`, fullPage: true });
  await page.getByRole('button', { name: 'サインアウト', exact: true }).click();
  await page.getByText('サインアウトしました。').waitFor();
  await page.goBack();
  await page.reload();
  expect(page.url()).toContain('/desk/sign-in');
  await page.close();
});

test('the same on a phone: nothing sticks out to the side', async () => {
  const page = await open(375, 700);
  await page.goto(`${desk.root}/desk`);
  expect(await fits(page)).toBe(true);
  await page.screenshot({ path: `${out}/desk-phone-sign-in.png` });
  await page.getByLabel('ログイン名').fill('admin');
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
  await page.getByText('待っている方はいません').waitFor();
  for (const path of ['', '/accounts', '/accounts/sato', '/audit', '/me', '/nowhere']) {
    await page.goto(`${desk.root}/desk${path}`);
    expect([path, await fits(page)]).toEqual([path, true]);
    await page.screenshot({ path: `${out}/desk-phone${path.replaceAll('/', '-')}.png` });
  }
  await page.close();
});

test('the browser has nothing to complain of: no blocked style, no blocked script', () => {
  // Answers of 401 and 404 are named on the console by Chromium itself.
  expect(complaints.filter((each) => !/status of (?:401|404)/.test(each))).toEqual([]);
});
