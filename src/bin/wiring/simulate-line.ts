import { loadBooks } from '../../faq/load.ts';
import type { Channel } from '../../line/channel.ts';
import type { LineApi } from '../../line/client.ts';
import { createSimulator, type Simulator } from '../../simulator/simulator.ts';

export type SimulatedLine = {
  readonly channels: readonly Channel[];
  readonly api: LineApi;
  readonly simulator: Simulator;
  readonly defaultBookId: string;
};

const colors = ['#0B6E4F', '#2B59C3', '#B4452F', '#7A4FA3', '#8A6D00'];

/** A LINE of our own with an account for every book; its secrets open nothing outside this process. */
export function simulateLine(faqDataDir: string, port: number): SimulatedLine {
  const books = [...loadBooks(faqDataDir).values()];
  const root = `http://127.0.0.1:${port}`;
  const accounts = books.map(({ id, name }, index) => ({
    id,
    name,
    secret: `simulated secret of ${id}`,
    accessToken: `simulated-token-of-${id}`,
    webhookUrl: `${root}/webhook/${id}`,
    color: colors[index % colors.length] ?? '#0B6E4F',
  }));
  return {
    channels: accounts.map(({ id, secret, accessToken }) => ({ bookId: id, secrets: [secret], accessToken })),
    api: { baseUrl: root, dataBaseUrl: root },
    simulator: createSimulator({ channels: accounts }),
    defaultBookId: books[0]?.id ?? '',
  };
}
