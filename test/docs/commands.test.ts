import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { pageOf, pages } from './pages.ts';

/** The names in the table of `bin/cli.ts`. */
function commandsOfCli(): readonly string[] {
  const text = readFileSync('src/bin/cli.ts', 'utf8');
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'commands')
      for (const property of ts.isObjectLiteralExpression(node.initializer ?? node)
        ? (node.initializer as ts.ObjectLiteralExpression).properties
        : [])
        names.push((property.name?.getText() ?? '').replaceAll("'", ''));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('cli.ts', text, ts.ScriptTarget.Latest, true));
  return names.sort();
}

const commands = commandsOfCli();

test('README lists every command of the shell, and no other', () => {
  const rows = [...pageOf('README.md').matchAll(/^\| `npm run -s faq -- ([a-z-]+)/gm)].map(
    ([, name]) => name,
  );
  expect([...new Set(rows)].sort()).toEqual(commands);
});

test.each(pages)('the commands that $path shows exist', ({ text }) => {
  const shown = [...text.matchAll(/\bfaq (?:-- )?([a-z][a-z-]*)/g)].map(([, name = '']) => name);
  expect(shown.filter((name) => !commands.includes(name))).toEqual([]);
});

test.each(pages)('the npm scripts that $path shows exist', ({ text }) => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  const shown = [...text.matchAll(/\bnpm run (?:-s )?([a-z]+)/g)].map(([, name = '']) => name);
  expect(shown.filter((name) => !(name in scripts))).toEqual([]);
});
