import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readGroups, type LexiconGroup } from '../../../src/search/lexicon/groups.ts';
import { runThrough } from '../../../src/search/steps.ts';

function readFiles(files: Readonly<Record<string, string>>): LexiconGroup[] {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
  for (const part of ['groups', 'kinds', 'situations']) mkdirSync(join(folder, part));
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name.includes('/') ? name : `groups/${name}`), text);
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

test('a file of kinds names a broad word, or several that mean the same, and its narrower words', () => {
  const text = '# leave\n休暇 = 休み: [年休, 産休]\n書類:\n  [診断書,\n   委任状]\n';
  expect(readFiles({ 'kinds/a.yaml': text })).toEqual([
    { broad: ['休暇', '休み'], narrow: ['年休', '産休'] },
    { broad: ['書類'], narrow: ['診断書', '委任状'] },
  ]);
});

test('a file of situations says what happened to what, and what one does then', () => {
  const text = '- what: [財布]\n  happens: [落とす]\n  then: [紛失]\n';
  expect(readFiles({ 'situations/a.yaml': text })).toEqual([
    { what: ['財布'], happens: ['落とす'], then: ['紛失'] },
  ]);
});

test('a folder without files is a lexicon without words', () => {
  expect(readFiles({})).toEqual([]);
});
