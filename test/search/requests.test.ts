import { loadBook } from '../../src/books/load.ts';
import { toShown } from '../../src/cli/search/shown.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { splitRequests } from '../../src/search/split-requests.ts';
import { toRequest } from '../../src/search/text/request.ts';
import { normalize } from '../../src/search/text/normalize.ts';
import { loadTokenizer, type Tokenizer } from '../../src/search/text/tokenizer.ts';

let kyosai: SearchEngine;
let tokenize: Tokenizer;
beforeAll(async () => {
  tokenize = await loadTokenizer();
  kyosai = createSearch(loadBook('faq-data/kyosai-mypage'), tokenize);
});

function answered(message: string): string[] {
  const finding = kyosai.find(message);
  const parts = finding.kind === 'several' ? finding.parts : [];
  return parts.flatMap((part) =>
    part.kind === 'confident' || part.kind === 'likely' ? [part.entry.id] : [],
  );
}

test('two requests in one message are both answered, in their order', () => {
  expect(answered('パスワードを忘れました。あと電話番号も変更したいです。')).toEqual([
    'id-01',
    'tetsuzuki-02',
  ]);
  expect(answered('控除証明書を再発行したい。それとメールアドレスの変更方法を教えてください')).toEqual([
    'tetsuzuki-10',
    'tetsuzuki-01',
  ]);
});

test('one request in several sentences stays one', () => {
  for (const message of [
    '書類を取り寄せました。いつ届きますか',
    'コースの変更を申し込みました。承諾なのに前のコースのままです。なぜですか',
    '先日パソコンを買い替えました。何か手続きが必要でしょうか。',
  ])
    expect(kyosai.find(message).kind).not.toBe('several');
});

test.each([
  ['①メールアドレスの変更②電話番号の変更', 'tetsuzuki-01', 'tetsuzuki-02'],
  ['1. パスワードを忘れた 2. 電話番号の変更', 'id-01', 'tetsuzuki-02'],
  ['・手数料はかかりますか\n・パスワードを変更したい', 'riyo-01', 'id-03'],
  ['電話番号とメールアドレスを変更したい', 'tetsuzuki-02', 'tetsuzuki-01'],
  ['メールアドレスの変更、それからパスワードの変更', 'tetsuzuki-01', 'id-03'],
  ['手数料がかかるのと、夜中でも使えるかを教えて', 'riyo-01', 'riyo-02'],
  ['質問が二つあります。手数料はかかりますか。メールアドレスの変更はできますか', 'riyo-01', 'tetsuzuki-01'],
  ['引っ越してメアドと電話番号が両方変わったんだけど', 'tetsuzuki-01', 'tetsuzuki-02'],
  ['パスワードとユーザーIDの両方を変更したい', 'id-03', 'id-02'],
  ['メールアドレスも電話番号も変えたいです', 'tetsuzuki-01', 'tetsuzuki-02'],
  ['メアドだけじゃなく電話番号も変えたい', 'tetsuzuki-01', 'tetsuzuki-02'],
  ['書類はいつ届く? 払込証明書の再発行はできる?', 'tetsuzuki-09', 'tetsuzuki-10'],
  ['マイページは無料ですか それに夜中でも使えますか', 'riyo-01', 'riyo-02'],
  ['パスワードを変えたいです。電話番号も。', 'id-03', 'tetsuzuki-02'],
  ['払込証明書を無くしたので再発行。電話番号の変更も。', 'tetsuzuki-10', 'tetsuzuki-02'],
  ['電話番号を変えたいのですが、その前にパスワードを忘れてしまいまして', 'tetsuzuki-02', 'id-01'],
])('「%s」 holds two requests', (message, first, second) => {
  expect(answered(message)).toEqual([first, second]);
});

test('of two requests one may be without an answer: it is kept with its own words', () => {
  expect(kyosai.find('パスワードを忘れました。あと駐車場はありますか')).toMatchObject({
    kind: 'several',
    parts: [{ kind: 'confident', entry: { id: 'id-01' } }, { kind: 'none' }],
    requests: ['パスワードを忘れました', '駐車場はありますか'],
  });
});

test.each([
  'パソコンを買ったので同じIDとパスワードで入れますか',
  'もう一台のパソコンでも見たいのですが、また申し込むんですか',
  '登録できないと言われました',
  'あと何日待てば書類は届きますか',
  '担当の人と話したい',
  '家のパソコンと会社のパソコンの両方で使うとき、申し込みは二回必要ですか',
  '夜遅くても使えるん?正月とかも?',
  'にゅうりょくのとちゅうでがめんをとじてしまいました',
  '紙の証明書ですか?それとも電子ですか?',
])('「%s」 is one request', (message) => {
  expect(kyosai.find(message).kind).not.toBe('several');
});

test('a noun that shares its predicate with another is never left out: what nobody answers is named', () => {
  expect(kyosai.find('電話番号と駐車場を変更したい')).toMatchObject({
    kind: 'several',
    parts: [{ entry: { id: 'tetsuzuki-02' } }, { kind: 'none' }],
    requests: ['電話番号', '駐車場'],
  });
});

test('people who work part-time and their families are two requests, and both are answered', () => {
  const benesapo = createSearch(loadBook('faq-data/benesapo'), tokenize);
  const finding = benesapo.find(
    'バイトの子は使えるんでしょうか、それから嫁さんや子どもも一緒に使えるのかどうか',
  );
  expect(finding).toMatchObject({
    kind: 'several',
    parts: [
      { kind: 'confident', entry: { id: 'q05' } },
      { kind: 'confident', entry: { id: 'q06' } },
    ],
  });
});

test('a remark that has nothing to do with the book makes no answer less sure', () => {
  const { kind } = kyosai.find('パスワードを変えたいです。今日は暑いですね');
  expect(['confident', 'likely']).toContain(kind);
});

test.each([
  ['引っ越して、電話番号とメールアドレスが変わった', ['電話番号が変わった', 'メールアドレスが変わった']],
  ['電話番号とメールの変更', ['電話番号の変更', 'メールの変更']],
  ['カードの紛失と再発行', ['カードの紛失', '再発行']],
  ['本をなくしたし、カードもなくしました', ['本をなくした', 'カードもなくしました']],
  ['手数料はいくら?届くのはいつ?', ['手数料はいくら', '届くのはいつ']],
  ['振込手数料はいくら?届くのはいつ?', ['振込手数料はいくら', '振込 届くのはいつ']],
  ['夜も使える?正月も?', ['夜も使える', '正月も使える']],
])('「%s」: each part has what belongs to both', (message, parts) => {
  const split = splitRequests(message, tokenize);
  expect(split?.requests.map(({ wordings: [likeliest] }) => likeliest)).toEqual(parts);
});

test.each([
  '通帳と印鑑を持っていけば口座を解約できますか',
  'IDとパスワードは同じですか',
  '登録できないと言われた',
  '収入印紙、返金してもらえる?',
])('「%s」 joins nothing that could be asked alone', (message) => {
  expect(splitRequests(message, tokenize)).toBeUndefined();
});

test('two requests after a sentence of background are two', () => {
  const split = splitRequests(
    '来月から人が増えます。登録の手続きと変更の手続き、両方教えてください',
    tokenize,
  );
  expect(split).toMatchObject({ by: 'announced' });
  expect(split?.requests).toHaveLength(2);
});

test('background and single words are no requests of their own', () => {
  expect(splitRequests('経理担当の者です。口座を変更したいです。', tokenize)).toBeUndefined();
  expect(splitRequests('パスワード', tokenize)).toBeUndefined();
});

test('thanks, greetings and small talk ask for nothing', () => {
  for (const text of [
    'こんにちは',
    'お世話になっております。',
    'ありがとうございました!',
    '了解です',
    'はい',
    'ok',
  ])
    expect(toRequest(normalize(text))).toBe('');
  expect(
    toRequest(normalize('いつもお世話になっております。解約したいです。よろしくお願いします。')),
  ).toContain('解約');
});

test('two nouns of one trouble are one request', () => {
  const { kind } = kyosai.find('IDとパスワード他人に見られたかも どうすればいいですか');
  expect(['confident', 'likely']).toContain(kind);
});

test.each([
  ['引っ越して電話番号が変わった メアドも変えたい', 'tetsuzuki-02', 'tetsuzuki-01'],
  ['控除証明書を再発行してほしい、電話番号も変えたい', 'tetsuzuki-10', 'tetsuzuki-02'],
  ['電話番号を変えたい、書類がいつ届くか知りたい', 'tetsuzuki-02', 'tetsuzuki-09'],
  ['妻がパスワードを忘れまして。もう一人は電話番号を変えたいと言うし…', 'id-01', 'tetsuzuki-02'],
])('「%s」: clauses that could each stand alone are two requests', (message, first, second) => {
  expect(answered(message)).toEqual([first, second]);
});

test.each([
  'パソコンを買い替えた パスワードを忘れた',
  'コースを変えたい、と申し込んだのに変わっていない',
  '引っ越したので住所を変えたい',
  '昨日メールを変えたら届かない',
  'マイページを使いたい、手数料はかかりますか',
  '証明書をなくした 再発行したい',
  '総務を担当しています。パスワードも変えたいです',
  '窓口は何時まで開いていますか?場所も教えて',
])('「%s」: a statement is background to what is asked beside it', (message) => {
  expect(kyosai.find(message).kind).not.toBe('several');
});

test('the same asked of somebody else is a question of its own', () => {
  const benesapo = createSearch(loadBook('faq-data/benesapo'), tokenize);
  for (const message of [
    'バイトの子って使える?奥さんとか子どもは?',
    'バイトの子も入れますか、その子の親御さんはどうですか',
  ]) {
    const shown = toShown(benesapo.find(message)).entries.map(({ id }) => id);
    expect(shown.slice(0, 2)).toEqual(['q05', 'q06']);
  }
});
