import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument, visit } from 'yaml';
import type { Document, Pair, YAMLError } from 'yaml';
import type { JsonSchema } from '../schema/json-schema.ts';
import { findLostText, isBlank } from './lost-text.ts';
import type { LineAt } from './lost-text.ts';
import type { Problem } from '../problem.ts';

export type Path = readonly (string | number)[];

/** A YAML file as plain values (every scalar a string, an empty one null) that still knows its lines. */
export type YamlSource = {
  readonly file: string;
  /** Absent when the text could not be parsed at all. */
  readonly value?: unknown;
  /** The line of the key or list item at `path`; for what is not there, the line of what should hold it. */
  readonly lineOf: (path: Path) => number;
  /** The key is written, though its value may be empty. */
  readonly isWritten: (path: Path) => boolean;
  readonly problems: readonly Problem[];
};

/**
 * Parses a book's YAML. Scalars stay as typed: 0120 keeps its zero, and `no` is a word. What is written and would
 * vanish is a problem; `schema`, the file's own, says which keys may be left blank and which text is free.
 */
export function parseYaml(file: string, text: string, schema: JsonSchema): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', prettyErrors: false, lineCounter: lines });
  const lineAt: LineAt = (offset) => Math.max(1, lines.linePos(offset).line);
  const { losses, leftOut } = findLostText(text, document, schema);
  const isReadable = document.errors.every(({ code }) => code === 'DUPLICATE_KEY');
  const problems = [
    ...syntaxProblems(file, text, document, lineAt),
    // Of a text that isn't YAML the parser sees things that nobody wrote.
    ...(isReadable ? losses.map(({ at, ...loss }): Problem => ({ file, line: lineAt(at), ...loss })) : []),
  ];
  const find = (path: Path) => locate(document, path);
  return {
    file,
    ...(isReadable && { value: toValue(document.contents, leftOut) }),
    lineOf: (path) => lineAt(find(path).offset),
    isWritten: (path) => find(path).isThere,
    problems,
  };
}

function toValue(node: unknown, leftOut: ReadonlySet<Pair>): unknown {
  if (isAlias(node)) return `*${node.source}`; // reported as lost text
  if (isScalar(node)) return isBlank(node) ? null : node.value;
  if (isSeq(node)) return node.items.map((item) => toValue(item, leftOut));
  if (!isMap(node)) return null;
  const pairs = node.items.filter((pair) => !leftOut.has(pair));
  return Object.fromEntries(pairs.map((pair) => [keyOf(pair), toValue(pair.value, leftOut)]));
}

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

function locate(document: Document, path: Path): { offset: number; isThere: boolean } {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((candidate) => keyOf(candidate) === step);
      if (!pair) return { offset, isThere: false };
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = startOf(node) ?? offset;
    } else return { offset, isThere: false };
  }
  return { offset, isThere: true };
}

const startOf = (node: unknown): number | undefined =>
  isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;

/**
 * One problem for each block (an entry, or a key of book.yaml): the first slip is what an editor mends, and the
 * parser's further complaints about the same block, or about all that follows, are its echoes.
 */
function syntaxProblems(file: string, text: string, document: Document, lineAt: LineAt): Problem[] {
  const blockOf = (line: number) => text.split('\n', line).filter((written) => /^\S/.test(written)).length;
  const seen = new Set<number>();
  const errors = [...document.errors, ...document.warnings].toSorted((a, b) => a.pos[0] - b.pos[0]);
  return errors.flatMap((error, index) => {
    const isUnclosed = error.message.startsWith('Missing closing');
    const offset = isUnclosed ? lastQuote(document) : error.pos[0];
    const problem = toProblem(file, text, lineAt(offset), error);
    if (error.code === 'DUPLICATE_KEY') return [problem];
    const block = blockOf(problem.line);
    if (seen.has(block) || (index > 0 && error.message.includes('token in YAML stream'))) return [];
    seen.add(block);
    return [problem];
  });
}

/** Where a quoted text begins that swallowed the rest of the file; the parser itself points at the end. */
function lastQuote(document: Document): number {
  let start = 0;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') start = range?.[0] ?? start;
    },
  });
  return start;
}

function toProblem(file: string, text: string, line: number, error: YAMLError): Problem {
  const written = text.split('\n')[line - 1] ?? '';
  if (error.code === 'DUPLICATE_KEY') {
    const [key = ''] = /^[^:\r\n]*/.exec(text.slice(error.pos[0])) ?? [];
    return {
      file,
      line,
      severity: 'error',
      what: `"${key}" is written twice`,
      mend: 'Delete one of the two.',
    };
  }
  return {
    file,
    line,
    severity: 'error',
    what: `this is not YAML: ${error.message.replace(/;.*|\.$/s, '')}`,
    mend: mendFor(error, written),
  };
}

/** The slips that editors make, some of them with a Japanese keyboard, before the general advice. */
function mendFor(error: YAMLError, written: string): string {
  if (error.code === 'TAB_AS_INDENT' || /^ *\t/.test(written)) return 'Indent with spaces, not with tabs.';
  if (/^[ -]*\u3000/.test(written)) return 'Indent with half-width spaces.';
  if (/^[ -]*\w+\uff1a/.test(written)) return 'Write a half-width ":" and a space after the key.';
  if (/^[ -]*\w+:[^\s]/.test(written)) return 'Write a space after ":".';
  if (error.code === 'BLOCK_AS_IMPLICIT_KEY')
    return /: .*: /.test(written)
      ? 'Put the text in quotes, because it holds ": ".'
      : 'Begin the keys of an entry in one column: this line or the next is too far to the right.';
  if (error.message.startsWith('Missing closing')) return 'Close the quote at the end of the text.';
  if (error.code === 'MULTIPLE_DOCS') return 'Delete the line "---".';
  if (/: +[!@`%&*{}[\]|>'"]/.test(written)) return 'Put the text in quotes, or write it below "|-".';
  return 'Compare it with the entries around it: keys in one column, lists with "- ", long text below "|-".';
}
