import { eventIn, openStage, type Stage } from './stage.ts';

let stage: Stage;
afterEach(async () => await stage.close());

const textOf = (webhook: Parameters<typeof eventIn>[0]) => eventIn(webhook)['message'];
const systemLines = (userId: string) =>
  stage.simulator.transcript('salon', userId).flatMap((item) => (item.from === 'system' ? [item.text] : []));

test('a bot that takes too long is noted as a timeout, on the phone too', async () => {
  stage = await openStage({ webhookTimeoutMs: 50 });
  let answer = (): void => undefined;
  stage.bot.onWebhook = () => new Promise<void>((resolve) => (answer = resolve));
  const person = stage.simulator.person('salon');
  expect(await person.say('もしもし')).toMatchObject({ status: null, reason: 'request_timeout' });
  expect(systemLines(person.userId)).toEqual(['Webhook: 0.05秒以内に応答がありません']);
  answer();
});

test('a bot that answers 500 is noted, and the message stays unread', async () => {
  stage = await openStage();
  stage.bot.status = 500;
  const person = stage.simulator.person('salon');
  expect(await person.say('もしもし')).toMatchObject({ status: 500, reason: 'error_status_code' });
  expect(systemLines(person.userId)).toEqual(['Webhook: 500']);
  expect(person.chat.items[0]).toMatchObject({ isRead: false });
});

test('events can arrive in the wrong order, or all in one webhook', async () => {
  stage = await openStage();
  const { webhooks, person } = stage.simulator;
  const [hanako, ichiro] = [person('salon'), person('salon')];
  webhooks.hold('salon');
  const said = [hanako.say('1'), hanako.say('2')];
  await webhooks.release('salon', { order: 'reversed' });
  await Promise.all(said);
  expect(stage.bot.received.map(textOf)).toMatchObject([{ text: '2' }, { text: '1' }]);

  webhooks.hold('salon');
  const both = [hanako.say('3'), ichiro.say('4')];
  const [delivery] = await webhooks.release('salon', { together: true });
  await Promise.all(both);
  expect(delivery?.webhookEventIds).toHaveLength(2);
});

test('a tap finds the button by its words, shows what it says and sends what it means', async () => {
  stage = await openStage();
  const person = stage.simulator.person('salon');
  await person.follow();
  const action = { type: 'postback', data: 'entry=park', displayText: '駐車場はある？' };
  const contents = [
    { type: 'box', layout: 'vertical', action, contents: [{ type: 'text', text: '駐車場' }] },
  ];
  const bubble = { type: 'bubble', body: { type: 'box', layout: 'vertical', contents } };
  const messages = [{ type: 'flex', altText: '一覧', contents: bubble }];
  await stage.call('POST', '/v2/bot/message/push', { to: person.userId, messages });
  await person.tap('駐車場');
  expect(person.chat.items.at(-1)).toMatchObject({ from: 'person', message: { text: '駐車場はある？' } });
  expect(eventIn(stage.bot.received.at(-1))).toMatchObject({
    type: 'postback',
    postback: { data: 'entry=park' },
  });
  await expect(person.tap('送迎バス')).rejects.toThrow('「駐車場」');
});

test('quick replies are gone as soon as something newer is said', async () => {
  stage = await openStage();
  const person = stage.simulator.person('salon');
  await person.follow();
  const quickReply = {
    items: [{ type: 'action', action: { type: 'message', label: 'はい', text: 'はい' } }],
  };
  const messages = [{ type: 'text', text: 'よいですか？', quickReply }];
  await stage.call('POST', '/v2/bot/message/push', { to: person.userId, messages });
  expect(person.tappables()).toHaveLength(1);
  await person.tap('はい');
  expect(person.tappables()).toEqual([]);
});

test('someone who blocked the account can’t write to it, and comes back unblocked', async () => {
  stage = await openStage();
  const person = stage.simulator.person('salon');
  await person.unfollow();
  await expect(person.say('もしもし')).rejects.toThrow('blocked');
  await person.follow();
  expect(eventIn(stage.bot.received.at(-1))).toMatchObject({ type: 'follow', follow: { isUnblocked: true } });
});

test('waiting for a bot that stays silent ends with the reason', async () => {
  stage = await openStage();
  stage.bot.status = 503;
  const person = stage.simulator.person('salon');
  await expect(person.ask('もしもし', { timeoutMs: 30 })).rejects.toThrow(
    /0 of 1 .* error_status_code \(503\)/,
  );
});

test('events that no bot knows can be sent: new types, standby, groups', async () => {
  stage = await openStage();
  const person = stage.simulator.person('salon');
  await person.sendEvent(
    { type: 'teleport', mode: 'standby', source: { type: 'group', groupId: 'C1' } },
    false,
  );
  const event = eventIn(stage.bot.received[0]);
  expect(event).toMatchObject({ type: 'teleport', mode: 'standby', source: { type: 'group' } });
  expect(event).not.toHaveProperty('replyToken');
});
