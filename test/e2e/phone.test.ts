import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { loadBooks } from '../../src/books/load.ts';
import { freePort } from '../redis/redis-server.ts';
import { openBrowser } from './browser.ts';

const out = 'test/e2e/out';
const books = loadBooks('faq-data');

let dev: ChildProcess;
let browser: Browser;
let page: Page;
let root: string;

/** `npm run dev` as a newcomer runs it, in a house whose environment is full of real tokens and a dead Redis. */
beforeAll(async () => {
  mkdirSync(out, { recursive: true });
  const port = await freePort();
  root = `http://localhost:${port}`;
  const realTokens = {
    LINE_CHANNEL_SECRET: 'a real secret',
    LINE_CHANNEL_ACCESS_TOKEN: 'a real token',
    LINE_API_BASE_URL: 'http://127.0.0.1:9',
    REDIS_URL: 'redis://127.0.0.1:9',
  };
  dev = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/bin/dev.ts'], {
    env: { PATH: process.env['PATH'], PORT: String(port), LOG_LEVEL: 'warn', ...realTokens },
    stdio: 'inherit',
  });
  [browser] = await Promise.all([openBrowser(), isOpen(`${root}/readyz`)]);
  page = await browser.newPage({ viewport: { width: 1000, height: 880 } });
});

afterAll(async () => {
  await browser.close();
  dev.kill();
});

async function isOpen(url: string): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.status === 200) return;
    await sleep(50);
  }
  throw new Error(`${url} did not open within 50 s`);
}

const shot = (name: string) => page.screenshot({ path: `${out}/${name}.png` });
const quickReply = (label: string): Locator => page.getByTestId('quick-reply').filter({ hasText: label });
const lastBubble = (): Locator => page.getByTestId('bubble-bot').last();
const button = (label: string): Locator => page.getByTestId('flex-button').filter({ hasText: label }).last();

async function ask(text: string): Promise<void> {
  await page.getByTestId('message-input').fill(text);
  await page.getByTestId('send').click();
}

test('the start page says where the phone is', async () => {
  await page.goto(root);
  await shot('start');
  await page.getByRole('link', { name: '電話の画面を開く' }).click();
  await page.waitForURL('**/simulator');
});

test.each([...books.values()].map((book) => [book.name, book] as const))(
  'a newcomer chats with %s: is greeted, asks, browses, and reaches a human',
  async (_name, book) => {
    await page.goto(`${root}/simulator?channel=${book.id}`);
    await page.getByTestId('add-friend').click();
    const [category = ''] = book.categories;
    await quickReply(category).waitFor();
    await shot(`${book.id}-1-greeting`);

    const [entry] = book.entries;
    await ask(entry?.question ?? '');
    await button('解決した').waitFor();
    await shot(`${book.id}-2-answer`);
    await button('解決した').click();
    await page.getByText('お役に立ててよかったです').waitFor();

    await quickReply(category).click();
    const question = book.entries.filter((each) => each.category === category).at(-1)?.question ?? '';
    await button(question).waitFor();
    await button(question).scrollIntoViewIfNeeded();
    await shot(`${book.id}-3-questions`);
    await button(question).click();
    await button('解決しない').waitFor();
    await button('解決しない').click();
    await page.getByText('お役に立てず、すみません').last().waitFor();
    await shot(`${book.id}-4-contact`);
  },
);

test('a vague question offers a choice, and one tap answers it', async () => {
  await page.goto(`${root}/simulator?channel=kyosai-mypage`);
  await quickReply('担当者に聞く').waitFor();
  await ask('パスワードのことで困っています');
  await button('この中にない').waitFor();
  await shot('choice');
  await button('パスワードを忘れてしまいました').click();
  await lastBubble().getByText('仮パスワード').first().waitFor();
  await shot('choice-answer');
});

test('the rich menu below the chat opens, closes, and its taps are answered', async () => {
  await page.goto(`${root}/simulator?channel=kyosai-mypage&user=U${'7'.repeat(32)}`);
  await page.getByTestId('add-friend').click();
  await quickReply('担当者に聞く').waitFor();
  const menu = page.getByTestId('rich-menu');
  await menu.locator('img').waitFor();
  expect(await menu.locator('img').evaluate((img: { naturalWidth: number }) => img.naturalWidth)).toBe(2500);
  await shot('rich-menu');
  await page.getByTestId('rich-menu-bar').click();
  await menu.waitFor({ state: 'hidden' });
  await page.getByTestId('rich-menu-bar').click();
  await menu.getByRole('button', { name: 'お手続きについて' }).click();
  await button('メールアドレスを変更したい').waitFor();
  // The answer has the screen to itself, and what was tapped stands in the chat as said.
  await menu.waitFor({ state: 'hidden' });
  await page.getByTestId('bubble-user').filter({ hasText: 'お手続きについて' }).waitFor();
  await shot('rich-menu-category');
  await page.getByTestId('rich-menu-bar').click();
  await menu.getByRole('button', { name: 'パスワードを忘れた' }).click();
  await button('解決した').waitFor();
  await page.getByTestId('rich-menu-bar').click();
  await menu.getByRole('button', { name: '担当者に聞く' }).click();
  await lastBubble().getByText('県民共済').first().waitFor();
  await shot('rich-menu-contact');
});

test('a sticker gets a kind hint', async () => {
  await page.getByTestId('plus-menu').click();
  await page.getByTestId('send-sticker').click();
  await page.getByText('スタンプありがとうございます').waitFor();
  await shot('sticker');
});
