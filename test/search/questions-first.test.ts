import { measureSignals, signalNames } from '../../src/search/confidence/signals.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { loadTokenizer, type Tokenizer } from '../../src/search/text/tokenizer.ts';
import { smallBook } from './small-book.ts';

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
});

function deskOf(...questions: readonly (readonly [question: string, answer: string])[]): SearchEngine {
  const entries = questions.map(([question, answer]) => ({ id: question, question, answer }));
  return createSearch(smallBook(entries), tokenizer);
}

test('what an entry knows of a word in its question is told from what its long answer knows by the way', () => {
  const { retrieve } = deskOf(
    ['解約の締切', '毎月20日までにお申し出ください。'],
    ['口座の変更', '新しい口座を届け出てください。解約の月は、締切の後でも口座を使います。'],
  );
  const { explainBy } = retrieve('解約の締切');
  const toPairs = (entry: number) => explainBy(entry).map(({ share, asked }) => [share, asked]);
  expect(toPairs(0)).toEqual([
    [1, 1],
    [1, 1],
  ]);
  expect(toPairs(1)).toEqual([
    [1, 0],
    [1, 0],
  ]);
});

describe('how much of its question a message says', () => {
  const question = '家賃を引き落とす口座の変更';
  const saidOf = (message: string): number =>
    deskOf([question, '用紙を出してください。']).retrieve(message).saidOf(0);

  test('is everything for the question itself, and little for one word of it', () => {
    expect(saidOf(question)).toBe(1);
    expect(saidOf('家賃')).toBeGreaterThan(0);
    expect(saidOf('家賃')).toBeLessThan(0.5);
  });

  test('counts other words of the same meaning', () => {
    expect(saidOf('家賃の口座を変えたい')).toBeGreaterThan(saidOf('家賃の口座'));
  });

  test('is a signal of confidence', () => {
    const { retrieve } = deskOf([question, '用紙を出してください。']);
    const signalOf = (message: string) => {
      const retrieval = retrieve(message);
      const ranking = [
        {
          entry: 0,
          score: 1,
          queryDocument: 0,
          explained: retrieval.explainBy(0),
          objections: retrieval.objectionsTo(0),
        },
      ];
      return measureSignals(ranking, retrieval)[signalNames.indexOf('question said')];
    };
    expect(signalOf(question)).toBe(1);
    expect(signalOf('家賃')).toBeLessThan(0.5);
  });
});

test('a mere noun brings the questions that name it, and first those that name it themselves', () => {
  const entries = [
    {
      id: 'device',
      question: '自宅以外のパソコンから',
      phrasings: ['よそでパスワードを打ちたい', 'よそのパスワード', 'パスワードはよそで'],
    },
    {
      id: 'forgot',
      question: 'パスワードを忘れました',
      phrasings: ['思い出せない', '忘れてしまった', '分からなくなった'],
    },
    {
      id: 'change',
      question: 'パスワードを変えたい',
      phrasings: ['新しくしたい', '別のものにしたい', '変更の仕方'],
    },
    { id: 'known', question: 'パスワードを人に知られました', phrasings: ['見られた', '漏れた', '盗まれた'] },
  ].map((each) => ({ ...each, answer: 'こちらからどうぞ。' }));
  const { find } = createSearch(smallBook(entries), tokenizer);
  for (const text of ['パスワード', 'パスワードについて', 'パスワードのことで困っています']) {
    const finding = find(text);
    expect(finding.kind).toBe('ambiguous');
    const shown = finding.kind === 'ambiguous' ? finding.entries.map(({ id }) => id) : [];
    expect(shown.slice(0, 3).sort()).toEqual(['change', 'forgot', 'known']);
  }
});
