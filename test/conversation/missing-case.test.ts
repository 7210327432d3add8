import { resolve } from 'node:path';
import ts from 'typescript';

/** The compiler over the talk and what draws it, as `npm run check` runs it, with one file changed in memory. */
function createCompiler(roots: readonly string[]) {
  const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: ({ messageText }) => {
      throw new Error(ts.flattenDiagnosticMessageText(messageText, ' '));
    },
  });
  if (config === undefined) throw new Error('tsconfig.json can’t be read');
  const { options } = config;
  const real = ts.createCompilerHost(options);
  const parsed = new Map<string, ts.SourceFile | undefined>();
  let last: ts.Program | undefined;
  /** Errors in each root, as `file: code`; a file once however many it has. */
  return (changed?: { readonly path: string; readonly text: string }): string[] => {
    const host: ts.CompilerHost = {
      ...real,
      getSourceFile: (name, target) => {
        if (changed !== undefined && resolve(name) === resolve(changed.path))
          return ts.createSourceFile(name, changed.text, target);
        if (!parsed.has(name)) parsed.set(name, real.getSourceFile(name, target));
        return parsed.get(name);
      },
    };
    const program = ts.createProgram([...roots], options, host, last);
    last ??= program;
    return roots.filter((root) => {
      const file = program.getSourceFile(root);
      return program.getSemanticDiagnostics(file).length > 0;
    });
  };
}

const talk = 'src/conversation';
const roots = [
  ...['transition', 'choosing', 'asking', 'browsing', 'session', 'unsent', 'finding-step'].map(
    (name) => `${talk}/${name}.ts`,
  ),
  ...['render', 'plain-text', 'choice-data'].map((name) => `src/line/${name}.ts`),
];
const errorsWith = createCompiler(roots);

/** The file with one more member in a union. */
function withMember(path: string, union: string, member: string): { path: string; text: string } {
  const text = ts.sys.readFile(path) ?? '';
  const head = `export type ${union} =`;
  if (text.split(head).length !== 2) throw new Error(`${path} has no union ${union}`);
  return { path, text: text.replace(head, `${head}\n  | ${member}`) };
}

test('as it stands, every case is there', () => {
  expect(errorsWith()).toEqual([]);
}, 60_000);

test.each([
  ['kind of event', 'event', 'Happening', "{ readonly type: 'new' }", ['transition']],
  [
    'phase of the talk',
    'session',
    'SettledPhase',
    "{ readonly name: 'new' }",
    ['asking', 'browsing', 'unsent'],
  ],
  ['phase of waiting', 'session', 'Phase', "{ readonly name: 'new' }", ['session']],
  ['button', 'choice', 'Choice', "{ readonly type: 'new' }", ['choosing', '../line/choice-data']],
  [
    'thing to say',
    'message',
    'Message',
    "{ readonly type: 'new' }",
    ['../line/render', '../line/plain-text'],
  ],
  ['finding', '../search/finding', 'Finding', "{ readonly kind: 'new' }", ['finding-step']],
])(
  'a new %s does not compile until it is handled',
  (_what, file, union, member, places) => {
    const found = errorsWith(withMember(`${talk}/${file}.ts`.replace('conversation/../', ''), union, member));
    const expected = places.map((place) => `${talk}/${place}.ts`.replace('conversation/../', ''));
    expect(found).toEqual(expect.arrayContaining(expected));
  },
  60_000,
);
