import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** An address in front of a Redis, such as hosts have: new connections follow it, open ones stay where they are. */
export type Forwarder = {
  readonly url: string;
  /** Leads new connections to another port from now on. */
  leadTo(port: number): void;
  /** Keeps the open connections, and lets nothing through them any more: the machine behind them vanished. */
  cutOpenOnes(): void;
  close(): Promise<void>;
};

export async function startForwarder(firstPort: number): Promise<Forwarder> {
  let port = firstPort;
  const sockets = new Set<Socket>();
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((inner) => {
    const outer = connect(port, '127.0.0.1');
    const pair = [inner, outer] as const;
    pairs.add(pair);
    for (const each of pair) {
      sockets.add(each);
      each.on('error', () => undefined);
      each.on('close', () => {
        sockets.delete(each);
        for (const other of pair) other.destroy();
        pairs.delete(pair);
      });
    }
    inner.pipe(outer).pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: (next) => (port = next),
    cutOpenOnes() {
      for (const [inner, outer] of pairs) {
        inner.unpipe(outer).resume();
        outer.unpipe(inner).resume();
      }
    },
    async close() {
      for (const each of sockets) each.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
