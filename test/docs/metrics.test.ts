import { createMetrics } from '../../src/telemetry/metrics.ts';
import { pageOf, pages } from './pages.ts';

const ours = createMetrics()
  .registry.getMetricsAsArray()
  .map(({ name }) => name)
  .filter((name) => name.startsWith('madoguchi_'));

test.each(pages)('the metrics that $path names exist', ({ text }) => {
  const named = [...text.matchAll(/\bmadoguchi_[a-z_]+/g)].map(([name]) =>
    name.replace(/_(?:bucket|sum|count)$/, ''),
  );
  expect(named.filter((name) => !ours.includes(name))).toEqual([]);
});

test('operators read of every metric', () => {
  expect(ours.filter((name) => !pageOf('docs/deploy.md').includes(name))).toEqual([]);
});
