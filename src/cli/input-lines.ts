import type { Readable } from 'node:stream';

/**
 * The lines of a UTF-8 stream as they arrive, without line ends (LF or CRLF). The last line needs no line end; a blank
 * line counts. (node:readline also breaks at U+2028, which people can paste into a question.)
 */
export async function* readLines(stream: Readable): AsyncGenerator<string> {
  const chunks: AsyncIterable<Buffer | string> = stream;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n');
    parts[0] = rest + (parts[0] ?? '');
    rest = parts.pop() ?? '';
    for (const line of parts) yield withoutReturn(line);
  }
  rest += decoder.decode();
  if (rest !== '') yield withoutReturn(rest);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
