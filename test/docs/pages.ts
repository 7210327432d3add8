import { readdirSync, readFileSync } from 'node:fs';

/** A page of the documentation, by its path in the repository. */
export type Page = { readonly path: string; readonly text: string };

/** Every page that is kept true. The changelog is history: it names what was there then. */
export const pages: readonly Page[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
].map((path) => ({ path, text: readFileSync(path, 'utf8') }));

export function pageOf(path: string): string {
  const page = pages.find((each) => each.path === path);
  if (page === undefined) throw new Error(`There is no page ${path}.`);
  return page.text;
}

/** What stands in backticks on one line, blocks of code left out. */
export function quotedIn(text: string): readonly string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, quoted = '']) => quoted);
}

/** The cells of every table row, heads and rules left out. */
export function rowsIn(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n');
  const isRow = (line: string | undefined): boolean => line?.startsWith('|') === true;
  const isRule = (line: string | undefined): boolean => /^\|[\s:|-]+\|$/.test(line ?? '');
  return lines.flatMap((line, at) =>
    isRow(line) && !isRule(line) && !isRule(lines[at + 1])
      ? [
          line
            .split(/(?<!\\)\|/)
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ]
      : [],
  );
}
