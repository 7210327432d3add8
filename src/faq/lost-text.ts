import { isAlias, isScalar, visit } from 'yaml';
import type { Document, Scalar } from 'yaml';
import type { Problem } from './problem.ts';

/** The line (from 1) at an offset into a file's text. */
export type LineAt = (offset: number) => number;

/** What is good YAML but not what the editor wrote: text that would vanish from a book or change without a word. */
export function lostText(file: string, text: string, document: Document, lineAt: LineAt): Problem[] {
  const problems: Problem[] = [];
  const report = (severity: Problem['severity'], offset: number | undefined, what: string, mend: string) => {
    problems.push({ file, line: lineAt(offset ?? 0), severity, what, mend });
  };
  const reportSign = (offset: number | undefined, sign: string) => {
    const what = `"${sign}" at the start of a value is a sign of YAML, not text`;
    report('error', offset, what, 'Put the value in quotes, or write it below "|-".');
  };
  visit(document, {
    Alias: (_, node) => reportSign(node.range?.[0], `*${node.source}`),
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) reportSign(node.range?.[0], `&${node.anchor}`);
    },
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !isScalar(value) || (key.value !== 'question' && key.value !== 'answer')) return;
      if (value.type === 'PLAIN' && typeof value.comment === 'string') {
        const what = `"${key.value}" ends before "#${value.comment}", which YAML takes for a comment`;
        report('warning', value.range?.[0], what, 'Put the text in quotes if that belongs to it.');
      } else if (isFolded(value, text)) {
        const what = `the lines of "${key.value}" are joined with spaces`;
        report('warning', value.range?.[0], what, 'Write the text below "|-" to keep its line breaks.');
      }
    },
  });
  return problems;
}

const isFolded = ({ type, range }: Scalar, text: string): boolean =>
  type === 'BLOCK_FOLDED' || (type === 'PLAIN' && text.slice(range?.[0], range?.[1]).includes('\n'));
