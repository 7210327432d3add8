import { leaveWhenNotPrimary } from '../../src/redis/failover.ts';
import { explainRefusal } from '../../src/redis/refusal.ts';

const readOnly = new Error("READONLY You can't write against a read only replica.");

test('a read-only node is left, and what it refused is sent once more', () => {
  let now = 0;
  const left: string[] = [];
  const react = leaveWhenNotPrimary(
    (error) => left.push(error.message),
    () => now,
  );
  expect([react(readOnly), react(readOnly)]).toEqual([2, 2]);
  expect(left).toHaveLength(1);
  // The next node is no primary either: commands fail, so that they don't pile up.
  now = 150;
  expect(react(readOnly)).toBe(false);
  now = 1_200;
  expect(react(readOnly)).toBe(2);
  expect(left).toHaveLength(2);
});

test.each([
  'READONLY You can’t write against a read only replica. script: 1f, on @user_script:5.',
  'ERR Error running script (call to f_1f): @user_script:5: @user_script: 5: -READONLY You can’t write',
  'MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to ‘no’.',
  'LOADING Redis is loading the dataset in memory',
  'NOREPLICAS Not enough good replicas to write.',
])('a node that answers "%s" is no primary', (message) => {
  expect(leaveWhenNotPrimary(() => undefined)(new Error(message))).toBe(2);
});

test.each([
  'OOM command not allowed when used memory > ‘maxmemory’.',
  'WRONGTYPE Operation against a key holding the wrong kind of value',
  'Command timed out',
])('a node that answers "%s" is kept', (message) => {
  expect(leaveWhenNotPrimary(() => undefined)(new Error(message))).toBe(false);
});

test.each([
  ['OOM command not allowed', 'Redis is full.'],
  ['MISCONF Redis is configured to save RDB snapshots', "Redis can't save to its disk"],
  ['CLUSTERDOWN Hash slot not served', 'The Redis Cluster is down'],
  ['MOVED 3999 127.0.0.1:6381', 'Redis is a cluster'],
  ['NOAUTH Authentication required.', 'Redis refuses the password.'],
  ['connect ECONNREFUSED 127.0.0.1:6379', 'Redis is out of reach.'],
  ['Reached the max retries per request limit (which is 1).', 'Redis is out of reach.'],
])('"%s" is explained to the operator', (message, beginning) => {
  expect(explainRefusal(new Error(message)).startsWith(beginning)).toBe(true);
});
