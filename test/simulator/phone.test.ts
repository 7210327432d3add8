import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../e2e/browser.ts';
import { eventIn, openStage, type Stage } from './stage.ts';

const tap = (label: string) => ({ type: 'postback', label, data: `said=${label}`, displayText: label });
const row = (words: string) => ({
  type: 'box',
  layout: 'horizontal',
  paddingAll: 'md',
  action: tap(words),
  contents: [{ type: 'text', text: words, wrap: true }],
});
const bubble = (...questions: string[]) => ({
  type: 'bubble',
  body: { type: 'box', layout: 'vertical', contents: questions.map(row) },
  footer: {
    type: 'box',
    layout: 'vertical',
    contents: [
      {
        type: 'button',
        style: 'primary',
        action: { type: 'uri', label: '電話する', uri: 'tel:03-1234-5678' },
      },
    ],
  },
});
const quickReply = { items: [{ type: 'action', action: tap('メニュー') }] };
const hostile = '<img src=x onerror="document.title=1">';

let stage: Stage;
let browser: Browser;
let page: Page;
const errors: string[] = [];
const handled = new Set<string>();

/** A tiny bot: greets, offers two cards, and repeats what else it hears. */
async function answer(event: ReturnType<typeof eventIn>): Promise<void> {
  const { type, replyToken, message } = event as typeof event & {
    type: string;
    message?: { type: string; text?: string };
  };
  // A sent-again event is known by its id; answering it would spend a token that is spent.
  const id = String(event['webhookEventId']);
  if (type === 'unfollow' || handled.has(id)) return;
  handled.add(id);
  const cards = { type: 'carousel', contents: [bubble('駐車場は？', '送迎は？'), bubble('予約は？')] };
  const messages =
    type === 'follow'
      ? [{ type: 'text', text: 'はじめまして', quickReply }]
      : message?.text === '一覧'
        ? [{ type: 'flex', altText: '一覧', contents: cards, quickReply }]
        : [{ type: 'text', text: message?.text ?? `${type} ${message?.type ?? ''}` }];
  const heard = await stage.call('POST', '/v2/bot/message/reply', { replyToken, messages });
  if (heard.status !== 200) errors.push(JSON.stringify(heard.body));
}

const at = (testId: string) => page.getByTestId(testId);
async function say(text: string): Promise<void> {
  await at('message-input').fill(text);
  await at('message-input').press('Enter');
}

beforeAll(async () => {
  stage = await openStage();
  stage.bot.onWebhook = (webhook) => answer(eventIn(webhook));
  browser = await openBrowser();
});
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 460, height: 820 } });
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') errors.push(line.text());
  });
  await page.goto(`${stage.url}/simulator`);
  await at('add-friend').click();
  await at('bubble-bot').first().waitFor();
});
afterEach(async () => {
  await page.close();
  expect(errors.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

test('a new friend is greeted, asks, taps a card, and is answered', async () => {
  await say('一覧');
  await at('flex-button').filter({ hasText: '駐車場は？' }).click();
  await at('bubble-bot').filter({ hasText: 'postback' }).waitFor();
  expect(await at('bubble-user').allInnerTexts()).toEqual(['一覧', '駐車場は？']);
  expect(await page.getByText('既読').count()).toBe(2);
});

test('quick replies stand above the input until anything newer is said', async () => {
  expect(await at('quick-reply').allInnerTexts()).toEqual(['メニュー']);
  await at('quick-reply').click();
  await at('bubble-bot').filter({ hasText: 'postback' }).waitFor();
  expect(await at('quick-reply').count()).toBe(0);
});

test('a card’s telephone button is a link, and cards scroll sideways', async () => {
  await say('一覧');
  const call = at('flex-button').filter({ hasText: '電話する' }).first();
  expect(await call.getAttribute('href')).toBe('tel:03-1234-5678');
  expect(await call.getAttribute('rel')).toBe('noopener noreferrer');
  const room = await at('flex-carousel').evaluate((element) => {
    const { scrollWidth, clientWidth } = element as { scrollWidth: number; clientWidth: number };
    return scrollWidth - clientWidth;
  });
  expect(room).toBeGreaterThan(100);
});

test('what a bot writes is never read as HTML', async () => {
  await say(hostile);
  await at('bubble-bot').filter({ hasText: hostile }).waitFor();
  expect(await page.title()).not.toBe('1');
});

test('Enter that ends a kana conversion does not send; Shift+Enter breaks the line', async () => {
  const input = at('message-input');
  await input.fill('よやく');
  await input.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
  await input.press('Shift+Enter');
  await input.press('x');
  expect(await input.inputValue()).toBe('よやく\nx');
  expect(await at('bubble-user').count()).toBe(0);
});

test('stickers and long texts can be sent, and the last event sent again', async () => {
  for (const testId of ['send-sticker', 'send-long-text', 'redeliver']) {
    const received = new Promise<void>((resolve) => {
      stage.bot.onWebhook = (webhook) => {
        resolve();
        return answer(eventIn(webhook));
      };
    });
    await at('plus-menu').click();
    await at(testId).click();
    await received;
  }
  expect(eventIn(stage.bot.received.at(-1))).toMatchObject({ deliveryContext: { isRedelivery: true } });
});

test('blocking hides the input, and unblocking brings it back', async () => {
  await at('menu').click();
  await at('block').click();
  await at('unblock-bar').click();
  await at('bubble-bot').nth(1).waitFor();
  expect(await at('message-input').isVisible()).toBe(true);
});

test('each account keeps its own chat, also after the page is opened again', async () => {
  await at('channel-switch').selectOption('clinic');
  await at('add-friend').waitFor();
  await at('channel-switch').selectOption('salon');
  await at('bubble-bot').filter({ hasText: 'はじめまして' }).waitFor();
  await page.reload();
  await at('bubble-bot').filter({ hasText: 'はじめまして' }).waitFor();
});

test('starting over makes a new friend with an empty chat', async () => {
  await at('menu').click();
  await at('restart').click();
  await at('add-friend').waitFor();
  expect(await at('bubble-bot').count()).toBe(0);
});
