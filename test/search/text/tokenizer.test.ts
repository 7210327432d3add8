import { chdir, cwd } from 'node:process';
import { loadTokenizer } from '../../../src/search/text/tokenizer.ts';

test('the dictionary is found from any working directory and read once', async () => {
  const home = cwd();
  chdir('/');
  try {
    const tokenize = await loadTokenizer();
    expect(await loadTokenizer()).toBe(tokenize);
    expect(tokenize('メールが届きません').map(({ base }) => base)).toContain('届く');
  } finally {
    chdir(home);
  }
});
