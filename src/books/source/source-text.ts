import { existsSync, readFileSync } from 'node:fs';
import type { Problem } from '../problem.ts';

/** A file's text without a byte order mark, or the one problem that keeps it from being read. */
export function readSourceText(file: string): string | Problem {
  if (!existsSync(file))
    return unreadable(file, 1, 'this file is missing', 'Write it; faq-data/schema says what belongs in it.');
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const what = `this file cannot be read (${String(error)})`;
    return unreadable(file, 1, what, 'Make it a plain file that this process may read.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const line = bytes.subarray(0, validPrefix(bytes)).filter((byte) => byte === 0x0a).length + 1;
    return unreadable(file, line, 'this file is not UTF-8', 'Save it as UTF-8 (in Excel: "CSV UTF-8").');
  }
}

function unreadable(file: string, line: number, what: string, mend: string): Problem {
  return { file, line, severity: 'error', what, mend };
}

/** How many bytes from the start are whole lines of good UTF-8. */
function validPrefix(bytes: Buffer): number {
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0) return start;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return start;
    }
    start = end + 1;
  }
}
