import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30];

/** What Prometheus reads at /metrics; every name begins with `madoguchi_`. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> =>
    new Counter({ name: `madoguchi_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[]): Histogram<L> =>
    new Histogram({
      name: `madoguchi_${name}`,
      help,
      labelNames: [...labelNames],
      buckets: seconds,
      registers,
    });
  const gauge = (name: string, help: string): Gauge =>
    new Gauge({ name: `madoguchi_${name}`, help, registers });
  return {
    registry,
    webhooks: counter('webhooks_total', 'Webhooks by book and the status we answered', ['book', 'status']),
    webhookSeconds: histogram('webhook_seconds', 'Seconds from the arrival of a webhook to our answer', [
      'book',
    ]),
    events: counter('events_total', 'Events that workers have handled', ['book', 'type']),
    eventWaitSeconds: histogram(
      'event_wait_seconds',
      'Seconds from the arrival of a webhook until a worker begins to handle its event',
      ['book'],
    ),
    eventSeconds: histogram('event_seconds', 'Seconds to decide what to do about one event', ['book']),
    findings: counter('findings_total', 'Searches by what they found', ['book', 'finding']),
    deliveries: counter('delivery_attempts_total', 'Attempts to deliver messages to LINE', [
      'book',
      'route',
      'outcome',
    ]),
    deliverySeconds: histogram('delivery_seconds', 'Seconds for one attempt to deliver', ['book', 'route']),
    deadLetters: counter('dead_letters_total', 'Dead letters: events and deliveries given up after retries', [
      'book',
      'content',
    ]),
    channelRefused: new Gauge({
      name: 'madoguchi_channel_refused',
      help: '1 while LINE refuses every call of the channel of the book, else 0',
      labelNames: ['book'],
      registers,
    }),
    chatsLeft: counter(
      'chats_left_total',
      'Times that this worker left a due chat to others, because it has no such book',
      ['book'],
    ),
    leasesLost: counter('leases_lost_total', 'Work that was lost because the lease of the chat ran out', [
      'book',
    ]),
    failures: counter(
      'failures_total',
      'Defects, chats that could not be read, and outages of the store, that workers met',
      ['what'],
    ),
    storeUp: gauge('store_up', '1 while the store takes writes, else 0'),
    dueChats: gauge('due_chats', 'Chats whose work is due'),
    oldestDueSeconds: gauge(
      'oldest_due_seconds',
      'Seconds for which the chat that has waited longest has been due',
    ),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
