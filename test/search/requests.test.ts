import { loadBook } from '../../src/books/load.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { splitRequests } from '../../src/search/split-requests.ts';
import { toRequest } from '../../src/search/text/request.ts';
import { normalize } from '../../src/search/text/normalize.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';

let kyosai: SearchEngine;
beforeAll(async () => {
  kyosai = createSearch(loadBook('faq-data/kyosai-mypage'), await loadTokenizer());
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
])('「%s」 is one request', (message) => {
  expect(kyosai.find(message).kind).not.toBe('several');
});

test('two requests after a sentence of background are two', () => {
  const [split] = splitRequests('来月から人が増えます。登録の手続きと変更の手続き、両方教えてください');
  expect(split).toMatchObject({ by: 'announced' });
  expect(split?.requests).toHaveLength(2);
});

test('background and single words are no requests of their own', () => {
  expect(splitRequests('経理担当の者です。口座を変更したいです。')).toEqual([]);
  expect(splitRequests('パスワード')).toEqual([]);
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
