import { botUserIdOf } from '../../src/simulator/platform/channel.ts';
import { signatureOf } from '../../src/simulator/platform/signature.ts';
import { openStage, salon, type Stage } from './stage.ts';

let stage: Stage;
afterEach(async () => await stage.close());

test('the signature of LINE’s own worked example comes out as LINE prints it', async () => {
  stage = await openStage();
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(signatureOf('8c570fa6dd201bb328f1c1eac23a96d8', body)).toBe(
    'GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=',
  );
});

test('a webhook is signed over its raw bytes and says which account it is for', async () => {
  stage = await openStage();
  const person = stage.simulator.person('salon');
  await person.say('こんにちは😀');
  const webhook = stage.bot.received[0];
  const bytes = webhook?.body ?? Buffer.alloc(0);
  expect(webhook?.headers['x-line-signature']).toBe(signatureOf(salon.secret, bytes));
  expect(JSON.parse(bytes.toString('utf8'))).toMatchObject({
    destination: botUserIdOf('salon'),
    events: [
      {
        type: 'message',
        mode: 'active',
        message: { type: 'text', text: 'こんにちは😀' },
        source: { type: 'user', userId: person.userId },
        deliveryContext: { isRedelivery: false },
        webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/) as string,
      },
    ],
  });
});

test('emoji come escaped in every second webhook, so a bot that re-stringifies the body fails', async () => {
  stage = await openStage();
  const person = stage.simulator.person('salon');
  await person.say('😀');
  await person.say('😀');
  const [first, second] = stage.bot.received.map(({ body }) => body.toString('utf8'));
  expect(first).toContain('\\uD83D\\uDE00');
  expect(second).toContain('😀');
});

test('a hostile webhook goes out exactly as written, with a wrong signature or none', async () => {
  stage = await openStage();
  await stage.simulator.webhooks.sendRaw('salon', 'not json', { signature: 'wrong' });
  await stage.simulator.webhooks.sendRaw('salon', '{}', { signature: null, headers: { 'x-extra': '1' } });
  const [forged, unsigned] = stage.bot.received;
  expect([forged?.body.toString(), forged?.headers['x-line-signature']]).toEqual(['not json', 'wrong']);
  expect([unsigned?.headers['x-line-signature'], unsigned?.headers['x-extra']]).toEqual([undefined, '1']);
});
