import * as keys from '../../src/redis/keys.ts';
import { pageOf, rowsIn } from './pages.ts';
import { escaped } from './source-values.ts';

/** One name that each maker of `redis/keys.ts` makes; a new one must be added here, and so be documented. */
const made: Readonly<Record<string, readonly string[]>> = {
  dueKey: [keys.dueKey(7)],
  fenceKey: [keys.fenceKey(7)],
  deadLettersKey: [keys.deadLettersKey(7)],
  probeKey: [keys.probeKey(7)],
  chatKeyPrefixes: keys.chatKeyPrefixes(7).map((prefix) => `${prefix}benesapo:U1`),
  ticketKey: [keys.ticketKey('benesapo', '01')],
  ticketListKey: ['waiting', 'assigned', 'closed'].map((state) => keys.ticketListKey('benesapo', state)),
  resultKey: [keys.resultKey('staff:1')],
  loginsKey: [keys.loginsKey],
  accountKey: [keys.accountKey('yamada')],
  eraKey: [keys.eraKey('yamada')],
  sessionKey: [keys.sessionKey('0a')],
  throttleKey: [keys.throttleKey('yamada')],
  sessionsOfKey: [keys.sessionsOfKey('yamada')],
  auditKey: [keys.auditKey],
  refusalsKey: [keys.refusalsKey],
};
const channels = { dueChannel: keys.dueChannel, boardChannel: keys.boardChannel };
const noKeys = ['partitions', 'partitionOf'];

const page = pageOf('docs/architecture.md');
const rows = rowsIn(page).flatMap(([key = '']) => /^`(madoguchi:.*)`$/.exec(key)?.[1] ?? []);

/** `madoguchi:{<n>}:due` as the names that it stands for. */
function namesLike(row: string): RegExp {
  const parts = row.split(/<[^>]+>/).map((part) => escaped(part));
  return new RegExp(`^${parts.join('.+')}$`);
}

test('every maker of a key is looked at here', () => {
  const known = [...Object.keys(made), ...Object.keys(channels), ...noKeys];
  expect(Object.keys(keys).sort()).toEqual(known.sort());
});

test.each(Object.values(made).flat())('the key %s stands in the table of keys', (name) => {
  expect(rows.filter((row) => namesLike(row).test(name))).not.toEqual([]);
});

test.each(rows)('the documented key %s is one that we make', (row) => {
  expect(
    Object.values(made)
      .flat()
      .some((name) => namesLike(row).test(name)),
  ).toBe(true);
});

test('both channels are named', () => {
  for (const channel of Object.values(channels)) expect(page).toContain(`\`${channel}\``);
});
