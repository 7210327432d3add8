import { seed } from '../seed.ts';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { createIndexCacheFiles } from '../../src/files/index-cache-files.ts';
import { loadBooks } from '../../src/books/load.ts';
import { createSearch } from '../../src/search/engine.ts';
import { loadTokenizer, type Tokenizer } from '../../src/search/text/tokenizer.ts';
import { indexCacheFolder } from '../index-cache-folder.ts';
import { PlayedChat, type Action, type Turn } from './played-chat.ts';
import { judgeIn, rememberingBook } from './promises.ts';
import { whateverIsTyped } from './typed-texts.ts';

/** Sessions of one run, over the three books together; half a minute for ten thousand. */
const sessions = Number(process.env['MADOGUCHI_TEST_SESSIONS'] ?? 10_000);

const minute = 60_000;
const day = 24 * 60 * minute;
const number = fc.nat(9_999);
const act: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      text: number,
      isFollowed: fc.boolean(),
      afterMs: fc.constantFrom(0, 300, 900, 1_000, 5_000, 5_000, 5_000),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('tap' as const), button: number }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tapOld' as const), button: number }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('postback' as const),
      data: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(
          '',
          'action=buy&item=7',
          'tap=entry&entry=gone',
          'tap=unsolved&entry=gone',
          'tap=solved&entry=',
          'tap=category&category=x&page=1',
          'tap=category&category=よくある質問&page=99',
          'tap=narrow&category=x',
          'tap=walk&walk=start&step=99',
          'tap=walk&walk=gone&step=1',
          'tap=stuck&walk=start&step=4',
          'tap=stuck&walk=__proto__&step=1',
          'tap=noneOfThese',
        ),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      kind: fc.constantFrom('sticker', 'image', 'video', 'audio', 'file', 'location', 'other'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsend' as const), message: number }) },
  { weight: 1, arbitrary: fc.constant({ do: 'blockAndComeBack' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('addAgain' as const),
      displayName: fc.string({ unit: 'binary' }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(500, 3_000, 10 * minute, 30 * minute - 500, 31 * minute, 5 * day),
    }),
  },
);
const story = fc.array(act, { minLength: 4, maxLength: 16, size: 'max' });

let tokenizer: Tokenizer;
beforeAll(async () => {
  tokenizer = await loadTokenizer();
}, 60_000);

test.each([...loadBooks('faq-data').values()].map((book) => [book.id, book] as const))(
  'whatever people do with the desk of %s, it answers within LINE’s limits, never twice the same, with a way out',
  (id, book) => {
    const indexCache = createIndexCacheFiles(indexCacheFolder, (problem) => {
      throw new Error(problem);
    });
    const searchable = rememberingBook(book, createSearch(book, tokenizer, indexCache));
    const texts = whateverIsTyped(book, readFileSync(`faq-data/${id}/queries.tsv`, 'utf8'));
    const judge = judgeIn(searchable);
    const reached = new Set<string>();
    const look = (turn: Turn): void => {
      judge(turn);
      reached.add(turn.step.session.phase.name);
      for (const { type } of turn.step.messages) reached.add(type);
    };
    fc.assert(
      fc.property(story, (acts) => {
        const chat = new PlayedChat(searchable, texts, look);
        for (const each of acts) chat.play(each);
        chat.wait(day);
      }),
      { numRuns: Math.ceil(sessions / 3), seed },
    );
    // Each promise must have been tested at least once.
    const inGuide = book.guides.length > 0 ? ['inGuide', 'guideStep'] : [];
    const places = ['idle', 'collecting', 'choosing', 'answered', 'browsing', ...inGuide];
    expect([...reached]).toEqual(
      expect.arrayContaining([...places, 'text', 'answer', 'questions', 'contact']),
    );
  },
  600_000,
);
