import { createServer, type Server } from 'node:http';
import express from 'express';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../src/simulator/simulator.ts';

/** The simulator on a server of its own, and a bot's server that does what each test tells it. */
export type Stage = {
  readonly simulator: Simulator;
  /** Where the API and the phone are. */
  readonly url: string;
  readonly bot: FakeBot;
  readonly call: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Heard>;
  readonly close: () => Promise<void>;
};

/** One webhook as it came in. */
export type Received = {
  readonly body: Buffer;
  readonly headers: Record<string, string | string[] | undefined>;
};

export type FakeBot = {
  readonly received: Received[];
  /** What to do with a webhook before it is answered; may set `status`. */
  onWebhook: (webhook: Received) => Promise<void> | void;
  status: number;
};

export type Heard = { readonly status: number; readonly headers: Headers; readonly body: Json };
export type Json = Readonly<Record<string, unknown>>;

export const salon = {
  id: 'salon',
  name: 'サロン青葉',
  secret: '8c570fa6dd201bb328f1c1eac23a96d8',
  accessToken: 'salon-token',
  color: '#c05a7d',
};
const clinic = { id: 'clinic', name: 'みどり歯科', secret: 'b'.repeat(32), accessToken: 'clinic-token' };

export async function openStage(options: Omit<SimulatorOptions, 'channels'> = {}): Promise<Stage> {
  const bot: FakeBot = { received: [], onWebhook: () => undefined, status: 200 };
  const botApp = express();
  botApp.post('/webhook', express.raw({ type: () => true }), async (req, res) => {
    const webhook = { body: req.body as Buffer, headers: req.headers };
    bot.received.push(webhook);
    await bot.onWebhook(webhook);
    res.sendStatus(bot.status);
  });
  const botServer = await listen(botApp);
  const webhookUrl = `${urlOf(botServer)}/webhook`;
  const channels = [salon, clinic].map((channel) => ({ ...channel, webhookUrl }));
  const simulator = createSimulator({ channels, ...options });
  const lineServer = await listen(express().use(simulator.router));
  const url = urlOf(lineServer);

  return {
    simulator,
    url,
    bot,
    async call(method, path, body, headers = {}) {
      const response = await fetch(url + path, {
        method,
        headers: {
          authorization: `Bearer ${salon.accessToken}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, body: (await response.json()) as Json };
    },
    async close() {
      simulator.close();
      for (const server of [botServer, lineServer]) {
        server.closeAllConnections();
        await new Promise((closed) => server.close(closed));
      }
    },
  };
}

/** The webhook's only event. */
export function eventIn(webhook: Received | undefined): Json & { readonly replyToken: string } {
  const { events } = JSON.parse(webhook?.body.toString('utf8') ?? '{"events":[]}') as {
    events: (Json & { replyToken: string })[];
  };
  return events[0] ?? { replyToken: 'none' };
}

async function listen(app: express.Express): Promise<Server> {
  const server = createServer(app);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}

function urlOf(server: Server): string {
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
