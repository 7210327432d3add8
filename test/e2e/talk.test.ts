import { loadBooks } from '../../src/faq/load.ts';
import { bothStores } from '../contracts/both-stores.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';

const books = loadBooks('faq-data');

/** All words in what the bot said, in the order of the screen. */
function words(said: readonly { readonly message: unknown }[]): string {
  const texts: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if ((key === 'text' || key === 'label') && typeof inner === 'string') texts.push(inner);
        else walk(inner);
      }
  };
  said.forEach(({ message }) => walk(message));
  return texts.join('\n');
}

const repliesOf = ({ simulator }: OpenDesk): number =>
  simulator.calls.filter((call) => call.path.endsWith('/reply')).length;

const withoutSpace = (text: string): string => text.replace(/\s/g, '');

describe.each(bothStores())('a person on LINE, with the desk on %s', (_name, createMailbox) => {
  let desk: OpenDesk;
  beforeAll(async () => {
    desk = await openDesk({ mailbox: await createMailbox() });
  });
  afterAll(() => desk.close());

  /** Every test ends so: one reply for each event, free of charge, and nothing refused. */
  afterEach(() => {
    expect(desk.simulator.calls.filter((call) => call.path.endsWith('/push'))).toEqual([]);
    expect(desk.simulator.calls.filter((call) => call.status !== 200)).toEqual([]);
  });

  const newPerson = (bookId = 'honobono-mini2') => desk.simulator.person(bookId);

  test.each([...books.keys()])(
    'who adds %s as a friend is greeted and sees what can be asked',
    async (id) => {
      const person = newPerson(id);
      await person.follow();
      const text = words(await person.waitForReply());
      const book = books.get(id);
      expect(text).toContain(book?.name);
      if (book?.greeting !== undefined) expect(withoutSpace(text)).toContain(withoutSpace(book.greeting));
      for (const category of book?.categories ?? []) expect(text).toContain(category);
      expect(text).toContain('担当者に聞く');
    },
  );

  test('who asks clearly gets the FAQ’s own answer and can say whether it helped', async () => {
    const person = newPerson();
    const text = words(await person.ask('仮登録後メールが届かない場合は、どうすればいいのですか?'));
    const entry = books.get('honobono-mini2')?.entries.find(({ id }) => id === 'q11');
    expect(withoutSpace(text)).toContain(withoutSpace(entry?.answer ?? '?'));
    expect(text).toContain('解決した');
    expect(text).toContain('解決しない');
    await person.tap('解決した');
    expect(words(await person.waitForReply())).toContain('お役に立ててよかったです');
  });

  test('who asks vaguely chooses with one tap', async () => {
    const person = newPerson('kyosai-mypage');
    const text = words(await person.ask('パスワードのことで困っています'));
    expect(text).toContain('この中にない');
    const question = 'パスワードを忘れてしまいました。どうすればよいですか?';
    expect(text).toContain(question);
    await person.tap(question);
    expect(words(await person.waitForReply())).toContain('仮パスワード');
  });

  test('who asks about something else is told so, and a human is one tap away', async () => {
    const person = newPerson();
    const text = words(await person.ask('おいしいラーメン屋を教えて'));
    expect(text).toContain('見つかりませんでした');
    await person.tap('担当者に聞く');
    expect(words(await person.waitForReply())).toContain('0120-86-2040');
  });

  test('who wants a human gets the phone number to tap, the hours, and the mail address as text', async () => {
    const person = newPerson();
    await person.follow();
    await person.waitForReply();
    await person.tap('担当者に聞く');
    const said = await person.waitForReply();
    expect(words(said)).toContain('(土日祝日を除く)9:00~12:00/13:00~17:00');
    expect(JSON.stringify(said)).toContain('tel:0120862040');
    const other = newPerson('benesapo');
    expect(words(await other.ask('担当者に聞く'))).toContain('joyo-be@joyobank.co.jp');
  });

  test.each([...books.keys()])(
    'every category of %s leads to its questions, and each to its answer',
    async (id) => {
      const person = newPerson(id);
      const book = books.get(id);
      for (const category of book?.categories ?? []) {
        await person.ask('メニュー');
        await person.tap(category);
        const list = words(await person.waitForReply());
        const entries = book?.entries.filter((entry) => entry.category === category) ?? [];
        for (const { question } of entries) expect(withoutSpace(list)).toContain(withoutSpace(question));
        const [first] = entries;
        await person.tap(first?.question ?? '?');
        expect(withoutSpace(words(await person.waitForReply()))).toContain(
          withoutSpace(first?.answer ?? '?'),
        );
      }
    },
  );

  test('a sticker, a photo, a voice message, a video, a file and a place each get a kind hint', async () => {
    const person = newPerson();
    for (const send of [
      'sendSticker',
      'sendImage',
      'sendAudio',
      'sendVideo',
      'sendFile',
      'sendLocation',
    ] as const) {
      await person[send]();
      expect(words(await person.waitForReply())).toContain('文字で送ってください');
    }
  });

  test('an old or foreign button gets a kind sentence and the menu', async () => {
    const person = newPerson();
    for (const data of [
      '',
      'action=buy&item=7',
      'tap=entry&entry=gone',
      'tap=category&category=x&page=-1',
      '%%%',
    ]) {
      await person.postback(data);
      const text = words(await person.waitForReply());
      expect(text).toContain('使えなくなっています');
      expect(text).toContain('担当者に聞く');
    }
  });

  test('strange texts each get exactly one reply that LINE accepts', async () => {
    const person = newPerson('kyosai-mypage');
    const strange = [
      '😀👨‍👩‍👧‍👦🇯🇵',
      ' ',
      '\n\n',
      '?',
      '<script>alert(1)</script>**太字** [link](http://x)',
      'パス\u0000ワード\u202e\u200b',
      '\ud800',
      'あ'.repeat(5000),
      '仮登録'.repeat(1600),
      '{"a":1}',
      '%s %d ${x}',
      'DROP TABLE chats;',
    ];
    for (const text of strange) {
      const before = repliesOf(desk);
      await person.say(text);
      await person.waitForReply();
      expect(repliesOf(desk)).toBe(before + 1);
    }
  });

  test('an event that LINE delivers twice is answered once', async () => {
    const person = newPerson();
    const { webhookEventIds } = await person.say('料金の支払い方法');
    await person.waitForReply();
    const before = repliesOf(desk);
    for (const id of webhookEventIds) await desk.simulator.webhooks.redeliver(id);
    await person.sendSticker();
    await person.waitForReply();
    expect(repliesOf(desk)).toBe(before + 1);
  });

  test('messages sent in one breath are answered in their order; a sticker behind a question asks no more', async () => {
    const person = newPerson();
    desk.simulator.webhooks.hold('honobono-mini2');
    const sent = Promise.all([
      person.say('おいしいラーメン屋を教えて'),
      person.sendSticker(),
      person.sendImage(),
    ]);
    await desk.simulator.webhooks.release('honobono-mini2');
    await sent;
    const said = words(await person.waitForReply({ messages: 2 }));
    const order = ['見つかりませんでした', '写真'].map((word) => said.indexOf(word));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(Math.min(...order)).toBeGreaterThanOrEqual(0);
  });

  test('who blocks the account hears nothing more', async () => {
    const person = newPerson();
    await person.ask('パスワードを忘れた');
    const before = repliesOf(desk);
    await person.unfollow();
    await person.follow();
    const text = words(await person.waitForReply());
    expect(text).toContain('おかえりなさい');
    expect(repliesOf(desk)).toBe(before + 1);
  });
});
