import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One file of `src/`, by its path within it, e.g. `line/webhook.ts`. */
export type SourceFile = { readonly path: string; readonly text: string };

/** `type` = erased before the code runs; `dynamic` = loaded only when that line is reached. */
export type Import = { readonly specifier: string; readonly kind: 'static' | 'type' | 'dynamic' };

export function readSources(root: string, extensions: readonly string[]): SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => extensions.some((extension) => path.endsWith(extension)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const known = new WeakMap<SourceFile, Import[]>();

/** Everything that a file imports: `import`, `export … from`, `import()` and `import('…')` as a type. */
export function importsOf(file: SourceFile): Import[] {
  const imports = known.get(file) ?? findImports(file);
  known.set(file, imports);
  return imports;
}

function findImports({ path, text }: SourceFile): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      add(node.moduleSpecifier, isType ? 'type' : 'static');
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'static');
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], 'dynamic');
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, 'type');
    }
    ts.forEachChild(node, visit);
  };
  const add = (specifier: ts.Node | undefined, kind: Import['kind']): void => {
    const isKnown = specifier !== undefined && ts.isStringLiteralLike(specifier);
    // A computed specifier can't be judged, so it is reported under a name that no rule allows.
    found.push({ specifier: isKnown ? specifier.text : '(computed)', kind });
  };
  visit(parse(path, text));
  return found;
}

/** The file as code alone: comments and what stands in quotes are blanked out. */
export function codeOf({ path, text }: SourceFile): string {
  let code = '';
  const visit = (node: ts.Node): void => {
    const isQuoted = ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node);
    if (node.getChildCount() > 0 && !isQuoted) node.getChildren().forEach(visit);
    else if (!ts.isJSDoc(node)) code += isQuoted ? ' "" ' : ` ${text.slice(node.getStart(), node.end)}`;
  };
  visit(parse(path, text));
  return code;
}

/** Where a relative import leads, by its path within `src/`; undefined for a package or a Node built-in. */
export function targetOf(importer: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(importer), specifier) : undefined;
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}
