import ts from 'typescript';
import { readSources } from '../architecture/source-files.ts';

const parsed = readSources('src', ['.ts', '.js']).map(({ path, text }) =>
  ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
);

/** The words as a part of a pattern that stands for nothing else. */
export function escaped(words: string): string {
  return words.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}

/** Every function, constant, type, property and parameter that the source declares. */
export const declaredNames: ReadonlySet<string> = new Set(parsed.flatMap(namesIn));

function namesIn(file: ts.SourceFile): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** The text of every string in the source; `null` stands for a part that is filled in. */
export const writtenTexts: readonly (readonly (string | null)[])[] = parsed.flatMap(textsIn);

function textsIn(file: ts.SourceFile): (string | null)[][] {
  const texts: (string | null)[][] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push([node.text]);
    if (ts.isTemplateExpression(node))
      texts.push([node.head.text, ...node.templateSpans.flatMap(({ literal }) => [null, literal.text])]);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts;
}

/**
 * The number that a constant of the source holds, e.g. `maxDeadLetters`, `usualTimes.reopenMs`, or `files/maxFiles`
 * where several folders have one of the name.
 * @throws when there is none of the name, or several that differ
 */
export function constant(name: string): number {
  const values = [...new Set(valuesOf(name))];
  const [value, ...others] = values;
  if (value === undefined) throw new Error(`No constant "${name}" with a number stands in src/.`);
  if (others.length > 0) throw new Error(`"${name}" stands for several numbers: ${values.join(', ')}.`);
  return value;
}

function valuesOf(name: string): readonly number[] {
  const slash = name.indexOf('/') + 1;
  const [first = '', ...members] = name.slice(slash).split('.');
  return parsed.flatMap((file) => {
    if (!file.fileName.startsWith(name.slice(0, slash))) return [];
    const initializer = initializerOf(file, first);
    const member = members.reduce(memberOf, initializer);
    const value = member && valueOf(member, file);
    return value === undefined ? [] : [value];
  });
}

function initializerOf(file: ts.SourceFile, name: string): ts.Expression | undefined {
  for (const statement of file.statements)
    if (ts.isVariableStatement(statement))
      for (const { name: declared, initializer } of statement.declarationList.declarations)
        if (ts.isIdentifier(declared) && declared.text === name) return initializer;
  return undefined;
}

function memberOf(object: ts.Expression | undefined, name: string): ts.Expression | undefined {
  const inner = object !== undefined && ts.isAsExpression(object) ? object.expression : object;
  if (inner === undefined || !ts.isObjectLiteralExpression(inner)) return undefined;
  const properties = inner.properties.filter((property) => ts.isPropertyAssignment(property));
  return properties.find((property) => property.name.getText() === name)?.initializer;
}

function valueOf(node: ts.Expression, file: ts.SourceFile): number | undefined {
  if (ts.isNumericLiteral(node)) return Number(node.text);
  if (ts.isParenthesizedExpression(node)) return valueOf(node.expression, file);
  if (ts.isIdentifier(node)) {
    const initializer = initializerOf(file, node.text);
    return initializer && valueOf(initializer, file);
  }
  if (ts.isPropertyAccessExpression(node)) return valuesOf(node.getText())[0];
  if (!ts.isBinaryExpression(node)) return undefined;
  const [left, right] = [valueOf(node.left, file), valueOf(node.right, file)];
  if (left === undefined || right === undefined) return undefined;
  const { kind } = node.operatorToken;
  if (kind === ts.SyntaxKind.AsteriskToken) return left * right;
  if (kind === ts.SyntaxKind.SlashToken) return left / right;
  return kind === ts.SyntaxKind.PlusToken ? left + right : undefined;
}
