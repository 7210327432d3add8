import type { Entry } from '../../src/books/book.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import type { Finding } from '../../src/search/finding.ts';
import { loadTokenizer, type Tokenizer } from '../../src/search/text/tokenizer.ts';
import { smallBook } from './small-book.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

/** A book of such questions; each question is its own id. */
function desk(questions: Readonly<Record<string, string>>): SearchEngine {
  const entries = Object.entries(questions).map(([question, answer]) => ({ id: question, question, answer }));
  return createSearch(smallBook(entries), tokenizer);
}

const idOf = ({ id }: Entry): string => id;
/** What is answered outright. */
function answered(finding: Finding): string | undefined {
  return finding.kind === 'confident' ? finding.entry.id : undefined;
}
/** Ids of what is answered or offered, likeliest first. */
function offered(finding: Finding): readonly string[] {
  const answer = answered(finding);
  if (answer !== undefined) return [answer];
  return finding.kind === 'ambiguous' ? finding.entries.map(idOf) : [];
}

describe('numbers', () => {
  const buses = {
    '1番バスの発車時刻': '7時と8時に出ます。',
    '2番バスの発車時刻': '9時に出ます。',
    '3番バスの発車時刻': '10時7分に出ます。',
    運賃はいくらですか: '大人200円です。',
  };
  const checkups = {
    '1歳児健診について': '4月に行います。',
    '3歳児健診について': '6月に行います。',
    予防接種の予約: 'お電話ください。',
    母子手帳をなくした: '窓口へお越しください。',
  };

  test('a number that no question has is never answered outright, though an answer holds its digit', () => {
    expect(answered(desk(buses).find('7番バスの発車時刻'))).toBeUndefined();
    expect(answered(desk(checkups).find('4歳の健診'))).toBeUndefined();
  });

  test.each([
    '2番バスの発車時刻',
    '二番バスの発車時刻',
    '②番バスの発車時刻',
    'Ⅱ番バスの発車時刻',
    '２番のバスの時刻',
  ])('「%s」 puts the second bus first', (message) => {
    expect(desk(buses).rank(message).ranked[0]?.entryId).toBe('2番バスの発車時刻');
  });

  test.each(['3歳の健診', '三歳の健診', '三才児の健診'])(
    '「%s」 puts the checkup of three-year-olds first',
    (message) => {
      expect(desk(checkups).rank(message).ranked[0]?.entryId).toBe('3歳児健診について');
    },
  );

  test.each(['STEP2', 'ステップ2', '手順2', '2番目の手順', '手順②', 'Step Ⅱ', '②の手順'])(
    '「%s」 puts the second step first',
    (message) => {
      const steps = desk({
        'STEP01 登録する': '…',
        'STEP02 メールを確認する': '…',
        'STEP03 支払う': '…',
      });
      expect(steps.rank(message).ranked[0]?.entryId).toBe('STEP02 メールを確認する');
    },
  );
});

test.each(['こうしん', 'こうしんしたい'])('「%s」 may be 更新 or 交信, so both are offered', (message) => {
  const { find } = desk({
    免許の更新をしたい: '窓口へ。',
    交信が途切れる: 'アンテナを。',
    住所の届け出: '窓口へ。',
  });
  expect(offered(find(message)).toSorted()).toEqual(['交信が途切れる', '免許の更新をしたい']);
  expect(answered(find('めんきょのこうしん'))).toBe('免許の更新をしたい');
});

test('a part of a longer word is no knowledge of it', () => {
  const { find } = desk({
    ペットボトルの回収日: '水曜です。',
    バスケットボール教室の申込: '体育館へ。',
    粗大ごみの申込: 'お電話ください。',
    カードの更新: '窓口へ。',
  });
  for (const message of ['ペットを飼いたい', 'バスの申込', 'ぺっとをかいたい'])
    expect(answered(find(message))).toBeUndefined();
  expect(answered(find('バスケットボールの申込'))).toBe('バスケットボール教室の申込');
});

test.each(['草', '使い方', 'お問い合わせ', '笑', 'はい'])(
  'the question 「%s」 typed whole is answered',
  (question) => {
    const { find } = desk({ [question]: 'こうです。', 枝を切りたい: '切ります。' });
    expect(answered(find(question))).toBe(question);
  },
);

test('kana are read as kana wherever they stand', () => {
  const { find } = desk({
    仮登録のメールが来ない: '迷惑メールをご確認ください。',
    電話番号を変更したい: '窓口へ。',
    領収書がほしい: 'お送りします。',
  });
  for (const message of [
    'かりとうろくのめーるがこない',
    'かりとうろくのめーるがこない笑',
    'かりとうろくのめーるがこない 山田',
    '山田です。かりとうろくのめーるがこない',
    '至急 かりとうろくのめーるがこない',
  ])
    expect(offered(find(message))[0]).toBe('仮登録のメールが来ない');
});

test('what a message denies is not put first', () => {
  const { find, rank } = desk({
    退会の手続き: 'フォームから。',
    登録内容の変更の手続き: 'マイページから。',
    パスワードを忘れた: '再発行します。',
    パスワードを変えたい: 'マイページから。',
  });
  expect(rank('退会じゃなくて変更').ranked[0]?.entryId).toBe('登録内容の変更の手続き');
  expect(rank('パスワードを忘れたわけじゃない').ranked[0]?.entryId).not.toBe('パスワードを忘れた');
  expect(answered(find('パスワードを忘れてないけど変えたい'))).not.toBe('パスワードを忘れた');
});
