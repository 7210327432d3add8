import { loadBook } from '../../src/books/load.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { splitRequests } from '../../src/search/requests.ts';
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
  return parts.flatMap((part) => (part.kind === 'confident' ? [part.entry.id] : []));
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
