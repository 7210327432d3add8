import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { createMemoryStaffStore } from '../../src/memory/staff.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { connectRedis } from '../../src/redis/connect.ts';
import { createRedisMailbox } from '../../src/redis/mailbox.ts';
import { createRedisStaffStore } from '../../src/redis/staff.ts';
import { createRedisTicketBoard } from '../../src/redis/ticket-board.ts';
import { password } from '../desk/open-staff-desk.ts';
import { startRedis, type RedisServer } from '../redis/redis-server.ts';
import { openBrowser } from './browser.ts';
import type { DeskOptions } from './open-desk.ts';

const out = 'test/e2e/out';

/** What people do in the two browsers: the asker on a phone, staff at the desk. */
export type Play = {
  open(width: number, height: number): Promise<Page>;
  signIn(root: string, login: string, width?: number, height?: number): Promise<Page>;
  /** The asker's phone, a friend of the account already. */
  openPhone(root: string, channel: string): Promise<Page>;
  shot(page: Page, name: string): Promise<unknown>;
  /** What the browsers' consoles complained of. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};

export async function openPlay(): Promise<Play> {
  mkdirSync(out, { recursive: true });
  const browser: Browser = await openBrowser();
  const complaints: string[] = [];
  async function open(width: number, height: number): Promise<Page> {
    const context: BrowserContext = await browser.newContext({ viewport: { width, height } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return page;
  }
  return {
    open,
    complaints,
    async signIn(root, login, width = 1280, height = 800) {
      const page = await open(width, height);
      await page.goto(`${root}/desk`);
      await enter(page, login);
      return page;
    },
    async openPhone(root, channel) {
      const phone = await open(1000, 880);
      await phone.goto(`${root}/simulator?channel=${channel}`);
      await phone.getByTestId('add-friend').click();
      await phone.getByTestId('bubble-bot').first().waitFor();
      return phone;
    },
    shot: (page, name) => page.screenshot({ path: `${out}/${name}.png` }),
    close: () => browser.close(),
  };
}

/** At the sign-in page, on the way to the list. */
export async function enter(page: Page, login: string): Promise<void> {
  await enterAt(page, login);
  await page.locator('#tabs').waitFor();
}

/** At the sign-in page, on the way to whatever was asked for. */
export async function enterAt(page: Page, login: string): Promise<void> {
  await page.getByLabel('ログイン名').fill(login);
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
}

/**
 * From its next load on the page hears nothing of what happens, as on a train. Its requests are not intercepted for
 * that: a page that tries again and again to listen can't be closed while a try is held back.
 */
export const deafen = (page: Page): Promise<unknown> =>
  page.addInitScript('window.EventSource = class extends EventTarget { close() {} }');

export const fits = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth');

export const say = async (phone: Page, text: string): Promise<void> => {
  await phone.getByTestId('message-input').fill(text);
  await phone.getByTestId('send').click();
};
export const tap = (phone: Page, label: string): Promise<void> =>
  phone
    .locator('[data-testid=quick-reply], [data-testid=flex-button]')
    .filter({ hasText: label })
    .last()
    .click();
export const hears = (phone: Page, text: string): Promise<void> =>
  phone.getByTestId('bubble-bot').filter({ hasText: text }).last().waitFor();
/** A line of the talk on a ticket's page. */
export const reads = (page: Page, text: string): Promise<void> =>
  page.locator('.line').filter({ hasText: text }).last().waitFor();

export type Stores = Pick<DeskOptions, 'mailbox' | 'board' | 'staff'>;

/** Both stores; the Redis is the suite's own. */
export function bothDeskStores(): readonly (readonly [string, () => Promise<Stores>])[] {
  let redis: RedisServer | undefined;
  afterAll(() => redis?.stop());
  return [
    [
      'memory',
      () =>
        Promise.resolve({
          mailbox: createMemoryMailbox(),
          board: createMemoryTicketBoard(),
          staff: createMemoryStaffStore(),
        }),
    ],
    [
      'Redis',
      async () => {
        const { url } = (redis ??= await startRedis());
        const connect = () => connectRedis([url], () => undefined);
        return {
          mailbox: createRedisMailbox(connect),
          board: createRedisTicketBoard(connect),
          staff: createRedisStaffStore(connect),
        };
      },
    ],
  ];
}
