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
  /** The roots that have type errors. */
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
      if (file === undefined) throw new Error(`${root} is not there`);
      return program.getSemanticDiagnostics(file).length > 0;
    });
  };
}

const talk = 'src/conversation';
const roots = [
  `${talk}/transition.ts`,
  `${talk}/event.ts`,
  `${talk}/dialogue/browsing.ts`,
  `${talk}/dialogue/finding-step.ts`,
  `${talk}/dialogue/question.ts`,
  `${talk}/dialogue/tapped-choice.ts`,
  `${talk}/tickets/button-words.ts`,
  `${talk}/tickets/staff-action.ts`,
  `${talk}/tickets/staff-actions.ts`,
  `${talk}/tickets/staff-mode.ts`,
  `${talk}/tickets/ticket.ts`,
  `${talk}/tickets/transcript.ts`,
  `${talk}/tickets/unsend.ts`,
  'src/engine/apply-step.ts',
  'src/line/render.ts',
  'src/line/plain-text.ts',
  'src/line/choice-data.ts',
  'src/desk/tickets/transcript.ts',
];
const errorsWith = createCompiler(roots);

/** The file with one more member in a union; `head` is the text in front of its members. */
function withMember(path: string, head: string, member: string): { path: string; text: string } {
  const text = ts.sys.readFile(path) ?? '';
  if (text.split(head).length !== 2) throw new Error(`${path} has not one "${head}"`);
  return { path, text: text.replace(head, `${head}${member}`) };
}

test('as it stands, every case is there', () => {
  expect(errorsWith()).toEqual([]);
}, 60_000);

const union = (name: string): string => `export type ${name} =`;

test.each([
  {
    what: 'event of the asker',
    file: `${talk}/event.ts`,
    head: union('AskerEvent'),
    member: "| { readonly type: 'new' }",
    // Who caused it, what it leads to, what staff read of it, and what it does while staff hold the conversation.
    places: ['event', 'transition', 'tickets/transcript', 'tickets/staff-mode'].map(
      (name) => `${talk}/${name}.ts`,
    ),
  },
  {
    what: 'event of a timer',
    file: `${talk}/event.ts`,
    head: union('TimerEvent'),
    member: "{ readonly type: 'new' } |",
    places: [`${talk}/event.ts`, `${talk}/transition.ts`],
  },
  {
    what: 'staff action',
    file: `${talk}/tickets/staff-action.ts`,
    head: union('StaffAction'),
    member: "| { readonly type: 'new' }",
    places: ['event', 'transition', 'tickets/staff-actions', 'tickets/staff-action'].map(
      (name) => `${talk}/${name}.ts`,
    ),
  },
  {
    what: 'timer',
    file: `${talk}/event.ts`,
    head: 'export const timerNames = [',
    member: "'new', ",
    places: [`${talk}/transition.ts`],
  },
  {
    what: 'effect',
    file: `${talk}/effect.ts`,
    head: union('Effect'),
    member: "| { readonly type: 'new' }",
    places: ['src/engine/apply-step.ts'],
  },
  {
    what: 'transcript line',
    file: `${talk}/tickets/transcript.ts`,
    head: 'export type TranscriptLine = { readonly id: string; readonly at: number } & (',
    member: "| { readonly from: 'new' }",
    places: ['src/desk/tickets/transcript.ts'],
  },
  {
    what: 'phase of the talk',
    file: `${talk}/session.ts`,
    head: union('PhaseNotCollecting'),
    member: "| { readonly name: 'new' }",
    places: ['dialogue/question', 'dialogue/browsing', 'tickets/unsend'].map((name) => `${talk}/${name}.ts`),
  },
  {
    what: 'state of a ticket',
    file: `${talk}/tickets/ticket.ts`,
    head: union('TicketState'),
    member: "| { readonly name: 'new' }",
    places: [`${talk}/tickets/ticket.ts`],
  },
  {
    what: 'button',
    file: `${talk}/choice.ts`,
    head: union('Choice'),
    member: "| { readonly type: 'new' }",
    places: [
      `${talk}/dialogue/tapped-choice.ts`,
      `${talk}/tickets/button-words.ts`,
      'src/line/choice-data.ts',
    ],
  },
  {
    what: 'thing to say',
    file: `${talk}/message.ts`,
    head: union('Message'),
    member: "| { readonly type: 'new' }",
    places: [`${talk}/tickets/transcript.ts`, 'src/line/render.ts', 'src/line/plain-text.ts'],
  },
  {
    what: 'finding',
    file: 'src/search/finding.ts',
    head: union('Finding'),
    member: "| { readonly kind: 'new' }",
    places: [`${talk}/dialogue/finding-step.ts`],
  },
])(
  'a new $what does not compile until it is handled',
  ({ file, head, member, places }) => {
    expect(errorsWith(withMember(file, head, member))).toEqual(expect.arrayContaining(places));
  },
  60_000,
);
