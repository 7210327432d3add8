import type { Cluster, Redis } from 'ioredis';

/**
 * Listens on a channel, on a connection of its own, however often that is lost. What is said meanwhile is missed.
 * @returns ends the connection
 */
export function listen(
  connect: () => Redis | Cluster,
  channel: string,
  onMessage: (message: string) => void,
): () => void {
  const subscriber = connect();
  subscriber.on('message', (_channel: string, message: string) => onMessage(message));
  // Anew whenever it is ready: one that failed to subscribe the first time is not subscribed again by ioredis.
  subscriber.on('ready', () => {
    subscriber.subscribe(channel).catch(() => {
      if (subscriber.status === 'ready') subscriber.disconnect(true);
    });
  });
  return () => subscriber.disconnect();
}
