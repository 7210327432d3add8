import { addPhrasings } from '../../src/books/add-phrasings.ts';

const FILE = `# 編集する方へ
- id: q1
  question: '配達はできますか?' # 原文どおり
  answer: |-
    できます。

    市内は無料です。
  phrasings:
    - 配達してもらえる?   # よくある
    - "届けて"
  links: []

- id: q2
  question: 営業時間は?
  answer: 9時から
  phrasings: [] # まだない
  links: []
- {id: q3, question: 駐車場, answer: あります, phrasings: [車, "停める"]}
- id: q4
  question: 休みはいつ?
  answer: 水曜日
`;

const add = (id: string, ...phrasings: string[]): string => addPhrasings(FILE, new Map([[id, phrasings]]));

/** The lines that are only in the second text, and those only in the first. */
function changed(before: string, after: string): { added: string[]; lost: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    added: now.filter((line) => !old.includes(line)),
    lost: old.filter((line) => !now.includes(line)),
  };
}

test('a phrasing goes below the others of its entry, and nothing else changes', () => {
  const after = add('q1', '持ってきてほしい');
  expect(after).toBe(FILE.replace('    - "届けて"\n', '    - "届けて"\n    - 持ってきてほしい\n'));
});

test('an entry whose list is empty gets one, and the comment beside it stays', () => {
  const after = add('q2', '何時から', '何時まで');
  expect(changed(FILE, after)).toEqual({
    added: ['  phrasings: # まだない', '    - 何時から', '    - 何時まで'],
    lost: ['  phrasings: [] # まだない'],
  });
});

test('a list written on one line goes on in that line', () => {
  expect(add('q3', '駐車 場所')).toContain('phrasings: [車, "停める", "駐車 場所"]}');
});

test('an entry without the key gets it below its question', () => {
  expect(add('q4', '定休日')).toContain(
    '  question: 休みはいつ?\n  phrasings:\n    - 定休日\n  answer: 水曜日\n',
  );
});

test('a key left blank is filled', () => {
  const file = '- id: q1\n  phrasings:\n  question: 何?\n  answer: これ';
  expect(addPhrasings(file, new Map([['q1', ['何これ']]]))).toBe(
    '- id: q1\n  phrasings:\n    - 何これ\n  question: 何?\n  answer: これ',
  );
});

test('a file whose last line has no end, and one from Windows with its mark, stay so', () => {
  const file = '\uFEFF- id: q1\r\n  question: 何?\r\n  answer: これ\r\n  phrasings:\r\n  - なに';
  expect(addPhrasings(file, new Map([['q1', ['何これ']]]))).toBe(`${file}\r\n  - 何これ`);
});

test('words that YAML would take for something else are quoted', () => {
  const after = add('q1', 'no: はい', '- 届く?', '#1');
  expect(addPhrasings(after, new Map([['q1', ['もう一つ']]]))).toContain('    - もう一つ\n');
  expect(after).toContain('    - "no: はい"\n');
});

test('several entries are added to at once', () => {
  const after = addPhrasings(
    FILE,
    new Map([
      ['q4', ['定休日']],
      ['q1', ['宅配']],
    ]),
  );
  expect(changed(FILE, after)).toEqual({
    added: ['    - 宅配', '  phrasings:', '    - 定休日'].filter((line) => !FILE.split('\n').includes(line)),
    lost: [],
  });
});

test('an entry that is not there, and a list of another form, are refused and not guessed', () => {
  expect(() => add('q9', 'x')).toThrow('no entry "q9"');
  const anchored = '- id: q1\n  phrasings: &all\n    - a\n- id: q2\n  phrasings: *all\n';
  expect(() => addPhrasings(anchored, new Map([['q2', ['b']]]))).toThrow('by hand');
});
