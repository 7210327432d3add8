import type { Page } from 'playwright-core';
import { openDesk, type DeskOptions, type OpenDesk } from './open-desk.ts';
import { hears, openPlay, say, tap, type Play } from './two-browsers.ts';

export const bookId = 'kyosai-mypage';

/** A desk with two staff, and the browsers of all who have to do with a ticket of it. */
export type TicketPlay = {
  readonly desk: OpenDesk;
  readonly play: Play;
  /** An asker who wants a person, and has said what it is about. @returns their phone */
  escalate(about: string): Promise<Page>;
  close(): Promise<void>;
};

/** Staff are `sato`, a lead, and `tanaka`, who has the one book. */
export async function openTicketPlay(options: DeskOptions): Promise<TicketPlay> {
  const [desk, play] = await Promise.all([openDesk(options), openPlay()]);
  await desk.addStaff('sato', '佐藤 一郎', 'lead');
  await desk.addStaff('tanaka', '田中 花子', 'staff', [bookId]);
  return {
    desk,
    play,
    async escalate(about) {
      const phone = await play.openPhone(desk.root, bookId);
      await say(phone, '担当者と話したいです');
      await tap(phone, 'このトークで担当者に聞く');
      await hears(phone, '受け付けました');
      await say(phone, about);
      await hears(phone, 'ご用件を担当者に伝えました');
      return phone;
    },
    async close() {
      await play.close();
      await desk.close();
    },
  };
}

/** In the list: takes the ticket that is about this. */
export const claim = (page: Page, about: string): Promise<void> =>
  page.locator('.ticket').filter({ hasText: about }).locator('.claim').click();

/** On a ticket's page: sends the words to the asker. */
export async function answer(page: Page, text: string): Promise<void> {
  await page.locator('#answer').fill(text);
  await page.locator('#send').click();
}

/** On a ticket's page: closes the ticket. */
export async function end(page: Page): Promise<void> {
  await page.locator('#close-open').click();
  await page.locator('#close').click();
  await page.getByText('受付を終了しました。').waitFor();
}

/** Closes windows, each with all that its browser kept. */
export async function leave(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.context().close();
}
