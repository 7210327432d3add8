import { HTTPFetchError, LineBotClient, middleware, validateSignature } from '@line/bot-sdk';
import express from 'express';
import { eventIn, openStage, salon, type Stage } from './stage.ts';

let stage: Stage;
let client: LineBotClient;
beforeEach(async () => {
  stage = await openStage();
  client = LineBotClient.fromChannelAccessToken({
    channelAccessToken: salon.accessToken,
    apiBaseURL: stage.url,
  });
});
afterEach(async () => await stage.close());

test('LINE’s own client replies, pushes and reads profiles against the simulator', async () => {
  const person = stage.simulator.person('salon');
  await person.say('予約したい');
  const { replyToken } = eventIn(stage.bot.received[0]);
  const sent = await client.replyMessage({ replyToken, messages: [{ type: 'text', text: 'はい' }] });
  expect(sent.sentMessages).toHaveLength(1);
  await client.pushMessage(
    { to: person.userId, messages: [{ type: 'text', text: 'どうぞ' }] },
    crypto.randomUUID(),
  );
  expect(await client.getProfile(person.userId)).toMatchObject({ userId: person.userId });
  await client.showLoadingAnimation({ chatId: person.userId, loadingSeconds: 5 });
  expect(await client.getMessageQuotaConsumption()).toEqual({ totalUsage: 1 });
  expect(person.newFromBot().map((item) => item.message['text'])).toEqual(['はい', 'どうぞ']);
});

test('LINE’s own client sees a refusal as it does at LINE', async () => {
  const refusal = client.replyMessage({ replyToken: 'x', messages: [{ type: 'text', text: 'はい' }] });
  await expect(refusal).rejects.toBeInstanceOf(HTTPFetchError);
  await expect(refusal).rejects.toMatchObject({ status: 400, body: '{"message":"Invalid reply token"}' });
});

test('LINE’s own check accepts every webhook, emoji and all', async () => {
  const person = stage.simulator.person('salon');
  await person.say('😀');
  await person.say('😀');
  for (const { body, headers } of stage.bot.received) {
    expect(validateSignature(body, salon.secret, String(headers['x-line-signature']))).toBe(true);
  }
});

test('LINE’s own middleware takes the simulator’s webhooks', async () => {
  const app = express().post(
    '/webhook',
    middleware({ channelSecret: salon.secret }),
    (_req, res) => void res.json({}),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((ready) => server.once('listening', ready));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { createSimulator } = await import('../../src/simulator/simulator.ts');
  const simulator = createSimulator({
    channels: [{ ...salon, webhookUrl: `http://127.0.0.1:${port}/webhook` }],
  });
  expect(await simulator.person('salon').say('絵文字😀も')).toMatchObject({ status: 200, reason: 'success' });
  await new Promise((closed) => server.close(closed));
});
