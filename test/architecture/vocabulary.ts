import ts from 'typescript';
import type { SourceFile } from './source-files.ts';

/** A word that the project once used in a sense of its own. */
export type OldWord = {
  /** Its parts, as they stand one behind the other in a name: `when late` is in `whenLate` and in `when-late`. */
  readonly words: string;
  /** Only a name that is this word and nothing else: `held`, not `heldBy`. */
  readonly isAlone?: true;
  /** The part before it that makes an ordinary word of it: a *dead* letter. */
  readonly unlessAfter?: string;
};

/** `isHTMLSafe` → is, html, safe; `dead-letters` → dead, letters; `NO_CHAT` → no, chat. */
export function partsOf(name: string): readonly string[] {
  return name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[^\p{L}]+/u)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
}

/** Is an old word in the name? */
export function holdsOldWord(name: string, oldWords: readonly OldWord[]): boolean {
  const parts = partsOf(name);
  return oldWords.some(({ words, isAlone, unlessAfter }) => {
    const wanted = words.split(' ');
    if (isAlone === true && parts.length !== wanted.length) return false;
    return parts.some(
      (_, at) =>
        wanted.every((part, offset) => parts[at + offset] === part) &&
        (unlessAfter === undefined || parts[at - 1] !== unlessAfter),
    );
  });
}

/** The names in a file: identifiers, and strings that are names themselves (members of unions, fields, keys). */
export function namesIn({ path, text }: SourceFile): readonly string[] {
  if (path.endsWith('.lua')) return luaNamesIn(text);
  if (path.endsWith('.json')) return keysIn(JSON.parse(text));
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) names.add(node.text);
    else if (ts.isStringLiteralLike(node) && isName(node.text)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return [...names];
}

/** What a TypeScript file may print: its strings, and the text of its templates. */
export function textsIn({ path, text }: SourceFile): readonly string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  return texts;
}

/** One word, or several joined without a space: no sentence, no path. */
function isName(text: string): boolean {
  return /^[A-Za-z]+(?:[-_:][A-Za-z]+)*$/.test(text);
}

function luaNamesIn(text: string): readonly string[] {
  const code = text.replaceAll(/--.*$/gm, '').replaceAll(/'[^']*'|"[^"]*"/g, ' ');
  return [...new Set(code.match(/[A-Za-z_]\w*/g) ?? [])];
}

function keysIn(json: unknown): readonly string[] {
  if (typeof json !== 'object' || json === null) return [];
  return [...(Array.isArray(json) ? [] : Object.keys(json)), ...Object.values(json).flatMap(keysIn)];
}

/** The headings of a page of documentation. */
export function headingsIn({ text }: SourceFile): readonly string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
}
