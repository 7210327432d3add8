import { run as lint } from '../../../src/cli/books/lint.ts';
import { run } from '../../../src/cli/books/rehearse.ts';
import { writeShop } from '../../rehearsal/flower-shop.ts';
import { tryCommand } from '../try-command.ts';

const greeting = (expected: string): string =>
  `- name: 挨拶\n  turns:\n    - follow: 山田\n    - bot: { says: ${expected} }\n`;

test('a story that goes as written is one line', async () => {
  const { dataDir } = writeShop(greeting('山田さん'));
  const { code, lines } = await tryCommand(run, [], '', dataDir);
  expect(lines).toEqual(['ok    hanaya: 挨拶', '1 book(s): 1 stories, 0 failed, 0 unreadable']);
  expect(code).toBe(0);
});

test('of a story that goes otherwise the editor reads the line and what was said, and the command fails', async () => {
  const { dataDir, folder } = writeShop(greeting('佐藤さん'));
  const { code, lines } = await tryCommand(run, ['hanaya'], '', dataDir);
  expect(lines[0]).toBe('FAIL  hanaya: 挨拶');
  expect(lines[1]).toContain(`${folder}/scenarios/talk.yaml:4 「佐藤さん」と言うはずですが`);
  expect(lines.join('\n')).toContain('利用者 (友だち追加:山田)');
  expect(lines.at(-1)).toBe('1 book(s): 1 stories, 1 failed, 0 unreadable');
  expect(code).toBe(1);
});

test('the editor reads of a mistake in a story file on stderr, and the command fails', async () => {
  const { dataDir } = writeShop(`${greeting('山田さん')}- name: 二つ目\n`);
  const { code, err, lines } = await tryCommand(run, [], '', dataDir);
  expect(err).toMatch(/talk\.yaml:5 story "二つ目": "turns" is missing\./u);
  expect(lines.at(-1)).toBe('1 book(s): 1 stories, 0 failed, 1 unreadable');
  expect(code).toBe(1);
});

test('the editor reads on stderr what may be meant in a story file, and the story is played', async () => {
  const { dataDir } = writeShop(greeting('山田さん # 名前を呼ぶ\n        '));
  const { code, err, lines } = await tryCommand(run, [], '', dataDir);
  expect(err).toMatch(/talk\.yaml:4 warning: "says" ends before "# 名前を呼ぶ"/u);
  expect(lines.at(-1)).toBe('1 book(s): 1 stories, 0 failed, 0 unreadable');
  expect(code).toBe(0);
});

test('for scripts there is a line of JSON for each story', async () => {
  const { dataDir, folder } = writeShop(greeting('佐藤さん'));
  const { lines } = await tryCommand(run, ['--json'], '', dataDir);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    book: 'hanaya',
    name: '挨拶',
    file: `${folder}/scenarios/talk.yaml`,
    line: 1,
    passed: false,
    failure: { line: 4 },
  });
});

test('an unknown book is a wrong use of the command', async () => {
  const { code, err } = await tryCommand(run, ['hanaja'], '', writeShop(greeting('山田さん')).dataDir);
  expect(err).toContain('There is no book "hanaja"');
  expect(code).toBe(64);
});

test('lint tells of the mistakes in stories too', async () => {
  const { dataDir } = writeShop(`${greeting('山田さん')}- name: 二つ目\n`);
  const { code, out } = await tryCommand(lint, ['hanaya'], '', dataDir);
  expect(out).toMatch(/talk\.yaml:5 story "二つ目": "turns" is missing\./u);
  expect(code).toBe(1);
});
