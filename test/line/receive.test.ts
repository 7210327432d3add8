import { receive } from '../../src/line/receive.ts';
import { encodeChoice } from '../../src/line/choice-data.ts';

const now = Date.UTC(2026, 10, 22, 3);
const source = { type: 'user', userId: 'U1' };
const base = {
  webhookEventId: '01HEVENT',
  timestamp: now - 100,
  mode: 'active',
  source,
  replyToken: 'token',
  deliveryContext: { isRedelivery: false },
};
const received = (...events: unknown[]) => receive({ destination: 'U0', events }, 'benesapo', now);
const text = { type: 'message', message: { type: 'text', id: 'm1', text: 'こんにちは' } };

describe('what LINE sends becomes what happened in a chat', () => {
  const common = {
    id: '01HEVENT',
    chatId: 'benesapo:U1',
    occurredAt: now - 100,
    receivedAt: now,
    replyToken: 'token',
  };

  test.each([
    ['a message', text, { type: 'text', text: 'こんにちは', messageId: 'm1' }],
    [
      'a tapped button',
      { type: 'postback', postback: { data: encodeChoice({ type: 'entry', entryId: 'q11' }) } },
      { type: 'choice', choice: { type: 'entry', entryId: 'q11' } },
    ],
    ['a foreign button', { type: 'postback', postback: { data: 'action=buy' } }, { type: 'foreignChoice' }],
    ['a button without data', { type: 'postback', postback: {} }, { type: 'foreignChoice' }],
    [
      'a new friend',
      { type: 'follow', follow: { isUnblocked: false } },
      { type: 'follow', isUnblocked: false },
    ],
    [
      'a friend come back',
      { type: 'follow', follow: { isUnblocked: true } },
      { type: 'follow', isUnblocked: true },
    ],
    ['a friend of an older LINE', { type: 'follow' }, { type: 'follow', isUnblocked: false }],
    ['a block', { type: 'unfollow' }, { type: 'unfollow' }],
    [
      'an unsent message',
      { type: 'unsend', unsend: { messageId: 'm1' } },
      { type: 'unsent', messageId: 'm1' },
    ],
    ['a sticker', { type: 'message', message: { type: 'sticker' } }, { type: 'unreadable', kind: 'sticker' }],
    ['a photo', { type: 'message', message: { type: 'image' } }, { type: 'unreadable', kind: 'image' }],
    [
      'a new kind of message',
      { type: 'message', message: { type: 'hologram' } },
      { type: 'unreadable', kind: 'other' },
    ],
    [
      'a text without words',
      { type: 'message', message: { type: 'text' } },
      { type: 'unreadable', kind: 'other' },
    ],
  ])('%s', (_name, fields, happening) => {
    expect(received({ ...base, ...fields })).toEqual([{ ...common, ...happening }]);
  });

  test('an event without a reply token is handled without one', () => {
    for (const event of [
      { ...base, replyToken: undefined },
      { ...base, replyToken: '' },
      { ...base, replyToken: null },
    ])
      expect(received({ ...event, ...text })?.[0]).not.toHaveProperty('replyToken');
  });

  test('several people in one webhook are each heard, in order', () => {
    const events = ['U1', 'U2', 'U1'].map((userId, index) => ({
      ...base,
      ...text,
      webhookEventId: `e${index}`,
      source: { type: 'user', userId },
    }));
    expect(received(...events)?.map(({ id, chatId }) => [id, chatId])).toEqual([
      ['e0', 'benesapo:U1'],
      ['e1', 'benesapo:U2'],
      ['e2', 'benesapo:U1'],
    ]);
  });

  test('an event without an id is known again when LINE repeats it, and unlike another', () => {
    const nameless = { ...base, ...text, webhookEventId: undefined };
    const idOf = (event: object): string | undefined => received(event)?.[0]?.id;
    const repeated = { ...nameless, deliveryContext: { isRedelivery: true } };
    expect(idOf(nameless)).toMatch(/^[0-9a-f]{64}$/);
    expect(idOf(repeated)).toBe(idOf(nameless));
    expect(idOf({ ...nameless, timestamp: now })).not.toBe(idOf(nameless));
    expect(idOf({ ...nameless, webhookEventId: '' })).toMatch(/^[0-9a-f]{64}$/);
  });

  test('an event without a time happened when it came', () => {
    for (const timestamp of [undefined, 'yesterday', NaN])
      expect(received({ ...base, ...text, timestamp })?.[0]?.occurredAt).toBe(now);
  });

  test("LINE's own emoji and mentions are kept for staff, and cut from what decides", () => {
    const say = (text: string, drawn: object): unknown =>
      received({ ...base, type: 'message', message: { type: 'text', id: '1', text, ...drawn } })?.[0];
    const emoji = (index: number, length: number): object => ({
      index,
      length,
      productId: '5ac1',
      emojiId: '001',
    });
    expect(say('助けて(泣)(please!)', { emojis: [emoji(3, 3), emoji(6, 9)] })).toMatchObject({
      text: '助けて(泣)(please!)',
      plainWords: '助けて',
    });
    expect(
      say('@窓口 😀パスワード(泣)を忘れた', {
        emojis: [emoji(11, 3)],
        mention: { mentionees: [{ index: 0, length: 3, type: 'user', userId: 'U9', isSelf: true }] },
      }),
    ).toMatchObject({ plainWords: '😀パスワード を忘れた' });
    expect(say('(泣)', { emojis: [emoji(0, 3)] })).toMatchObject({ plainWords: '' });
  });

  test('an emoji that lies outside the text, or is no emoji at all, cuts nothing', () => {
    for (const emojis of [[{ index: 3, length: 9 }], [{ index: -1, length: 2 }], [{}], [null], 'x', {}])
      expect(
        received({
          ...base,
          type: 'message',
          message: { type: 'text', id: '1', text: '助けて', emojis },
        })?.[0],
      ).not.toHaveProperty('plainWords');
  });

  test('text is kept as it was typed: emoji whole, a lone surrogate and a NUL too', () => {
    const typed = '👨‍👩‍👧\u0000\ud800 <b> ｶﾞ';
    expect(
      received({ ...base, type: 'message', message: { type: 'text', id: '1', text: typed } }),
    ).toMatchObject([{ text: typed }]);
  });
});

describe('what is not ours to answer is left out, and never in the way of the rest', () => {
  const unwanted: [string, unknown][] = [
    ['an unknown event type', { ...base, type: 'telepathy' }],
    ['an event type of groups', { ...base, type: 'messageEdited', source: { type: 'group', groupId: 'C1' } }],
    ['an event without a source', { ...base, ...text, source: undefined }],
    ['a source without a user id', { ...base, ...text, source: { type: 'user' } }],
    ['an empty user id', { ...base, ...text, source: { type: 'user', userId: '' } }],
    ['a user id that is a number', { ...base, ...text, source: { type: 'user', userId: 7 } }],
    ['a group', { ...base, ...text, source: { type: 'group', groupId: 'C1', userId: 'U1' } }],
    ['a room', { ...base, ...text, source: { type: 'room', roomId: 'R1', userId: 'U1' } }],
    ['a chat that another module holds', { ...base, ...text, mode: 'standby' }],
    ['a message event without a message', { ...base, type: 'message' }],
    ['an unsend without a message id', { ...base, type: 'unsend', unsend: {} }],
    ['null', null],
    ['a word', 'event'],
    ['a number', 1],
    ['a list', [base]],
    ['an empty object', {}],
  ];

  test.each(unwanted)('%s', (_name, event) => {
    expect(received(event)).toEqual([]);
    expect(received(event, { ...base, ...text }, event)).toHaveLength(1);
  });

  test.each([[null], [[]], [{}], ['text'], [1], [undefined], [{ events: null }], [{ events: {} }]])(
    '%j is no webhook at all',
    (body) => {
      expect(receive(body, 'benesapo', now)).toBeUndefined();
    },
  );

  test('LINE’s own check of the address is a webhook without events', () => {
    expect(received()).toEqual([]);
  });
});
