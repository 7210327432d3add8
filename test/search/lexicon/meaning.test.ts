import { createSearch, type SearchEngine } from '../../../src/search/engine.ts';
import { loadTokenizer, type Tokenizer } from '../../../src/search/text/tokenizer.ts';
import { smallBook } from '../small-book.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
}, 60_000);

function open(...questions: readonly string[]): SearchEngine {
  const entries = questions.map((question, at) => ({ id: `e${at}`, question, answer: 'ご案内します。' }));
  return createSearch(smallBook(entries), tokenizer);
}

const firstOf = (engine: SearchEngine, message: string): string | undefined =>
  engine.rank(message).ranked[0]?.entryId;
const knownOf = (engine: SearchEngine, message: string, word: string): number =>
  engine.inspect(message).words.find((each) => each.word === word)?.known ?? 0;

describe('a broader word', () => {
  const leave = ['休暇の申請方法', '交通費の精算', '社員証の再発行', '会議室の予約'] as const;

  test('stands in for a word that the book doesn’t have: 忌引 is a 休暇', () => {
    const engine = open(...leave);
    expect(firstOf(engine, '忌引を取りたい')).toBe('e0');
    expect(knownOf(engine, '忌引を取りたい', '忌引')).toBeGreaterThan(0.5);
  });

  test('explains less than the word itself or a synonym', () => {
    const engine = open(...leave);
    expect(knownOf(engine, '忌引を取りたい', '忌引')).toBeLessThan(knownOf(engine, '休みを取りたい', '休み'));
    expect(knownOf(engine, '休暇を取りたい', '休暇')).toBe(1);
  });

  test('is not explained by a narrower one: whoever asks for 休暇 doesn’t mean 忌引', () => {
    const engine = open('忌引の日数', '交通費の精算', '社員証の再発行', '会議室の予約');
    expect(knownOf(engine, '特別休暇を取りたい', '特別')).toBeLessThan(0.5);
    expect(
      engine
        .inspect('休暇を取りたい')
        .ranking.flatMap(({ met }) => met)
        .filter(({ how }) => how !== 'hint'),
    ).toEqual([]);
  });

  test('is found by its other names too: 忌引 is an お休み', () => {
    const engine = open('お休みの申請方法', '交通費の精算', '社員証の再発行', '会議室の予約');
    expect(firstOf(engine, '忌引を取りたい')).toBe('e0');
  });

  test('leaves a word alone that the book has', () => {
    const engine = open('休暇の申請方法', '忌引の日数', '社員証の再発行', '会議室の予約');
    expect(firstOf(engine, '忌引')).toBe('e1');
    expect(engine.inspect('忌引').ranking.flatMap(({ met }) => met.map(({ how }) => how))).not.toContain(
      'broader',
    );
  });

  test('is named by `faq why`', () => {
    const [first] = open(...leave).inspect('忌引を取りたい').ranking;
    expect(first?.met.find(({ how }) => how === 'broader')).toEqual({
      how: 'broader',
      asked: ['忌引'],
      written: ['休暇'],
    });
  });
});

describe('what happened', () => {
  const desk = ['紛失したときの利用停止と再発行', '氏名変更の届出', '支払い方法の変更', '営業時間'] as const;

  test.each([
    ['財布を落とした', 'e0'],
    ['財布を電車の中で落としちゃった', 'e0'],
    ['名字が変わりました', 'e1'],
    ['苗字が先月から変わった', 'e1'],
  ])('「%s」 finds what one does then', (message, id) => {
    expect(firstOf(open(...desk), message)).toBe(id);
  });

  test('is named by `faq why`, with what it happened to', () => {
    const [first] = open(...desk).inspect('財布を駅で落とした').ranking;
    expect(first?.met.find(({ how }) => how === 'situation')).toMatchObject({
      asked: ['財布', '落とす'],
      written: expect.arrayContaining(['紛失']) as string[],
    });
  });

  test('must have happened to that thing: far apart, the two words are two matters', () => {
    const engine = open(...desk);
    const far = '財布の色と値段と送料と納期と在庫を落とさず知りたい';
    expect(engine.inspect(far).ranking.flatMap(({ met }) => met.map(({ how }) => how))).not.toContain(
      'situation',
    );
  });
});

describe('a phrase', () => {
  test('explains each of its words', () => {
    const engine = open('暗証番号の初期化', '住所変更', '支払い方法の変更', '営業時間');
    expect(knownOf(engine, '暗証番号を忘れた', '忘れる')).toBeGreaterThan(0.7);
  });
});

describe('typed English', () => {
  const desk = [
    '氏名変更の届出',
    'お支払い方法の変更',
    'メールが届かない場合',
    'パスワードを忘れた場合の再設定',
    '予約のキャンセル',
    '商品の配送状況',
    '営業時間と定休日',
    '住所変更',
  ] as const;

  test.each([
    ['change my name', 'e0'],
    ['payment method', 'e1'],
    ['no email', 'e2'],
    ['I forgot my password', 'e3'],
    ['cancel', 'e4'],
    ['I want to cancel my reservation', 'e4'],
    ['delivery', 'e5'],
    ['opening hours', 'e6'],
    ['What are your opening hours?', 'e6'],
    ['I moved, new address', 'e7'],
  ])('「%s」 finds the entry', (message, id) => {
    expect(firstOf(open(...desk), message)).toBe(id);
  });

  test('Japanese typed in Latin letters is still Japanese', () => {
    expect(firstOf(open(...desk), 'pasuwa-do wasureta')).toBe('e3');
  });
});
