import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openLiveBooks, type LiveBooks } from '../../src/bin/composition/live-books.ts';
import { watchBook } from '../../src/books/watching/watch-files.ts';
import { loadBooks } from '../../src/books/load.ts';
import { createLogger } from '../../src/telemetry/log.ts';

const id = 'benesapo';
const root = mkdtempSync(join(tmpdir(), 'books-'));
const file = join(root, 'faq-data', id, 'entries.yaml');
const sound = readFileSync(`faq-data/${id}/entries.yaml`, 'utf8');
const lines: string[] = [];
let live: LiveBooks;

beforeAll(async () => {
  cpSync(`faq-data/${id}`, join(root, 'faq-data', id), { recursive: true });
  const faqDataDir = join(root, 'faq-data');
  const log = createLogger('info', 'test', { write: (line: string) => void lines.push(line) });
  live = await openLiveBooks(loadBooks(faqDataDir), {
    faqDataDir,
    faqCacheDir: join(root, 'cache'),
    timeZone: 'Asia/Tokyo',
    log,
    everyMs: 50,
  });
}, 60_000);

afterAll(() => {
  live.stop();
  rmSync(root, { recursive: true, force: true });
});

function firstFor(message: string): string | undefined {
  const finding = live.bookOf(id)?.search(message);
  return finding?.kind === 'confident' ? finding.entry.id : finding?.kind;
}

/** Time of the processor for this thread, which others who keep the machine busy have no part in. */
function ownMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await setTimeout(50);
}

const added = `${sound}
- id: added
  category: ${/category: (.*)/.exec(sound)?.[1] ?? ''}
  question: 犬を連れて行けますか
  answer: 犬はお連れいただけません。
  phrasings: []
  links: []
`;

test('an entry that an editor adds is found while the process runs, and the old book serves until then', async () => {
  expect(firstFor('犬を連れて行けますか')).not.toBe('added');
  writeFileSync(file, added);
  let longest = 0;
  let last = ownMs();
  const beat = setInterval(() => {
    longest = Math.max(longest, ownMs() - last);
    last = ownMs();
  }, 1);
  await until(() => {
    expect(live.bookOf(id)?.entries.length).toBeGreaterThan(0);
    return firstFor('犬を連れて行けますか') === 'added';
  });
  clearInterval(beat);
  // Meant are 50 ms; a machine may be three times slower than most.
  expect(longest).toBeLessThan(150);
}, 60_000);

test('a wrong book keeps the last good one and tells every problem with its file and line', async () => {
  const wrong = added
    .replace('answer: 犬はお連れいただけません。', 'answer: ""')
    .replace(/links: \[\]\n$/, 'links: 5\n');
  writeFileSync(file, wrong);
  await until(() => lines.some((line) => line.includes('the last good one stays open')));
  const reported = lines.join('\n');
  for (const text of ['links: 5', 'answer: ""']) {
    const line = wrong.split('\n').findIndex((each) => each.includes(text)) + 1;
    expect(reported).toContain(`entries.yaml:${line} `);
  }
  expect(firstFor('犬を連れて行けますか')).toBe('added');
}, 60_000);

test('a mended book is served again', async () => {
  writeFileSync(file, sound);
  await until(() => firstFor('犬を連れて行けますか') !== 'added');
}, 60_000);

test('a file that is only touched changes nothing', async () => {
  const before = live.bookOf(id);
  const reported = lines.length;
  // Another who looks as often has noticed both touches by then, so the process has noticed one.
  let noticed = 0;
  const watch = watchBook(join(root, 'faq-data', id), () => (noticed += 1), 50);
  for (let touches = 1; touches < 3; touches += 1) {
    await until(() => noticed === touches);
    writeFileSync(file, sound);
  }
  await until(() => noticed === 3);
  watch.stop();
  expect(live.bookOf(id)).toBe(before);
  // Changes are read one after another: a change comes behind whatever the touch leads to.
  writeFileSync(file, added);
  await until(() => firstFor('犬を連れて行けますか') === 'added');
  expect(lines.slice(reported)).toHaveLength(1);
});
