import { outcomeOfError } from '../../src/line/api-outcome.ts';

const failed = (cause: unknown): string => {
  const { outcome } = outcomeOfError(new TypeError('fetch failed', { cause }), 'reply');
  return outcome.kind === 'refused' ? outcome.reason : outcome.kind;
};
const failure = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall });

test('a connection that never came about proves that nothing was delivered, however it failed', () => {
  expect(failed(failure('ECONNREFUSED', 'connect'))).toBe('notConnected');
  expect(failed(failure('ETIMEDOUT', 'connect'))).toBe('notConnected');
  const each = [failure('ETIMEDOUT', 'connect'), failure('ENETUNREACH', 'connect')];
  expect(failed(new AggregateError(each))).toBe('notConnected');
});

test('a connection that broke later proves nothing', () => {
  expect(failed(failure('ETIMEDOUT', 'read'))).toBe('unknown');
  expect(failed(failure('ECONNRESET', 'read'))).toBe('unknown');
  expect(failed(undefined)).toBe('unknown');
});
