import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as it came over the wire. */
export type Heard = {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A bare server in LINE's place, which does with every call what it is told. */
export type LineThat = {
  readonly url: string;
  readonly heard: readonly Heard[];
  /** What to do with the next calls. */
  answer: (response: ServerResponse) => void;
  close(): Promise<void>;
};

export async function startLine(): Promise<LineThat> {
  const heard: Heard[] = [];
  const line = {
    url: '',
    heard,
    answer: answering(200, '{"sentMessages":[]}'),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(pieces).toString('utf8') || '{}') as Heard['body'];
      heard.push({ path: request.url ?? '', headers: request.headers, body });
      line.answer(response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  line.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return line;
}

export function answering(status: number, body: string, headers: Record<string, string> = {}) {
  return (response: ServerResponse): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  };
}
