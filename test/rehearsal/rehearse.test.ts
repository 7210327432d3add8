import { play } from './flower-shop.ts';

/** Where the story failed, and why; undefined when it went as written. */
async function failureOf(story: string): Promise<string | undefined> {
  const { failure } = await play(story);
  return failure === undefined ? undefined : `${failure.line} ${failure.what}`;
}

test('a talk that goes as written passes', async () => {
  const { failure, transcript } = await play(`- name: 配達
  startsAt: 2026-11-23T10:00
  turns:
    - follow: 山田
    - bot: { says: [山田さん, 花屋], buttons: [注文の手順, 店] }
    - user: 配達してほしい
    - bot: { answers: q1, says: 二つ目の段落です, saysNot: カード, buttons: 解決した }
    - tap: 解決した
    - bot: anything
`);
  expect(failure).toBeUndefined();
  expect(transcript).toContain('10:00 利用者 配達してほしい');
  expect(transcript.join('\n')).toContain('配達はできますか?への答えです。');
});

test('a wrong answer fails at the line of the expectation, with what was said', async () => {
  const story = `- name: 配達
  turns:
    - user: カードは使えますか
    - bot:
        answers: q1
`;
  expect(await failureOf(story)).toBe('4 q1 の回答を出すはずですが、q2 の回答を出しました。');
  expect((await play(story)).transcript.join('\n')).toContain('カードで払えますか?への答えです。');
});

test.each([
  ['offers: q1', '候補に q1 があるはずですが、候補に q3、q4 を出しました。'],
  ['leadsTo: q1', 'q1 にたどり着くはずですが、候補に q3、q4 を出しました。'],
  ['says: 定休日は月曜', '「定休日は月曜」と言うはずですが、返事にありません。候補に q3、q4 を出しました。'],
  ['saysNot: 駐車場', '「駐車場」と言わないはずですが、返事にあります。'],
  ['buttons: 注文する', '「注文する」のボタンがあるはずですが、ありません。候補に q3、q4 を出しました。'],
  ['step: 1', '手順の 1 番目を案内するはずですが、候補に q3、q4 を出しました。'],
])('the reply is held against "%s"', async (expected, complaint) => {
  const story = `- name: 店\n  turns:\n    - user: 店のこと\n    - bot: { ${expected} }\n`;
  expect(await failureOf(story)).toBe(`4 ${complaint}`);
});

test('a story that leads to an entry taps it among the choices, or gets its answer at once', async () => {
  const { failure, transcript } = await play(`- name: 店
  turns:
    - user: 店のこと
    - bot: { offers: [q3, q4], leadsTo: q4 }
    - user: 配達してほしい
    - bot: { leadsTo: q1 }
`);
  expect(failure).toBeUndefined();
  expect(transcript).toContain('10:00 利用者 [定休日はいつですか?] を押す');
});

test('a reply that the story does not expect fails it', async () => {
  expect(await failureOf('- name: 配達\n  turns:\n    - user: 配達してほしい\n')).toMatch(
    /^3 この後に、書かれていない返事があります。/u,
  );
  const two =
    '- name: 二つ\n  turns:\n    - user: 配達してほしい\n    - user: カード\n    - bot: { answers: q1 }\n    - user: 配達してほしい\n';
  expect(await failureOf(two)).toMatch(/^6 この前に、書かれていない返事があります。/u);
});

test('an unexpected silence fails, and so does an unexpected reply', async () => {
  expect(await failureOf('- name: 静か\n  turns:\n    - user: 配達してほしい\n    - bot: silent\n')).toBe(
    '4 何も言わないはずですが、q1 の回答を出しました。',
  );
  const taken = '- name: 取り消し\n  turns:\n    - user: 配達の\n    - unsend: 配達の\n';
  expect(await failureOf(`${taken}    - bot: silent\n`)).toBeUndefined();
  expect(await failureOf(`${taken}    - bot: anything\n`)).toBe(
    '5 返事が来るはずですが、何も言いませんでした。',
  );
});

test('messages sent in a row are one question, and a pause makes them two', async () => {
  const turns = '- name: 分ける\n  turns:\n    - user: カードの\n';
  expect(await failureOf(`${turns}    - user: ことです\n    - bot: { answers: q2 }\n`)).toBeUndefined();
  const apart = await failureOf(
    `${turns}    - wait: +5s\n    - bot: { answers: q2 }\n    - user: ことです\n    - bot: { says: 見つかりません }\n`,
  );
  expect(apart).toBeUndefined();
});

test('turning the clock fires timers: half an hour later the talk is over', async () => {
  const story = (pause: string): string =>
    `- name: 休み\n  turns:\n    - user: 店のこと\n    - bot: { offers: q3 }\n    - ${pause}\n    - user: 2番\n`;
  expect(await failureOf(`${story('wait: +29m')}    - bot: { answers: q4 }\n`)).toBeUndefined();
  expect(await failureOf(`${story('wait: +31m')}    - bot: { saysNot: 定休日 }\n`)).toBeUndefined();
  expect(await failureOf(`${story('at: 2026-11-25T10:00')}    - bot: { saysNot: 定休日 }\n`)).toBeUndefined();
  expect(await failureOf(`${story('at: 2026-11-23T10:00')}    - bot: anything\n`)).toMatch(
    /^5 この日時は、話の中ではもう過ぎています。/u,
  );
});

test('a guide goes on days later, by an old button in the chat', async () => {
  const story = `- name: 手順
  turns:
    - user: 注文の手順
    - bot: { step: 1 }
    - wait: +4d
    - tap: 選んだ
    - bot: { step: 2 }
`;
  expect(await failureOf(story)).toBeUndefined();
});

test('when there is no such button, the message names those that are there', async () => {
  const story = '- name: 店\n  turns:\n    - user: 店のこと\n    - bot: anything\n    - tap: q5\n';
  expect(await failureOf(story)).toMatch(
    /^5 「q5」というボタンはありません。押せるのは 「駐車場はありますか\?」/u,
  );
  expect(await failureOf('- name: 店\n  turns:\n    - tap: 店\n')).toMatch(/押せるものがまだありません。$/u);
});

test('「2番」 gets the second category when categories are offered', async () => {
  const story = `- name: 分類
  turns:
    - user: 何でも
    - bot: { buttons: [配達, 支払い, 店], saysNot: 駐車場 }
    - user: 3番
    - bot: { offers: [q3, q4, q5] }
`;
  expect(await failureOf(story)).toBeUndefined();
});

test('stickers, photos and the like can be sent, and a block can be undone', async () => {
  const story = `- name: いろいろ
  turns:
    - sends: sticker
    - bot: { says: スタンプ }
    - sends: voice
    - bot: { says: 音声 }
    - unblock: 鈴木
    - bot: { says: 鈴木さん }
`;
  expect(await failureOf(story)).toBeUndefined();
});

test('a defect of the desk fails the story, whatever it expects', async () => {
  expect(await failureOf('- name: 壊れる\n  turns:\n    - user: こわれる\n    - bot: anything\n')).toMatch(
    /^3 プログラムの誤りで答えられませんでした\(Error: a defect of ours\)/u,
  );
});
