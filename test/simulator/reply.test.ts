import { eventIn, openStage, type Stage } from './stage.ts';

const hello = [{ type: 'text', text: 'いらっしゃいませ' }];
const invalidToken = { status: 400, body: { message: 'Invalid reply token' } };
let stage: Stage;
let now = 0;

beforeEach(async () => {
  now = Date.parse('2026-03-02T10:00:00+09:00');
  stage = await openStage({ now: () => now });
});
afterEach(async () => await stage.close());

async function tokenOf(text: string): Promise<string> {
  await stage.simulator.person('salon').say(text);
  return eventIn(stage.bot.received.at(-1)).replyToken;
}

const reply = (replyToken: string, messages: unknown = hello, headers = {}) =>
  stage.call('POST', '/v2/bot/message/reply', { replyToken, messages }, headers);

test('a reply shows on the person’s phone, free', async () => {
  const person = stage.simulator.person('salon');
  await person.say('こんにちは');
  const heard = await reply(eventIn(stage.bot.received[0]).replyToken);
  expect(heard.body).toEqual({
    sentMessages: [
      { id: expect.stringMatching(/^\d{18}$/) as string, quoteToken: expect.any(String) as string },
    ],
  });
  expect(person.chat.items).toMatchObject([
    { from: 'person', message: { text: 'こんにちは' }, isRead: true },
    { from: 'bot', via: 'reply', message: { text: 'いらっしゃいませ' } },
  ]);
  expect(stage.simulator.quota.used('salon')).toBe(0);
});

test('a reply token works once', async () => {
  const token = await tokenOf('1');
  expect((await reply(token)).status).toBe(200);
  expect(await reply(token)).toMatchObject(invalidToken);
});

test('a reply token is dead after one minute', async () => {
  const [inTime, late] = [await tokenOf('1'), await tokenOf('2')];
  now += 60_000;
  expect((await reply(inTime)).status).toBe(200);
  now += 1;
  expect(await reply(late)).toMatchObject(invalidToken);
});

test('a redelivered event gives its token another minute, up to twenty minutes', async () => {
  const token = await tokenOf('1');
  const id = String(eventIn(stage.bot.received[0])['webhookEventId']);
  now += 10 * 60_000;
  await stage.simulator.webhooks.redeliver(id);
  expect(eventIn(stage.bot.received[1])).toMatchObject({
    webhookEventId: id,
    replyToken: token,
    deliveryContext: { isRedelivery: true },
  });
  now += 59_000;
  expect((await reply(token)).status).toBe(200);

  const old = await tokenOf('2');
  now += 20 * 60_000 + 1;
  await stage.simulator.webhooks.redeliver(String(eventIn(stage.bot.received[2])['webhookEventId']));
  expect(await reply(old)).toMatchObject(invalidToken);
});

test('one account’s token is no use to another account', async () => {
  const token = await tokenOf('1');
  const asClinic = { authorization: 'Bearer clinic-token' };
  expect(await reply(token, hello, asClinic)).toMatchObject(invalidToken);
});

test('one bad message refuses the whole reply, sends nothing and leaves the token alive', async () => {
  const token = await tokenOf('1');
  const refused = await reply(token, [...hello, { type: 'text', text: '' }]);
  expect(refused).toMatchObject({
    status: 400,
    body: {
      message: 'The request body has 1 error(s)',
      details: [{ message: 'May not be empty', property: 'messages[1].text' }],
    },
  });
  expect((await reply(token)).status).toBe(200);
});

test('a reply takes no retry key', async () => {
  const token = await tokenOf('1');
  const refused = await reply(token, hello, { 'x-line-retry-key': '123e4567-e89b-42d3-a456-426614174000' });
  expect(refused.status).toBe(400);
  expect((await reply(token)).status).toBe(200);
});

test('blocking and taking a message back carry no reply token', async () => {
  const person = stage.simulator.person('salon');
  await person.say('まちがえた');
  await person.unsend();
  await person.unfollow();
  expect(stage.bot.received.slice(1).map((each) => eventIn(each).replyToken)).toEqual([undefined, undefined]);
});
