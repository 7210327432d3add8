/**
 * Takes the screens of docs/words.md from a running `npm run dev`, as on a small phone:
 * `node scripts/take-screens.ts http://localhost:3000 docs/screens`
 */
import { mkdirSync } from 'node:fs';
import { openBrowser } from '../test/e2e/browser.ts';

const [root = 'http://localhost:3000', out = 'docs/screens'] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 375, height: 720 } });

let person = 0;
/** A new friend of the book's account. */
async function meet(book: string): Promise<void> {
  person += 1;
  const user = `U${String(person).padStart(32, '0')}`;
  await page.goto(`${root}/simulator?channel=${book}&user=${user}`);
  await page.getByTestId('add-friend').click();
  await page.getByTestId('quick-reply').first().waitFor();
  const bar = page.getByTestId('rich-menu-bar');
  if (await page.getByTestId('rich-menu').isVisible()) await bar.click();
}

const bubbles = () => page.getByTestId('bubble-bot').count();
async function replied(before: number): Promise<void> {
  for (let tries = 0; tries < 100 && (await bubbles()) <= before; tries += 1) await page.waitForTimeout(50);
  await page.waitForTimeout(150);
}
async function queryDocument(text: string): Promise<void> {
  const before = await bubbles();
  await page.getByTestId('message-input').fill(text);
  await page.getByTestId('send').click();
  await replied(before);
}
async function tap(label: string): Promise<void> {
  const before = await bubbles();
  await page.getByTestId('flex-button').filter({ hasText: label }).last().click();
  await replied(before);
}
/** Scrolls a long reply to its beginning. @param count how many bubbles it has */
const toBeginning = (count = 1) =>
  page.evaluate(
    `[...document.querySelectorAll('[data-testid=bubble-bot]')].at(-${count}).scrollIntoView({ block: 'start' })`,
  );
async function take(name: string): Promise<void> {
  // A button below the pointer would be drawn darker.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${out}/${name}.png` });
}

await meet('kyosai-mypage');
await take('01-greeting');
await page.getByTestId('rich-menu-bar').click();
await page.getByTestId('rich-menu').waitFor();
await take('02-rich-menu');
await page.getByTestId('rich-menu-bar').click();
await queryDocument('ぱすわーどわすれた');
await take('03-answer');
await tap('解決しない');
await take('04-not-solved');
await meet('kyosai-mypage');
await queryDocument('パスワードのことで困っています');
await toBeginning();
await take('05-choice');
await queryDocument('メニュー');
await tap('お手続きについて');
await toBeginning();
await take('06-category');
await meet('honobono-mini2');
await queryDocument('料金の支払期日は?');
await toBeginning();
await take('07-deadline');
await queryDocument('担当者に聞く');
await take('08-contact');
await queryDocument('おいしいラーメン屋を教えて');
await toBeginning(2);
await take('09-not-found');
await meet('benesapo');
await queryDocument('サービス開始の手順');
await take('10-guide');
await browser.close();
