import { loadBooks } from '../../src/books/load.ts';
import { bothStores } from '../contracts/both-stores.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';
import { createTurnedClock } from './turned-clock.ts';

const books = loadBooks('faq-data');

/** All words in what the bot said, in the order of the screen. */
function words(said: readonly { readonly message: unknown }[]): string {
  const texts: string[] = [];
  const guide = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(guide);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        if ((key === 'text' || key === 'label') && typeof inner === 'string') texts.push(inner);
        else guide(inner);
      }
  };
  said.forEach(({ message }) => guide(message));
  return texts.join('\n');
}

const repliesOf = ({ simulator }: OpenDesk): number =>
  simulator.calls.filter((call) => call.path.endsWith('/reply')).length;

const withoutSpace = (text: string): string => text.replace(/\s/g, '');

describe.each(bothStores())('a person on LINE, with the desk on %s', (_name, createMailbox) => {
  let desk: OpenDesk;
  const clock = createTurnedClock();
  beforeAll(async () => {
    desk = await openDesk({ mailbox: await createMailbox(), clock });
  });
  afterAll(() => desk.close());

  /** Every test ends so: one reply for each event, free of charge, and nothing refused. */
  afterEach(() => {
    expect(desk.simulator.calls.filter((call) => call.path.endsWith('/push'))).toEqual([]);
    expect(desk.simulator.calls.filter((call) => (call.status ?? 0) >= 300)).toEqual([]);
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
    const unknown = [
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
    for (const text of unknown) {
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
    // What was not found comes with the contact.
    const said = words(await person.waitForReply({ messages: 3 }));
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

  test('who asks in three messages gets exactly one answer, with the last reply token', async () => {
    const person = newPerson();
    const before = repliesOf(desk);
    await person.say('仮登録後の');
    await person.say('メールが');
    const last = await person.say('届かない場合はどうすればいいのですか?');
    const text = words(await person.waitForReply());
    const entry = books.get('honobono-mini2')?.entries.find(({ id }) => id === 'q11');
    expect(withoutSpace(text)).toContain(withoutSpace(entry?.answer ?? '?'));
    const reply = desk.simulator.calls.findLast((call) => call.path.endsWith('/reply'));
    // By then the desk would have taken what was said for unfinished; a sticker comes behind whatever it says.
    clock.pass(3_000);
    await person.sendSticker();
    await person.waitForReply();
    expect(repliesOf(desk)).toBe(before + 2);
    const { events } = JSON.parse(last.body) as { events: { replyToken: string }[] };
    expect(reply?.body).toMatchObject({ replyToken: events[0]?.replyToken });
  });

  test('whose question breaks off is answered within three seconds with what was said', async () => {
    const person = newPerson();
    const before = repliesOf(desk);
    await person.say('仮登録後の');
    await person.say('メールが');
    await person.say('届かない場合の、');
    clock.pass(3_000);
    expect(words(await person.waitForReply())).toContain('仮登録');
    expect(repliesOf(desk)).toBe(before + 1);
  });

  test('who adds the account as a friend is greeted by the name they have on LINE', async () => {
    const person = newPerson();
    person.chat.displayName = '佐藤\n🌸';
    await person.follow();
    expect(words(await person.waitForReply())).toContain('佐藤 🌸さん、友だち追加ありがとうございます。');
    await person.unfollow();
    await person.follow();
    expect(words(await person.waitForReply())).toContain('佐藤 🌸さん、おかえりなさい。');
  });

  test('who has two errands in one message gets both answers, in one reply', async () => {
    const person = newPerson('kyosai-mypage');
    const before = repliesOf(desk);
    const said = await person.ask('パスワードを忘れました。あと電話番号も変更したいです。');
    const entries = books.get('kyosai-mypage')?.entries ?? [];
    const answers = ['id-01', 'tetsuzuki-02'].map(
      (wanted) => entries.find(({ id }) => id === wanted)?.answer,
    );
    const text = withoutSpace(words(said));
    const places = answers.map((answer) => text.indexOf(withoutSpace(answer ?? '?')));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(places[1]).toBeGreaterThan(places[0] ?? 0);
    expect(repliesOf(desk)).toBe(before + 1);
  });

  test('whom no answer helps reaches a human, and is never offered the same twice', async () => {
    const person = newPerson();
    const heard: string[] = [];
    const hear = async (): Promise<string> => {
      const text = words(await person.waitForReply());
      expect(heard).not.toContain(text);
      heard.push(text);
      return text;
    };
    await person.say('仮登録後メールが届かない場合は、どうすればいいのですか?');
    await hear();
    await person.tap('解決しない');
    expect(await hear()).toContain('ほかに近い質問はこちらです');
    await person.tap('この中にない');
    expect(await hear()).toContain('0120-86-2040');
    await person.say('やっぱりだめ');
    await hear();
  });

  test('who walks through the guide comes to its end, and can leave it in between', async () => {
    const person = newPerson('benesapo');
    const tapped = async (label: string): Promise<string> => {
      await person.tap(label);
      return words(await person.waitForReply());
    };
    expect(words(await person.ask('サービス開始の手順'))).toContain('(1/3)');
    expect(await tapped('まだ届かない')).toContain('joyo-be@joyobank.co.jp');
    expect(await tapped('この手順をもう一度見る')).toContain('(1/3)');
    expect(await tapped('届いた → 次へ')).toContain('(2/3)');
    expect(await tapped('メニュー')).toContain('つづきから(サービス開始の手順 2番目)');
    expect(await tapped('つづきから(サービス開始の手順 2番目)')).toContain('(2/3)');
    expect(words(await person.ask('割り当てた'))).toContain('(3/3)');
    expect(await tapped('案内した → 完了')).toContain('これで終わりです');
    expect(words(await person.ask('メニュー'))).not.toContain('つづきから');
  });

  test('whose thumb slips on buttons from far up in the chat gets what they say, or a kind word', async () => {
    const person = newPerson('benesapo');
    await person.ask('メニュー');
    await person.ask('利用人数を増やしたい');
    await person.ask('サービス開始の手順');
    const old = person.tappables().filter(({ action }) => action['type'] === 'postback');
    expect(old.length).toBeGreaterThan(8);
    await person.ask('最初から');
    for (const { action } of old) {
      const before = repliesOf(desk);
      await person.tapAction(action);
      await person.waitForReply();
      expect(repliesOf(desk)).toBe(before + 1);
    }
  });
});
