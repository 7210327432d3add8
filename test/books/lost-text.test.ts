import { readBook } from '../../src/books/load.ts';
import { reportedOn as reportOnStory } from '../rehearsal/flower-shop.ts';
import { GOOD_BOOK, GOOD_ENTRIES, reportedOn, writeFolder } from './written-book.ts';

/** Of lines as an editor reads them, where they point and whether they are errors. */
const marks = (reported: readonly string[]) =>
  reported.map((line) =>
    line.replace(/^(\S+) (warning: )?.*$/u, (_, at: string, mild = '') => `${at} ${mild}`.trim()),
  );

const story = (...turns: string[]) =>
  `- name: 配達\n  turns:\n    - user: 配達\n${turns.map((turn) => `    - ${turn}\n`).join('')}`;
const entry = (extra: string) => `${GOOD_ENTRIES}${extra}\n`;
const bookWith = (extra: string) => `${GOOD_BOOK}${extra}\n`;
const desk = (flow: string) => GOOD_BOOK.replace('desk:\n  hours: always', `desk: ${flow}`);
const cell = (flow: string) => bookWith(`richMenu:\n  cells:\n    - ${flow}`);
const said = 'YAML takes all of it for a key';

test.each([
  [
    '{answers:q1}',
    `"answers:q1" has no value, because ${said}. Write a space after ":", as in "answers: q1".`,
  ],
  [
    '{ answers： q1 }',
    `"answers： q1" has no value, because ${said}. Write a half-width ":" and a space after it, as in "answers: q1".`,
  ],
  [
    '{says:"はい"}',
    `"says:"はい"" has no value, because ${said}. Write a space after ":", as in "says: "はい"".`,
  ],
  [
    '{ answerz:q1 }',
    `"answerz:q1" has no value, because ${said}. Write a space after ":", as in "answerz: q1".`,
  ],
  [
    '{ says: 2,500円 }',
    `"500円" has no value, because ${said}. Put the text in quotes if the comma belongs to it: "2,500円".`,
  ],
  [
    '{ says: はい, いいえ, answers: q1 }',
    `"いいえ" has no value, because ${said}. Put the text in quotes if the comma belongs to it: "はい, いいえ".`,
  ],
  [
    '{ says: [2,500円] }',
    'the comma in "2,500円" makes two items of it. Put it in quotes, or write a space after the comma.',
  ],
  ['{ answerz: }', 'story "配達": "turns[1].bot.answerz" is not a known key. Did you mean "answers"?'],
  ['{ answerz }', 'story "配達": "turns[1].bot.answerz" is not a known key. Did you mean "answers"?'],
  ['{ answers: }', 'story "配達": "turns[1].bot.answers" is empty. Write the answers here.'],
  ['{ answers }', 'story "配達": "turns[1].bot.answers" is empty. Write the answers here.'],
  [
    '{}',
    'story "配達": "turns[1].bot" expects nothing of the reply, so the story can never fail here. Write what the reply must hold, e.g. "answers: q1", or "bot: anything".',
  ],
  ['{ answers: q1, : はい }', 'story "配達": "turns[1].bot." is not a known key.'],
])('"bot: %s" cannot be a story that never fails: it is refused at its line', (bot, reported) => {
  expect(reportOnStory(story(`bot: ${bot}`))).toEqual([expect.stringContaining(`talk.yaml:4 ${reported}`)]);
});

test.each([
  ['bot:', 'talk.yaml:4 story "配達": "turns[1].bot" is empty.'],
  ['bot: ~', 'talk.yaml:4 "~" without quotes is YAML\'s sign for nothing.'],
  ['bot:\n        answers:', 'talk.yaml:5 story "配達": "turns[1].bot.answers" is empty.'],
  ['bot:\n        says:\n          -', 'talk.yaml:6 story "配達": "turns[1].bot.says[0]" is empty.'],
  ['bot: { says: [] }', 'talk.yaml:4 story "配達": "turns[1].bot.says" is empty.'],
  ['bot: { says: "" }', 'talk.yaml:4 story "配達": "turns[1].bot.says" is empty.'],
  ['tap:', 'talk.yaml:4 story "配達": "turns[1].tap" is empty.'],
  ['? user', 'talk.yaml:4 story "配達": "turns[1].user" is empty.'],
  ['user: いくら #1 ですか', 'talk.yaml:4 "user" ends before "#1 ですか"'],
  ['tap: メニュー #1', 'talk.yaml:4 "tap" ends before "#1"'],
  ['bot: { says: [はい #いいえ\n        ] }', 'talk.yaml:4 "says" ends before "#いいえ"'],
])('what is empty or cut in a story\'s "%s" is refused at its line', (turn, reported) => {
  expect(reportOnStory(story(turn))).toEqual([expect.stringContaining(reported)]);
});

test.each([
  [
    'a deadline without spaces',
    entry('  calendar:\n    - label: 締切\n      deadline: { monthly: 25, time:17:00, whenClosed:next }'),
    GOOD_BOOK,
    ['entries.yaml:11', 'entries.yaml:11'],
  ],
  [
    'a link without spaces',
    entry('').replace('links: []', 'links: [{label:店, url:https://a.jp/}]'),
    GOOD_BOOK,
    ['entries.yaml:8', 'entries.yaml:8'],
  ],
  [
    'settings of the desk without spaces',
    GOOD_ENTRIES,
    desk('{hours: always, lateAnswers:next-reply, staffChat:off}'),
    ['book.yaml:9', 'book.yaml:9'],
  ],
  ['a full-width colon', GOOD_ENTRIES, desk('{ hours: always, staffChat： off }'), ['book.yaml:9']],
  ['a setting without a value', GOOD_ENTRIES, desk('{ hours: always, staffChat: }'), ['book.yaml:9']],
  ['a setting that is only named', GOOD_ENTRIES, desk('{ hours: always, staffChat }'), ['book.yaml:9']],
  ['a misspelt setting without a value', GOOD_ENTRIES, bookWith('colour:'), ['book.yaml:11']],
  ['a price on the menu', GOOD_ENTRIES, cell('{ label: 日当2,500円, category: 配達 }'), ['book.yaml:13']],
  ['a price at the end', GOOD_ENTRIES, cell('{ category: 配達, label: 日当2,500円 }'), ['book.yaml:13']],
  ['a price with blanks', GOOD_ENTRIES, cell('{ label: 日当2, 500円, category: 配達 }'), ['book.yaml:13']],
  [
    'a price among phrasings',
    GOOD_ENTRIES.replace('phrasings: []', 'phrasings: [料金は1,200円?, 送料]'),
    GOOD_BOOK,
    ['entries.yaml:7'],
  ],
  [
    'hours of a phone',
    GOOD_ENTRIES,
    GOOD_BOOK.replace('9時から17時', '9:00~17:00 #土日祝日を除く'),
    ['book.yaml:8'],
  ],
  [
    'a phrasing',
    GOOD_ENTRIES.replace('phrasings: []', 'phrasings:\n    - 配達 #1'),
    GOOD_BOOK,
    ['entries.yaml:8'],
  ],
  [
    'a phrasing that is nothing but cut',
    GOOD_ENTRIES.replace('phrasings: []', 'phrasings:\n    - #1の配達'),
    GOOD_BOOK,
    ['entries.yaml:8'],
  ],
  [
    'a label',
    GOOD_ENTRIES.replace('links: []', 'links:\n    - label: 店 #1\n      phone: 110'),
    GOOD_BOOK,
    ['entries.yaml:9'],
  ],
  ['the greeting', GOOD_ENTRIES, bookWith('greeting: ようこそ #花のある暮らし'), ['book.yaml:11']],
  [
    'a greeting that is nothing but cut',
    GOOD_ENTRIES,
    bookWith('greeting: #花のある暮らし'),
    ['book.yaml:11'],
  ],
  ['the name', GOOD_ENTRIES, GOOD_BOOK.replace('花屋', '花屋 #1'), ['book.yaml:1']],
  ['a category', GOOD_ENTRIES, GOOD_BOOK.replace('- 配達', '- 配達 #市内'), ['book.yaml:3']],
  ['a note', GOOD_ENTRIES, GOOD_BOOK.replace('desk:', '  notes:\n    - 一人 #1回\ndesk:'), ['book.yaml:10']],
  ['a canned answer', GOOD_ENTRIES, bookWith('  cannedAnswers:\n    - 品番 #12です'), ['book.yaml:12']],
  [
    'a text over two lines',
    GOOD_ENTRIES,
    bookWith('greeting: ようこそ\n  花屋へ #1'),
    ['book.yaml:11', 'book.yaml:11 warning:'],
  ],
  ['a comment behind a tab', GOOD_ENTRIES, bookWith('greeting: ようこそ\t#花'), ['book.yaml:11']],
  ['nothing, in YAML', GOOD_ENTRIES, bookWith('greeting: ~'), ['book.yaml:11']],
  [
    'null as an answer',
    GOOD_ENTRIES.replace('|-\n    できます。\n    市内は無料です。', 'null'),
    GOOD_BOOK,
    ['entries.yaml:4'],
  ],
  ['a path in double quotes', GOOD_ENTRIES, bookWith('greeting: "C:\\new を開く"'), ['book.yaml:11']],
  [
    'a space of no width in an address',
    GOOD_ENTRIES.replace('links: []', 'links:\n    - label: 店\n      url: https://example.jp/\u200b'),
    GOOD_BOOK,
    ['entries.yaml:10'],
  ],
  [
    'a space of no width in an id',
    GOOD_ENTRIES.replace('id: q1', 'id: q1\u200b'),
    GOOD_BOOK,
    ['entries.yaml:1'],
  ],
  ['a NUL', GOOD_ENTRIES, bookWith('greeting: "あ\\0い"'), ['book.yaml:11']],
])('text that would vanish from a book is refused at its line: %s', (_, entries, book, at) => {
  expect(marks(reportedOn(entries, book))).toEqual(at);
});

test.each([
  ['a blank behind "#" in a text', bookWith('greeting: ようこそ # 花の店'), ['book.yaml:11 warning:']],
  [
    'a comment right behind a word of a list',
    GOOD_BOOK.replace('always', 'always #いつでも'),
    ['book.yaml:10 warning:'],
  ],
  ['a comment right behind a quoted text', GOOD_BOOK.replace('花屋', '"花屋" #1'), ['book.yaml:1 warning:']],
  ['a quoted text over two lines', bookWith('greeting: "ようこそ\n  花屋へ"'), ['book.yaml:11 warning:']],
  ['a list left blank', bookWith('  closedDays:'), ['book.yaml:11 warning:']],
  ['a setting left blank', bookWith('  lateAnswers: # まだ決めていない'), ['book.yaml:11 warning:']],
])('what may be meant is a warning, and the book opens: %s', (_, book, at) => {
  expect(marks(reportedOn(GOOD_ENTRIES, book))).toEqual(at);
  expect(readBook(writeFolder({ 'book.yaml': book, 'entries.yaml': GOOD_ENTRIES })).book?.name).toBe('花屋');
});

test('a comment that is plainly one is no mistake, nor is a "#" that belongs to a text', () => {
  const book = `# 花屋の本
name: "花屋 #1" # 本店
categories: # 一つだけ
  - 配達
  # - 花束
contact:
  phones:
    - label: C#の店
      phone: 03-1234-5678 # 代表
      hours: '9:00~17:00 #土日を除く' # 原文どおり
voice:
  notFound: |-
    #花 で探してください。
desk: # 運営
  hours: always   # いつでも
  lateAnswers: next-reply           # 無料の返信で送れなくなった回答
  closedDays: [祝日, 12-29~01-03]   # 休業日
  cannedAnswers: ['2,500円', はい]
`;
  expect(reportedOn(GOOD_ENTRIES, book)).toEqual([]);
});

test('a list of days without spaces is a list', () => {
  const hours = '\n    - days: [月,火]\n      open: 09:00\n      close: 17:00';
  expect(reportedOn(GOOD_ENTRIES, GOOD_BOOK.replace('always', hours))).toEqual([]);
});

test('when the entries are not YAML, that is reported first and alone', () => {
  const reported = reportedOn(GOOD_ENTRIES.replace('配達は', '"配達は'), cell('{ label: 配達, entry: q1 }'));
  expect(marks(reported)).toEqual(['entries.yaml:3']);
});
