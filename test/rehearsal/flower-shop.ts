import { TOKYO } from '../../src/calendar/zone.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SearchableBook } from '../../src/conversation/searchable-book.ts';
import { loadBook } from '../../src/books/load.ts';
import { formatProblem } from '../../src/books/problem.ts';
import { readStories } from '../../src/books/read-stories.ts';
import type { Finding } from '../../src/search/finding.ts';
import { rehearse, type Performance } from '../../src/rehearsal/rehearse.ts';

const BOOK = `name: 花屋
categories: [配達, 支払い, 店]
walks:
  - id: order
    name: 注文の手順
    steps:
      - entry: q1
        done: 選んだ
      - entry: q2
        done: 払った
contact:
  phones:
    - label: 店に電話
      phone: 03-1234-5678
`;
const entry = (id: string, category: string, question: string): string =>
  `- id: ${id}\n  category: ${category}\n  question: ${question}\n  answer: |-\n    ${question}への答えです。\n\n    二つ目の段落です。\n`;
const ENTRIES = [
  entry('q1', '配達', '配達はできますか?'),
  entry('q2', '支払い', 'カードで払えますか?'),
  entry('q3', '店', '駐車場はありますか?'),
  entry('q4', '店', '定休日はいつですか?'),
  entry('q5', '店', '犬を連れて入れますか?'),
].join('\n');

const scratch = mkdtempSync(join(tmpdir(), 'madoguchi-rehearsal-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A data folder with one book, `hanaya`, and these stories. */
export function writeShop(stories: string): { dataDir: string; folder: string } {
  const dataDir = mkdtempSync(join(scratch, 'in-'));
  const folder = join(dataDir, 'hanaya');
  mkdirSync(join(folder, 'scenarios'), { recursive: true });
  writeFileSync(join(folder, 'book.yaml'), BOOK);
  writeFileSync(join(folder, 'entries.yaml'), ENTRIES);
  writeFileSync(join(folder, 'scenarios', 'talk.yaml'), stories);
  return { dataDir, folder };
}

/** What an editor reads about these stories, without the folder's name. */
export function reportedOn(stories: string): string[] {
  const { folder } = writeShop(stories);
  return readStories(folder, loadBook(folder)).problems.map((problem) =>
    formatProblem(problem).replace(`${folder}/scenarios/`, ''),
  );
}

/** Plays the first story; the shop's search finds 「配達」, 「カード」 …, and several entries for 「店」. */
export async function play(story: string): Promise<Performance> {
  const { folder } = writeShop(story);
  const book = loadBook(folder);
  const { stories, problems } = readStories(folder, book);
  const [first] = stories;
  if (first === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  return rehearse(first, {
    ...book,
    zone: TOKYO,
    search: (text) => find(text, book),
    nearest: () => book.entries,
  });
}

const WORDS: readonly (readonly [word: string, ids: string])[] = [
  ['何でも', 'q1 q2 q3 q4 q5'],
  ['店のこと', 'q3 q4'],
  ['配達', 'q1'],
  ['カード', 'q2'],
  ['こわれる', ''],
];

function find(text: string, { entries }: Pick<SearchableBook, 'entries'>): Finding {
  const [, ids] = WORDS.find(([word]) => text.includes(word)) ?? [];
  if (ids === undefined) return { kind: 'none', nearest: [] };
  if (ids === '') throw new Error('a defect of ours');
  const found = entries.filter(({ id }) => ids.split(' ').includes(id));
  const [only, ...others] = found;
  return only !== undefined && others.length === 0
    ? { kind: 'confident', entry: only }
    : { kind: 'ambiguous', entries: found };
}
