import type { Book } from '../../books/book.ts';
import { loadBooks } from '../../books/load.ts';
import type { Channel } from '../../line/channel.ts';
import type { LineApi } from '../../line/client.ts';
import { createSimulator, type Simulator } from '../../simulator/simulator.ts';
import type { Logger } from '../../telemetry/log.ts';

export type SimulatedLine = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly simulator: Simulator;
  readonly defaultBookId: string;
  /** Draws every book's menu and publishes it to its simulated account. Nothing need wait for it. */
  readonly publishMenus: (log: Logger) => Promise<void>;
};

const colors = ['#0B6E4F', '#2B59C3', '#B4452F', '#7A4FA3', '#8A6D00'];

/** A simulated LINE with an account for every book. Its secrets are good only inside this process. */
export function simulateLine(faqDataDir: string, port: number): SimulatedLine {
  const books = [...loadBooks(faqDataDir).values()];
  const root = `http://127.0.0.1:${port}`;
  const accounts = books.map(({ id, name, color }, index) => ({
    id,
    name,
    secret: `simulated secret of ${id}`,
    accessToken: `simulated-token-of-${id}`,
    webhookUrl: `${root}/webhook/${id}`,
    color: color ?? colors[index % colors.length] ?? '#0B6E4F',
  }));
  const api = { baseUrl: root, dataBaseUrl: root };
  const channels = accounts.map(({ id, secret, accessToken }) => ({
    bookId: id,
    secrets: [secret],
    accessToken,
  }));
  return {
    channels,
    api,
    simulator: createSimulator({ channels: accounts }),
    defaultBookId: books[0]?.id ?? '',
    publishMenus: async (log) => {
      for (const book of books) {
        const channel = channels.find(({ bookId }) => bookId === book.id);
        if (channel !== undefined) await publishMenu(book, channel, api, log);
      }
    },
  };
}

/** Everything else works without a menu, so a failure is only logged. */
async function publishMenu(book: Book, channel: Channel, api: LineApi, log: Logger): Promise<void> {
  try {
    const { composeMenu } = await import('../../rich-menu/composed-menu.ts');
    const { createMenuAccount } = await import('../../line/rich-menu/menu-account.ts');
    const { toMenuRequest } = await import('../../line/rich-menu/menu-request.ts');
    const { publishMenu: publish } = await import('../../line/rich-menu/menu-publish.ts');
    const menu = await composeMenu(book);
    await publish(createMenuAccount(channel, api), toMenuRequest(menu), menu.image);
  } catch (error) {
    log.warn({ err: error, book: book.id }, 'no rich menu below the simulated chat');
  }
}
