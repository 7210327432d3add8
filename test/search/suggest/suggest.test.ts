import { createIndexCacheFiles } from '../../../src/files/index-cache-files.ts';
import { createSearch } from '../../../src/search/engine.ts';
import { readGroups } from '../../../src/search/lexicon/groups.ts';
import { runThrough } from '../../../src/search/steps.ts';
import {
  potentialOf,
  negationOf,
  teFormOf,
  pastOf,
  stemOf,
  toVerb,
  type Predicate,
} from '../../../src/search/suggest/conjugation.ts';
import { createEverydayWords } from '../../../src/search/suggest/everyday-words.ts';
import { suggest, type Suggestion } from '../../../src/search/suggest/suggest.ts';
import { loadTokenizer, type Tokenizer } from '../../../src/search/text/tokenizer.ts';
import { indexCacheFolder } from '../../index-cache-folder.ts';
import { smallBook } from '../small-book.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
  const fail = (problem: string): never => {
    throw new Error(problem);
  };
  // The lexicon, which every book of this file is searched with, takes seconds to compile.
  createSearch(smallBook([{ id: 'a', ...hours }]), tokenizer, createIndexCacheFiles(indexCacheFolder, fail));
}, 60_000);

type Written = {
  readonly question: string;
  readonly phrasings?: readonly string[];
  readonly answer?: string;
};

function suggestionsFor(...entries: readonly Written[]): Suggestion[] {
  const book = smallBook(
    entries.map((entry, at) => ({ id: `q${at + 1}`, answer: '窓口へお越しください。', ...entry })),
  );
  return [...suggest(book, createSearch(book, tokenizer), tokenizer)];
}

const phrasingsFor = (...entries: readonly Written[]): string[] =>
  suggestionsFor(...entries).map(({ phrasing }) => phrasing);

const hours = { question: '営業時間を教えてください', answer: '9時からです。' };

test.each([
  ['パスワードを変更したいのですが、どうしたらよいですか?', 'パスワードを変えたい'],
  ['マイページで電話番号の変更はできますか?', 'マイページで電話番号を変えたい'],
  ['会員証を紛失した場合はどうすればよいですか?', '会員証をなくした'],
  ['確認メールが届かない場合は、どうすればいいのですか?', '確認メールが来ない'],
  ['従業員の家族も利用できますか?', '従業員の家族も使える?'],
  ['利用料金の支払い方法を教えてください。', '利用料金を払いたい'],
  ['メールアドレスを変更するには', 'メアドを変更したい'],
])('for 「%s」 the everyday 「%s」 is proposed', (question, phrasing) => {
  expect(phrasingsFor({ question }, hours)).toContain(phrasing);
});

test('a trouble described with its background is proposed in short', () => {
  const question = 'り災しました。納付書をなくしてしまいましたが、期限はいつですか。';
  expect(phrasingsFor({ question }, hours)).toContain('納付書をなくした');
});

test('each proposal says in Japanese how it was made and what it would get today', () => {
  const [first] = suggestionsFor({ question: '会員証を紛失したとき、再発行の手数料はいくらですか?' }, hours);
  expect(first?.entryId).toBe('q1');
  expect(first?.why).toMatch(/[ぁ-ん]/u);
  expect(['answer', 'choose', 'none']).toContain(first?.now);
});

test('a phrasing that is there already is not proposed, with other particles neither', () => {
  const question = 'パスワードを変更したいのですが、どうしたらよいですか?';
  expect(phrasingsFor({ question, phrasings: ['パスワードを変えたい'] }, hours)).not.toContain(
    'パスワードを変えたい',
  );
  expect(phrasingsFor({ question, phrasings: ['パスワードは変えたいです'] }, hours)).not.toContain(
    'パスワードを変えたい',
  );
});

test('what would find another entry first is not proposed', () => {
  const other = { question: '会員証をなくした', answer: '再発行の用紙をお渡しします。' };
  const found = suggestionsFor({ question: '会員証を紛失した場合の届出' }, other);
  expect(found.filter(({ entryId }) => entryId === 'q1').map(({ phrasing }) => phrasing)).not.toContain(
    '会員証をなくした',
  );
});

test('every proposal finds its own entry first, or nothing yet', () => {
  const entries = [
    '住所を変更したい',
    '会員証を紛失した場合',
    '会費の支払い方法',
    '従業員の家族も利用できますか?',
  ];
  const book = smallBook(entries.map((question, at) => ({ id: `q${at}`, question, answer: 'こちらです。' })));
  const engine = createSearch(book, tokenizer);
  const found = [...suggest(book, engine, tokenizer)];
  expect(found.length).toBeGreaterThan(3);
  for (const { entryId, phrasing } of found)
    expect([entryId, undefined]).toContain(engine.rank(phrasing).ranked[0]?.entryId);
});

test('an entry gets at most five, and one word alone is none', () => {
  const found = suggestionsFor({
    question: '会員証・利用料金・パスワードの変更、退職した従業員の確認、証明書の発行',
  });
  expect(found.length).toBeLessThanOrEqual(5);
  for (const { phrasing } of found) expect(phrasing).toMatch(/[ を]|が|は|も|の/u);
});

test.each([
  '漏水した分の水道料金は減額してもらえますか。',
  'マイページは、いつでも利用できますか?',
  '75歳になると健康保険はどうなりますか。',
  'ハザードマップ',
  '',
  '😀',
])('where it can only be corrections what is done to what, nothing is proposed: 「%s」', (question) => {
  expect(phrasingsFor({ question: question === '' ? '?' : question }, hours)).toEqual([]);
});

test('lending is not proposed for borrowing, nor changing for being changed', () => {
  const words = createEverydayWords(runThrough(readGroups()), tokenizer);
  const verb = (base: string): Predicate => ({
    kind: 'verb',
    base,
    inflection: base === '借りる' ? '一段' : '五段・ラ行',
  });
  const bases = (predicate: Predicate, particle: string): string[] =>
    words.verbsFor(predicate, particle).map((each) => (each.kind === 'verb' ? each.base : each.noun));
  expect(bases(verb('借りる'), 'を')).not.toContain('貸す');
  expect(bases({ kind: 'noun', noun: '変更' }, 'を')).not.toContain('変わる');
  expect(bases({ kind: 'noun', noun: '変更' }, 'を')).toContain('変える');
});

test.each([
  ['変える', '変え', '変えた', '変えない', '変えて', '変えられる'],
  ['払う', '払い', '払った', '払わない', '払って', '払える'],
  ['取る', '取り', '取った', '取らない', '取って', '取れる'],
  ['書く', '書き', '書いた', '書かない', '書いて', '書ける'],
  ['行く', '行き', '行った', '行かない', '行って', '行ける'],
  ['急ぐ', '急ぎ', '急いだ', '急がない', '急いで', '急げる'],
  ['選ぶ', '選び', '選んだ', '選ばない', '選んで', '選べる'],
  ['申し込む', '申し込み', '申し込んだ', '申し込まない', '申し込んで', '申し込める'],
  ['なくす', 'なくし', 'なくした', 'なくさない', 'なくして', 'なくせる'],
  ['待つ', '待ち', '待った', '待たない', '待って', '待てる'],
])('%s is inflected as people do', (base, ...forms) => {
  const [token] = tokenizer(base);
  const predicate = token === undefined ? undefined : toVerb(token);
  expect(predicate).toBeDefined();
  if (predicate !== undefined)
    expect([
      stemOf(predicate),
      pastOf(predicate),
      negationOf(predicate),
      teFormOf(predicate),
      potentialOf(predicate),
    ]).toEqual(forms);
});

test('a noun that する makes a verb is inflected with it', () => {
  const predicate: Predicate = { kind: 'noun', noun: '変更' };
  expect([
    stemOf(predicate),
    pastOf(predicate),
    negationOf(predicate),
    teFormOf(predicate),
    potentialOf(predicate),
  ]).toEqual(['変更し', '変更した', '変更しない', '変更して', '変更できる']);
});
