import { botUserIdOf } from '../../src/simulator/platform/channel.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => await stage.close());

test('a wrong access token is turned away', async () => {
  const heard = await stage.call('GET', '/v2/bot/info', undefined, { authorization: 'Bearer wrong' });
  expect(heard.status).toBe(401);
  expect(heard.body['message']).toBe(
    'Authentication failed due to the following reason: invalid token. ' +
      'Confirm that the access token in the authorization header is valid.',
  );
});

test('an address that LINE does not have answers 404, and every answer has a request id', async () => {
  const heard = await stage.call('POST', '/v2/bot/message/telepathy', {});
  expect(heard).toMatchObject({ status: 404, body: { message: 'Not found' } });
  expect(heard.headers.get('x-line-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('a call over 2 MB is too large', async () => {
  const heard = await stage.call('POST', '/v2/bot/message/push', { to: 'x'.repeat(2 * 1024 * 1024) });
  expect(heard.status).toBe(413);
});

test('a call that is no JSON is refused', async () => {
  expect((await stage.call('POST', '/v2/bot/message/push', '{"to":')).status).toBe(400);
});

test('a friend’s profile can be read, a stranger’s and a blocker’s can’t', async () => {
  const person = stage.simulator.person('salon');
  const profile = () => stage.call('GET', `/v2/bot/profile/${person.userId}`);
  expect((await profile()).status).toBe(404);
  await person.follow();
  expect((await profile()).body).toMatchObject({
    userId: person.userId,
    displayName: person.chat.displayName,
  });
  await person.unfollow();
  expect((await profile()).status).toBe(404);
});

test('the dots show until the bot speaks, for 5 to 60 seconds in steps of 5', async () => {
  const person = stage.simulator.person('salon');
  await person.follow();
  const start = (loadingSeconds: number) =>
    stage.call('POST', '/v2/bot/chat/loading/start', { chatId: person.userId, loadingSeconds });
  expect((await start(7)).status).toBe(400);
  expect(await start(60)).toMatchObject({ status: 202, body: {} });
  expect(person.chat.loadingUntil).not.toBeNull();
  await stage.call('POST', '/v2/bot/message/push', {
    to: person.userId,
    messages: [{ type: 'text', text: 'はい' }],
  });
  expect(person.chat.loadingUntil).toBeNull();
});

test('the account tells who it is and how many messages its plan has', async () => {
  const [info, quota] = await Promise.all([
    stage.call('GET', '/v2/bot/info'),
    stage.call('GET', '/v2/bot/message/quota'),
  ]);
  expect(info.body).toMatchObject({
    userId: botUserIdOf('salon'),
    displayName: 'サロン青葉',
    chatMode: 'bot',
  });
  expect(quota.body).toEqual({ type: 'limited', value: 200 });
});

test('the Verify button sends a signed webhook without events', async () => {
  const heard = await stage.call('POST', '/v2/bot/channel/webhook/test', {});
  expect(heard.body).toMatchObject({ success: true, statusCode: 200, reason: 'OK' });
  expect(stage.bot.received[0]?.body.toString()).toBe(
    `{"destination":"${botUserIdOf('salon')}","events":[]}`,
  );
});

test('messages can be checked without sending them', async () => {
  const check = (text: string) =>
    stage.call('POST', '/v2/bot/message/validate/reply', { messages: [{ type: 'text', text }] });
  expect(await check('はい')).toMatchObject({ status: 200, body: {} });
  expect((await check('')).status).toBe(400);
});
