import type { Cluster, Redis } from 'ioredis';

/**
 * Listens on a channel, on a connection of its own, and again after each time it is lost. Messages that come meanwhile
 * are missed. @returns ends the connection
 */
export function listen(
  connect: () => Redis | Cluster,
  channel: string,
  onMessage: (message: string) => void,
): () => void {
  const subscriber = connect();
  subscriber.on('message', (_channel: string, message: string) => onMessage(message));
  // Each time it is ready: ioredis doesn't repeat a subscription whose first try failed.
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).catch(() => {
      if (subscriber.status === 'ready') subscriber.disconnect(true);
    });
  });
  return () => subscriber.disconnect();
}
