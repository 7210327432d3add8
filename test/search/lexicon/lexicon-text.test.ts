import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readPlainly } from '../../../src/search/lexicon/lexicon-text.ts';

const folder = 'src/search/lexicon/groups/';
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

test.each(files)('%s reads the same as with a YAML parser', (name) => {
  const text = readFileSync(folder + name, 'utf8');
  expect(readPlainly(text)).toEqual(parse(text, { schema: 'failsafe' }));
});

test('lists over several lines, quotes and comments are understood', () => {
  const text =
    '# a\n- same: # b\n    [\n      なくす, # c\n      "#7119",\n      \'119\',\n    ]\n- from: [a b]\n  to: [c]\n  weight: 0.5\n';
  expect(readPlainly(text)).toEqual([
    { same: ['なくす', '#7119', '119'] },
    { from: ['a b'], to: ['c'], weight: '0.5' },
  ]);
});

test.each([
  '- same:\n  - a\n  - b\n',
  '- same: [a, [b]]\n  weight: [1]\n',
  '- same: *anchor\n',
  '- same: ["a\\nb"]\n',
  'same: [a]\n',
  '- from: [a]\n',
  '- other: [a]\n',
])('what is written otherwise is left to the YAML parser: %j', (text) => {
  expect(readPlainly(text)).toBeUndefined();
});
