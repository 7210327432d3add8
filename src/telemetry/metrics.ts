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
    webhookSeconds: histogram('webhook_seconds', 'From webhook to our answer', ['book']),
    events: counter('events_total', 'Events taken from the mailbox', ['book', 'type']),
    eventWaitSeconds: histogram('event_wait_seconds', 'From webhook to the worker', ['book']),
    eventSeconds: histogram('event_seconds', 'Deciding on one event', ['book']),
    findings: counter('findings_total', 'What search said', ['book', 'finding']),
    deliveries: counter('delivery_attempts_total', 'Calls that carry messages to LINE', [
      'book',
      'route',
      'outcome',
    ]),
    deliverySeconds: histogram('delivery_seconds', 'One such call', ['book', 'route']),
    deadLetters: counter('dead_letters_total', 'Given up after retries', ['book', 'content']),
    channelRefused: new Gauge({
      name: 'madoguchi_channel_refused',
      help: '1 while LINE takes nothing from the channel of the book',
      labelNames: ['book'],
      registers,
    }),
    leasesLost: counter('leases_lost_total', 'Work done in vain because the lease ran out', ['book']),
    failures: counter('failures_total', 'Defects and outages that a worker met', ['what']),
    storeUp: gauge('store_up', '1 while the store takes writes, else 0'),
    dueChats: gauge('due_chats', 'Chats whose work is due'),
    oldestDueSeconds: gauge('oldest_due_seconds', 'How long the chat that has waited longest has been due'),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
