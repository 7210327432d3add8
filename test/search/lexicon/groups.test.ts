import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readGroups, type LexiconGroup } from '../../../src/search/lexicon/groups.ts';
import { runThrough } from '../../../src/search/steps.ts';

function readFiles(files: Readonly<Record<string, string>>): LexiconGroup[] {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return runThrough(readGroups(pathToFileURL(`${folder}/`)));
}

test('lists over several lines, quotes and comments are understood', () => {
  const text =
    '# a\n- same: # b\n    [\n      なくす, # c\n      "#7119",\n      \'119\',\n    ]\n- from: [a b]\n  to: [c]\n  weight: 0.5\n';
  expect(readFiles({ 'a.yaml': text })).toEqual([
    { same: ['なくす', '#7119', '119'] },
    { from: ['a b'], to: ['c'], weight: 0.5 },
  ]);
});

test('numbers, yes and no are words like any other', () => {
  expect(readFiles({ 'a.yaml': '- same: [119, no, true, null]\n' })).toEqual([
    { same: ['119', 'no', 'true', 'null'] },
  ]);
});

test('whatever form of YAML a list has, it is understood', () => {
  expect(readFiles({ 'a.yaml': '- same:\n  - a\n  - "b\\nc"\n- same: &x [a, b]\n- same: *x\n' })).toEqual([
    { same: ['a', 'b\nc'] },
    { same: ['a', 'b'] },
    { same: ['a', 'b'] },
  ]);
});

test('files are read in the order of their names, and other files are left alone', () => {
  const files = { 'b.yaml': '- same: [b, c]\n', 'a.yaml': '- same: [a, b]\n', 'opposites.txt': 'a|b\n' };
  expect(readFiles(files)).toEqual([{ same: ['a', 'b'] }, { same: ['b', 'c'] }]);
});
