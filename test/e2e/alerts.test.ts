import type { Page } from 'playwright-core';
import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';
import { enter, openPlay, type Play } from './two-browsers.ts';

const bookId = 'kyosai-mypage';
let desk: OpenDesk;
let play: Play;
beforeAll(async () => {
  [desk, play] = await Promise.all([openDesk({ mailbox: createMemoryMailbox() }), openPlay()]);
  await desk.addStaff('sato', '佐藤 一郎', 'lead');
});
afterAll(async () => {
  await play.close();
  await desk.close();
});

/** A browser that notes what it would have sounded and shown. */
const recorder = `
  window.tones = [];
  window.notes = [];
  window.AudioContext = class {
    state = 'suspended';
    currentTime = 0;
    destination = {};
    async resume() { this.state = 'running'; }
    createGain() {
      const gain = { setValueAtTime() {}, linearRampToValueAtTime() {}, exponentialRampToValueAtTime() {} };
      return { gain, connect: (next) => next };
    }
    createOscillator() {
      const frequency = { value: 0 };
      return { frequency, connect: (next) => next, start: () => window.tones.push(frequency.value), stop() {} };
    }
  };
  window.Notification = class extends EventTarget {
    static permission = 'default';
    static async requestPermission() { return (this.permission = 'granted'); }
    constructor(title, { body }) { super(); window.notes.push(Object.assign(this, { title, body })); }
    close() {}
  };`;

async function openRecorded(): Promise<Page> {
  const page = await play.open(1280, 800);
  await page.context().addInitScript(recorder);
  await page.goto(`${desk.root}/desk`);
  await enter(page, 'sato');
  return page;
}

async function escalate(about: string): Promise<void> {
  const person = desk.simulator.person(bookId);
  await person.ask(about);
  await person.ask('担当者と話したいです');
  await person.tap('このトークで担当者に聞く');
  await person.waitForReply();
}

const arrived = (page: Page, about: string) => page.locator('.ticket').filter({ hasText: about }).waitFor();
const titleSays = (page: Page, title: string) =>
  page.waitForFunction(`document.title === ${JSON.stringify(title)}`);
const tones = (page: Page) => page.evaluate<number[]>('window.tones');

test('a new ticket raises the count in the title, sounds once in one tab, and a claimed one is off the count', async () => {
  const page = await openRecorded();
  await escalate('おいしいラーメン屋を教えて');
  await arrived(page, 'ラーメン');
  await titleSays(page, '(1) 受付 | 窓口');
  // Nobody has asked for a sound.
  expect(await tones(page)).toEqual([]);

  const sound = page.locator('#sound');
  await sound.click();
  expect(await sound.getAttribute('aria-pressed')).toBe('true');
  await page.waitForFunction('window.tones.length === 2');
  const second = await page.context().newPage();
  await second.goto(`${desk.root}/desk`);
  await second.keyboard.press('j');
  await escalate('おいしい寿司屋を教えて');
  await Promise.all([arrived(page, '寿司'), arrived(second, '寿司')]);
  await Promise.all([page, second].map((each) => titleSays(each, '(2) 受付 | 窓口')));
  expect([...(await tones(page)), ...(await tones(second))]).toEqual([660, 880, 660, 880]);

  // The choice holds after a reload, from the first key on.
  await second.close();
  await page.reload();
  expect(await sound.getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('c');
  await page.locator('#answer').waitFor();
  await titleSays(page, '(1) おいしいラーメン屋を教えて | 窓口');
  await page.context().close();
});

test('a new ticket is shown by the browser to who allowed it, and a click on it opens the ticket', async () => {
  const page = await openRecorded();
  const allow = page.locator('#notify');
  await allow.click();
  await allow.waitFor({ state: 'hidden' });
  await escalate('おいしい蕎麦屋を教えて');
  await page.waitForFunction('window.notes.length === 1');
  expect(await page.evaluate('[window.notes[0].title, window.notes[0].body]')).toEqual([
    '新しい受付',
    'おいしい蕎麦屋を教えて',
  ]);
  await page.evaluate(`window.notes[0].dispatchEvent(new Event('click'))`);
  await page.waitForURL('**/desk/tickets/*');
  await page.getByRole('heading', { name: 'おいしい蕎麦屋を教えて' }).waitFor();
  await page.context().close();
});
