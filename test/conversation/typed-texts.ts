import { smallTalkWords, typedWords } from '../../src/copy/typed-ja.ts';
import type { Book } from '../../src/books/book.ts';

const noise = [
  '?',
  '',
  '\n\n',
  '😀👨‍👩‍👧‍👦🇯🇵',
  'パス\u0000ワード\u202e\u200b',
  '\ud800',
  '{"a":1}',
  'constructor',
  'おいしいラーメン屋を教えて',
  '今日の天気',
  'あああああ',
  'ｱｲｳｴｵ',
  '笑',
  'www',
  'asdf',
  'それは',
  'あのですね、',
  'パスワードを',
  '来月から',
  'ログイン',
  'メール',
];
const leaning = [
  'それはいくら?',
  '期限は?',
  'どこ?',
  'いつまで',
  'その場合は?',
  '電話番号は?',
  'じゃあ会社は?',
];
const naming = [
  '1',
  '2番',
  '２',
  '二つ目',
  '3番目のやつ',
  '9番',
  '下のやつ',
  '最後',
  '真ん中',
  'パスワードのほう',
  'メールの方',
];
const human = [
  '人と話したい',
  '担当者お願いします',
  'オペレーター',
  '担当者の変更をしたい',
  '人数を増やしたい',
];

/** About 150 texts that people send to a desk: real questions, commands, small talk, and noise. */
export function whateverIsTyped(book: Book, queries: string): string[] {
  const asked = queries
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t')[0] ?? '')
    .filter((text) => text !== '');
  const some = asked.filter((_, index) => index % Math.ceil(asked.length / 60) === 0);
  const steps = book.guides.flatMap((guide) => [
    guide.name,
    ...guide.steps.flatMap(({ done, stuck }) => [done, stuck]),
  ]);
  return [
    ...some,
    ...some.slice(0, 12).map((text, index) => `${text}。あと、${some.at(-1 - index) ?? ''}`),
    ...noise,
    ...leaning,
    ...naming,
    ...human,
    ...steps,
    ...book.categories,
    ...Object.values(typedWords).flatMap((words) => words.slice(0, 2)),
    ...Object.values(smallTalkWords).flatMap((words) => words.slice(0, 3)),
    'この中にない',
    'つぎへ',
    '解決しない',
  ];
}
