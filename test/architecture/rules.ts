import { codeOf, importsOf, targetOf, type Import, type SourceFile } from './source-files.ts';

/** What one part of `src/` may import beside its own files. `everything`: any of ours and any package. */
export type Rule =
  | 'everything'
  | {
      /** Folders or files of `src/`; those in `typesFrom` by `import type` alone. */
      readonly from?: readonly string[];
      readonly typesFrom?: readonly string[];
      readonly packages?: readonly string[];
      readonly node?: boolean;
    };

/** A part (folder, or file at the root of `src/`) → its rule. */
export type Tree = Readonly<Record<string, Rule>>;

/** @returns the folder at the root that holds a file, or the file itself when none does */
export function partOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : path;
}

/** Every import that the tree doesn't allow, as a sentence. */
export function forbiddenImports(files: readonly SourceFile[], tree: Tree): string[] {
  return files.flatMap((file) => {
    const rule = tree[partOf(file.path)];
    if (rule === undefined) return [`${file.path}: the tree knows no part "${partOf(file.path)}"`];
    return importsOf(file)
      .filter((each) => !isAllowed(file.path, each, rule))
      .map(({ specifier, kind }) => `${file.path}: ${kind} import of ${specifier}`);
  });
}

function isAllowed(path: string, { specifier, kind }: Import, rule: Rule): boolean {
  const target = targetOf(path, specifier);
  if (target !== undefined && (target === '..' || target.startsWith('../'))) return false;
  if (rule === 'everything') return specifier !== '(computed)';
  if (target === undefined)
    return specifier.startsWith('node:')
      ? rule.node === true
      : (rule.packages ?? []).includes(packageOf(specifier));
  const leadsInto = (places: readonly string[] = []): boolean =>
    places.includes(target) || places.includes(partOf(target));
  const isOwn = path.includes('/') && partOf(path) === partOf(target);
  return isOwn || leadsInto(rule.from) || (kind === 'type' && leadsInto(rule.typesFrom));
}

/** `@line/bot-sdk/x` → `@line/bot-sdk` */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Every use of a package outside the parts that may know it. */
export function strayPackages(
  files: readonly SourceFile[],
  homes: Readonly<Record<string, readonly string[]>>,
): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .map(({ specifier }) => packageOf(specifier))
      .filter((name) => Object.hasOwn(homes, name) && !homes[name]?.includes(partOf(file.path)))
      .map((name) => `${file.path}: ${name}`),
  );
}

/** Every file that imports one of the parts `hidden`, from outside those parts. */
export function importersOf(files: readonly SourceFile[], hidden: readonly string[]): string[] {
  return files.flatMap((file) => {
    if (hidden.includes(partOf(file.path))) return [];
    const targets = importsOf(file).flatMap(({ specifier }) => targetOf(file.path, specifier) ?? []);
    return targets.filter((target) => hidden.includes(partOf(target))).map(() => file.path);
  });
}

/** One ring of files that import one another, or undefined. Types count: a ring of them is a tangle too. */
export function findCycle(files: readonly SourceFile[]): string[] | undefined {
  const edges = new Map(files.map((file) => [file.path, edgesOf(file)]));
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return undefined;
    for (const next of edges.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle !== undefined) return cycle;
    }
    done.add(path);
    return undefined;
  };
  for (const { path } of files) {
    const cycle = visit(path, []);
    if (cycle !== undefined) return cycle;
  }
  return undefined;
}

function edgesOf(file: SourceFile): string[] {
  return importsOf(file).flatMap(({ specifier }) => targetOf(file.path, specifier) ?? []);
}

/** All that is in memory once `start` has been loaded: files of ours and packages, types and `import()` left out. */
export function loadedBy(start: string, files: readonly SourceFile[]): Set<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    const file = byPath.get(name);
    for (const { specifier, kind } of file === undefined ? [] : importsOf(file))
      if (kind === 'static') load(targetOf(name, specifier) ?? packageOf(specifier));
  };
  load(start);
  return loaded;
}

/** What makes a step depend on more than its arguments. */
const impurities = [
  /\bDate\s*\.\s*now\b/,
  /\bnew\s+Date\s*\(\s*\)/,
  /\bnew\s+Date\b(?!\s*\()/,
  /\bMath\s*\.\s*random\b/,
  /\bprocess\b/,
  /\bperformance\b/,
  /\bcrypto\b/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
];

export function impureLines(file: SourceFile): string[] {
  const code = codeOf(file);
  return impurities.flatMap((pattern) => {
    const found = pattern.exec(code)?.[0];
    return found === undefined ? [] : [`${file.path}: ${found.replaceAll(/\s/g, '')}`];
  });
}

export function readsEnvironment(file: SourceFile): boolean {
  const code = codeOf(file);
  const isNamed = /\bprocess\s*(?:\?\s*)?\.\s*env\b|\bprocess\s*\[|\benv\b[^{}]*\}\s*=\s*process\b/.test(
    code,
  );
  return isNamed || importsOf(file).some(({ specifier }) => /^(?:node:)?process$/.test(specifier));
}

const vagueNames = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'types',
  'services',
  'managers',
  'lib',
]);

/** Folders and files named after nothing. */
export function vaguelyNamed(paths: readonly string[]): string[] {
  return paths.filter((path) =>
    path.split('/').some((name) => vagueNames.has(name.replace(/\.[^/]*$/, '').toLowerCase())),
  );
}
