import { checkChannel } from '../../src/line/check-channel.ts';
import { answering, startLine, type LineThat } from './line-that.ts';

let line: LineThat;
beforeAll(async () => {
  line = await startLine();
});
afterAll(() => line.close());

async function told(): Promise<string> {
  const says: string[] = [];
  const report = {
    info: (text: string) => void says.push(`info: ${text}`),
    error: (text: string) => void says.push(`error: ${text}`),
  };
  const channel = { bookId: 'benesapo', secrets: ['s'], accessToken: 'hidden-token' };
  await checkChannel(channel, { baseUrl: line.url, dataBaseUrl: undefined }, report, 100);
  return says.join('\n');
}

test('at the start the operator reads as whom each book speaks', async () => {
  line.answer = answering(200, '{"displayName":"ベネサポ窓口","basicId":"@bene"}');
  expect(await told()).toBe('info: book benesapo speaks as ベネサポ窓口 (@bene)');
});

test('a wrong channel access token is told at the start, with where to get a right one', async () => {
  line.answer = answering(401, '{"message":"Authentication failed"}');
  expect(await told()).toMatch(/^error: .*book benesapo.*LINE Developers console/);
});

test('LINE out of reach is told, and no token with it', async () => {
  for (const answer of [answering(500, ''), answering(200, '<html>'), () => undefined]) {
    line.answer = answer;
    const text = await told();
    expect(text).toMatch(/^error: .*book benesapo/);
    expect(text).not.toContain('hidden-token');
  }
});
