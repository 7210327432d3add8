import type { Command } from '../cli/command.ts';
import { readDataDir, readLocalConfig, readStoreUrls } from '../config/config.ts';
import { startOrExplain } from './composition/start-or-explain.ts';

/** `npm run faq -- <command>`: each command is loaded only when it is run. */
const commands: Readonly<Record<string, { readonly purpose: string; load(): Promise<{ run: Command }> }>> = {
  ask: { purpose: 'answer questions from standard input', load: () => import('../cli/search/ask.ts') },
  evaluate: {
    purpose: 'measure search on a file of questions',
    load: () => import('../cli/search/evaluate.ts'),
  },
  lint: { purpose: 'list every problem of the books', load: () => import('../cli/books/lint.ts') },
  rehearse: { purpose: "play the books' scenarios", load: () => import('../cli/books/rehearse.ts') },
  'rich-menu': {
    purpose: 'draw the menu below the chat, publish it, show what LINE has',
    load: () => import('../cli/books/rich-menu.ts'),
  },
  staff: {
    purpose: 'add, list, change and disable the accounts of the desk',
    load: () => import('../cli/desk/staff.ts'),
  },
  suggest: {
    purpose: 'propose phrasings for the entries of a book',
    load: () => import('../cli/search/suggest.ts'),
  },
  tickets: {
    purpose: 'list, read, claim, answer and close tickets',
    load: () => import('../cli/desk/tickets.ts'),
  },
  why: { purpose: 'explain how search came to its verdict', load: () => import('../cli/search/why.ts') },
};

const helpWords: ReadonlySet<string> = new Set(['help', '--help', '-h']);

await startOrExplain(async () => {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const list = Object.entries(commands).map(([each, { purpose }]) => `  ${each.padEnd(10)} ${purpose}\n`);
    const usage = `Usage: npm run faq -- <command>\n${list.join('')}`;
    if (helpWords.has(name)) {
      process.stdout.write(usage);
      return;
    }
    process.stderr.write(name === '' ? usage : `There is no command "${name}".\n${usage}`);
    process.exitCode = 64;
    return;
  }
  const { run } = await command.load();
  const { stdin, stdout, stderr } = process;
  const { faqDataDir, faqCacheDir, timeZone } = readLocalConfig();
  const content = { dataDir: faqDataDir, cacheDir: faqCacheDir, timeZone };
  const running = { storeUrls: readStoreUrls, runningDataDir: readDataDir };
  const io = { stdin, stdout, stderr, ...content, ...running };
  process.exitCode = await run(args, io);
});
