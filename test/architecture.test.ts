import { readSources, importsOf, type SourceFile } from './architecture/source-files.ts';
import {
  findCycle,
  forbiddenImports,
  importersOf,
  impureLines,
  loadedBy,
  partOf,
  readsEnvironment,
  strayPackages,
  vaguelyNamed,
  type Tree,
} from './architecture/rules.ts';

const files = readSources('src', ['.ts']);
const browserFiles = readSources('src', ['.js']);
const all = readSources('src', ['.ts', '.js', '.lua', '.html', '.css', '.svg']);

/** What every edge may know of the inside. Edges never import each other; telemetry is told facts. */
const inside = [
  'conversation',
  'delivery',
  'copy',
  'engine/ports.ts',
  'engine/ticket-summary.ts',
  'engine/chat-record.ts',
  'engine/dead-letter.ts',
  'telemetry',
];

/**
 * Folder → what it may import. A type-only import counts like any other, so it needs its line here too; `typesFrom`
 * allows nothing but such. Arrows point inward, and nobody imports bin or cli.
 */
const tree: Tree = {
  // How Japanese says things that both the talk and search must hear, such as what is denied.
  japanese: {},
  conversation: { from: ['copy', 'calendar', 'japanese'], typesFrom: ['books/book.ts', 'search/finding.ts'] },
  copy: {},
  calendar: { packages: ['@holiday-jp/holiday_jp'] },
  delivery: { from: ['conversation'] },
  // A book holds hours and deadlines in the calendar's own form.
  books: { typesFrom: ['calendar'], packages: ['yaml', 'zod'], node: true },
  search: {
    from: ['japanese'],
    typesFrom: ['books/book.ts'],
    packages: ['kuromoji', 'fuse.js', 'yaml'],
    node: true,
  },
  engine: { from: ['conversation', 'delivery'] },
  // Who staff are and what they may do; what they do becomes an event in a chat's mailbox.
  staff: { from: ['conversation', 'engine'] },
  // What the menu below the chat holds, and its picture. Publishing it is LINE's business.
  'rich-menu': {
    from: ['copy'],
    typesFrom: ['conversation/choice.ts', 'books/book.ts'],
    packages: ['@napi-rs/canvas'],
    node: true,
  },
  line: {
    from: inside,
    typesFrom: ['books/book.ts', 'rich-menu'],
    packages: ['@line/bot-sdk', 'express'],
    node: true,
  },
  // The staff's web pages. What staff may do is said in staff/, what they read in copy/.
  desk: {
    from: [...inside, 'staff', 'calendar'],
    typesFrom: ['books/book.ts'],
    packages: ['express'],
    node: true,
  },
  redis: { from: [...inside, 'staff'], packages: ['ioredis', 'zod'], node: true },
  memory: { from: [...inside, 'staff'], node: true },
  telemetry: { from: inside, packages: ['pino', 'prom-client', 'express'], node: true },
  // Bytes in files; it knows nothing of what they mean.
  files: { node: true },
  simulator: { packages: ['express'], node: true },
  // The desk as it is, on a stage: its engine, LINE's door, and the rules of LINE that the simulator knows.
  rehearsal: {
    from: ['conversation', 'delivery', 'engine', 'memory', 'line', 'simulator'],
    typesFrom: ['books/book.ts', 'books/story.ts'],
  },
  config: { typesFrom: ['line/channel.ts', 'line/client.ts'], node: true },
  cli: 'everything',
  bin: 'everything',
};

/** Packages that one part alone may know, so that it can be replaced there. */
const homes = {
  '@holiday-jp/holiday_jp': ['calendar'],
  '@line/bot-sdk': ['line'],
  '@napi-rs/canvas': ['rich-menu'],
  ioredis: ['redis'],
  kuromoji: ['search'],
  'fuse.js': ['search'],
  pino: ['telemetry'],
  'prom-client': ['telemetry'],
  yaml: ['books', 'search'],
  zod: ['books', 'redis'],
  express: ['line', 'desk', 'telemetry', 'simulator', 'bin'],
};

describe('the arrows between folders are those of docs/architecture.md', () => {
  test('every file imports only what its part may know', () => {
    expect(forbiddenImports([...files, ...browserFiles], tree)).toEqual([]);
  });

  test('every package is known in its own part alone', () => {
    expect(strayPackages(files, homes)).toEqual([]);
  });

  test('nobody imports the processes or the commands', () => {
    expect(importersOf(files, ['bin', 'cli']).filter((path) => partOf(path) !== 'bin')).toEqual([]);
  });

  test.each(['src', 'bench', 'scripts'])(
    'no two files in %s import each other, not even in a ring',
    (folder) => {
      expect(findCycle(readSources(folder, ['.ts']))).toBeUndefined();
    },
  );

  test('the web process never loads kuromoji, nor any search', () => {
    const loaded = [...loadedBy('bin/web.ts', files)];
    expect(loaded).toContain('line/webhook.ts');
    expect(loaded.filter((name) => /^(?:kuromoji|fuse\.js|search\/)/.test(name))).toEqual([]);
  });

  test('neither web nor the worker loads the simulator', () => {
    for (const process of ['bin/web.ts', 'bin/worker.ts', 'bin/composition/open-worker.ts'])
      expect([...loadedBy(process, files)].filter((name) => partOf(name) === 'simulator')).toEqual([]);
  });

  test('talk, words, the calendar, delivery and search depend on nothing but what they are given', () => {
    // Loading kuromoji's dictionary is the one thing that search does with the world outside.
    const pure = files.filter(
      ({ path }) =>
        ['conversation', 'copy', 'calendar', 'delivery', 'japanese', 'search'].includes(partOf(path)) &&
        path !== 'search/text/tokenizer.ts',
    );
    expect(pure.length).toBeGreaterThan(25);
    expect(pure.flatMap(impureLines)).toEqual([]);
  });

  test('config/ alone reads the environment', () => {
    expect(files.filter(readsEnvironment).map(({ path }) => path)).toEqual(['config/config.ts']);
  });

  test('no folder or file is named after nothing', () => {
    expect(vaguelyNamed(all.map(({ path }) => path))).toEqual([]);
  });

  test('no file lies loose in src/, and no folder is a flat list of more than 18', () => {
    expect(all.map(({ path }) => path).filter((path) => !path.includes('/'))).toEqual([]);
    const sizes = new Map<string, number>();
    for (const { path } of files) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
    }
    expect([...sizes].filter(([, size]) => size > 18)).toEqual([]);
  });

  test('no file holds two ideas: over 300 lines one is asked to say why, and a process over 60', () => {
    const tooLong = (limit: number, { path, text }: SourceFile): string[] =>
      text.split('\n').length - 1 > limit ? [`${path}: over ${limit} lines`] : [];
    expect(files.flatMap((file) => tooLong(300, file))).toEqual([]);
    const processes = files.filter(({ path }) => /^bin\/[^/]+$/.test(path));
    expect(processes.flatMap((file) => tooLong(60, file))).toEqual([]);
  });
});

const file = (path: string, text: string): SourceFile => ({ path, text });

describe('the checkers find what they look for', () => {
  test('every way to import is seen, and whether it is there when the code runs', () => {
    const text = `
      import a from 'a';
      import type { B } from './b.ts';
      import { type C } from './c.ts';
      export * from '../d.ts';
      export type { E } from 'e';
      const f = await import('f');
      type G = import('./g.ts').G;
      const h = await import(name);
      import 'i'; // import 'comment';
      const j = "import 'j'";`;
    const seen = importsOf(file('line/x.ts', text)).map(({ specifier, kind }) => `${kind} ${specifier}`);
    expect(seen).toEqual([
      'static a',
      'type ./b.ts',
      'static ./c.ts',
      'static ../d.ts',
      'type e',
      'dynamic f',
      'type ./g.ts',
      'dynamic (computed)',
      'static i',
    ]);
  });

  test('an import outside the plan is named; one within it is not', () => {
    const plan: Tree = {
      talk: { from: ['words'], typesFrom: ['book/book.ts'] },
      words: {},
      book: { packages: ['yaml'], node: true },
      'root.ts': { from: ['talk'] },
    };
    const bad = (path: string, text: string): string[] => forbiddenImports([file(path, text)], plan);
    expect(bad('talk/a.ts', `import { x } from './b.ts'; import '../words/ja.ts';`)).toEqual([]);
    expect(bad('talk/a.ts', `import type { Book } from '../book/book.ts';`)).toEqual([]);
    expect(bad('book/a.ts', `import { parse } from 'yaml'; import 'node:fs';`)).toEqual([]);
    expect(bad('root.ts', `import '../src/talk/a.ts';`)).toHaveLength(1);
    expect(bad('root.ts', `import './talk/a.ts';`)).toEqual([]);
    expect(bad('talk/a.ts', `import { Book } from '../book/book.ts';`)).toHaveLength(1);
    expect(bad('talk/a.ts', `import type { X } from '../book/other.ts';`)).toHaveLength(1);
    expect(bad('talk/a.ts', `import 'node:fs';`)).toHaveLength(1);
    expect(bad('talk/a.ts', `const y = await import('yaml');`)).toHaveLength(1);
    expect(bad('talk/a.ts', `export { x } from '../root.ts';`)).toHaveLength(1);
    expect(bad('words/ja.ts', `import '../talk/a.ts';`)).toHaveLength(1);
    expect(bad('book/a.ts', `import '@scope/yaml';`)).toHaveLength(1);
    expect(bad('new/a.ts', '')).toEqual(['new/a.ts: the tree knows no part "new"']);
  });

  test('a package away from home is named, also by one of its paths or as a type', () => {
    const stray = (path: string, text: string): string[] => strayPackages([file(path, text)], homes);
    expect(stray('line/a.ts', `import '@line/bot-sdk/x';`)).toEqual([]);
    expect(stray('desk/a.ts', `import type { X } from '@line/bot-sdk/x';`)).toEqual([
      'desk/a.ts: @line/bot-sdk',
    ]);
    expect(stray('bin/a.ts', `const { pino } = await import('pino');`)).toEqual(['bin/a.ts: pino']);
  });

  test('who imports a process is named', () => {
    const files = [file('line/a.ts', `import '../bin/web.ts';`), file('bin/web.ts', `import './x.ts';`)];
    expect(importersOf(files, ['bin'])).toEqual(['line/a.ts']);
  });

  test('a ring of imports is found, of types too', () => {
    const ring = [
      file('a/1.ts', `import './2.ts';`),
      file('a/2.ts', `import type { X } from '../b/3.ts';`),
      file('b/3.ts', `export * from '../a/1.ts';`),
    ];
    expect(findCycle(ring)).toEqual(['a/1.ts', 'a/2.ts', 'b/3.ts', 'a/1.ts']);
    expect(findCycle(ring.slice(0, 2))).toBeUndefined();
  });

  test('what a process loads is followed through files, not through types or later imports', () => {
    const loaded = loadedBy('bin/web.ts', [
      file('bin/web.ts', `import '../a.ts'; import type { T } from '../t.ts'; await import('../later.ts');`),
      file('a.ts', `export * from './b.ts';`),
      file('b.ts', `import 'kuromoji/x';`),
      file('t.ts', ''),
      file('later.ts', ''),
    ]);
    expect([...loaded]).toEqual(['bin/web.ts', 'a.ts', 'b.ts', 'kuromoji']);
  });

  test('clocks, chance and the process are found in code, not in comments, words or longer names', () => {
    const impure = (text: string): number => impureLines(file('a.ts', text)).length;
    expect(impure('const t = Date.now();')).toBe(1);
    expect(impure('const t = new Date();')).toBe(1);
    expect(impure('const t = new Date;')).toBe(1);
    expect(impure('const r = Math\n.random();')).toBe(1);
    expect(impure('const s = `${process.cwd()}`;')).toBe(1);
    expect(
      impure('new Date(at); // Date.now()\n/** process */ const a = "Math.random"; const processed = 1;'),
    ).toBe(0);
  });

  test('reading the environment is found however it is written', () => {
    const reads = (text: string): boolean => readsEnvironment(file('a.ts', text));
    expect(reads('const p = process.env.PORT;')).toBe(true);
    expect(reads('const { argv, env } = process;')).toBe(true);
    expect(reads(`import { env } from 'node:process';`)).toBe(true);
    expect(reads(`const p = process['env'];`)).toBe(true);
    expect(reads('process.exit(1); // process.env')).toBe(false);
  });

  test('a name that says nothing is found in folders and files', () => {
    const paths = ['line/utils.ts', 'common/a.ts', 'line/Helpers/b.ts', 'types.d.ts', 'line/library.ts'];
    expect(vaguelyNamed(paths)).toEqual(['line/utils.ts', 'common/a.ts', 'line/Helpers/b.ts', 'types.d.ts']);
  });
});
