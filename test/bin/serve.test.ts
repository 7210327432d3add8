import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { Router } from 'express';
import { serve, type HttpServer } from '../../src/bin/composition/serve.ts';
import { createLogger } from '../../src/telemetry/log.ts';

let server: HttpServer;
/** Called with each request as the server begins on it. */
let onRequest: (incoming: IncomingMessage) => void;
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  const router = Router();
  onRequest = () => undefined;
  router.post('/echo', (incoming, response) => {
    onRequest(incoming);
    incoming.pipe(response);
  });
  server = await serve([router], 0, createLogger('silent', 'test'));
});
afterEach(() => agent.destroy());

function startPost() {
  const call = request({ port: server.port, path: '/echo', method: 'POST', agent });
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    call.on('response', (response) => resolve(response.resume())).on('error', reject);
  });
  call.write('a');
  return { answer, end: () => call.end() };
}

const nextRequest = (): Promise<IncomingMessage> => new Promise((resolve) => (onRequest = resolve));

test('a kept connection is held longer than proxies hold theirs, so that no webhook is sent into its end', async () => {
  const { answer, end } = startPost();
  end();
  expect((await answer).headers['keep-alive']).toBe('timeout=125');
  await server.close();
});

test('a server that is told to end finishes what it holds, and waits for no connection that is merely kept', async () => {
  const first = nextRequest();
  const idle = startPost();
  const { socket: keptSocket } = await first;
  const second = nextRequest();
  const { answer, end } = startPost();
  await second;
  idle.end();
  await idle.answer;
  const keptIsClosed = once(keptSocket, 'close');
  const closed = server.close();
  await keptIsClosed;
  end();
  expect((await answer).statusCode).toBe(200);
  // A connection that is merely kept would hold it for longer than this test may take.
  await closed;
});
