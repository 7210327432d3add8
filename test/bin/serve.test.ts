import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Router } from 'express';
import { serve, type HttpServer } from '../../src/bin/composition/serve.ts';
import { createLogger } from '../../src/telemetry/log.ts';

let server: HttpServer;
const agent = new Agent({ keepAlive: true });

beforeEach(async () => {
  const router = Router();
  router.post('/echo', (incoming, response) => void incoming.pipe(response));
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

test('a kept connection is held longer than proxies hold theirs, so that no webhook is sent into its end', async () => {
  const { answer, end } = startPost();
  end();
  expect((await answer).headers['keep-alive']).toBe('timeout=125');
  await server.close();
});

test('a server that is told to end finishes what it holds, and waits for no connection that is merely kept', async () => {
  const idle = startPost();
  idle.end();
  await idle.answer;
  const { answer, end } = startPost();
  await sleep(50);
  const closed = server.close();
  await sleep(50);
  const startedAt = performance.now();
  end();
  expect((await answer).statusCode).toBe(200);
  await closed;
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});
