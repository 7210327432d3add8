import type { SearchEngine } from '../../search/engine.ts';
import { runThrough } from '../../search/steps.ts';
import { warmUp } from '../../search/warm-up.ts';
import { inForceAt } from '../../conversation/dialogue/in-force.ts';
import { openChosenBook } from './chosen-book.ts';
import { type Command, EXIT, withExitCode } from '../command.ts';
import { readLines } from '../input-lines.ts';
import { openSearch } from './opened-search.ts';
import { parseOptions, requireOption } from '../options.ts';
import { createPrinter } from '../printer.ts';
import { type Shown, toShown } from './shown.ts';

const USAGE = 'npm run -s faq -- ask --book <id or file> [--json]   (questions on stdin, one a line)';
const PROMPT = '質問> ';

/** `ask`: each line of stdin is a question; prints what the bot would say to it, as it comes. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const options = parseOptions(args, ['book']);
    const { json } = options;
    const book = openChosenBook(requireOption(options, 'book', 'a book id or a .tsv or .csv file'), io);
    const engine = await openSearch(book, io);
    runThrough(warmUp(engine, book));
    const print = createPrinter(io.stdout);
    const prompt = io.stdin.isTTY === true && !json ? PROMPT : '';

    if (prompt !== '') await print(`${book.name}: 質問を 1 行で入力してください(終了は Ctrl+D)。\n${prompt}`);
    for await (const query of readLines(io.stdin)) {
      const reply = json ? toJson(query, engine) : toText(query, engine);
      if (!(await print(`${reply}\n${prompt}`))) break;
    }
    if (prompt !== '') await print('\n');
    return EXIT.fine;
  });

function toJson(query: string, engine: SearchEngine): string {
  const start = performance.now();
  const { finding, ranked } = engine.rank(query, inForceAt(Date.now()));
  const ms = performance.now() - start;
  const { verdict, entries } = toShown(finding);
  return JSON.stringify({
    query,
    verdict,
    shown: entries.map(({ id }) => id),
    ranked: ranked.map(({ entryId, score }) => ({ id: entryId, score: round(score, 4) })),
    ms: round(ms, 2),
  });
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

function toText(query: string, engine: SearchEngine): string {
  const shown = toShown(engine.find(query, inForceAt(Date.now())));
  return [`質問: ${query}`, ...toSentences(shown), ''].join('\n');
}

function toSentences({ verdict, entries }: Shown): readonly string[] {
  const list = entries.map(({ id, question }, at) => `  ${at + 1}. [${id}] ${question}`);
  switch (verdict) {
    case 'answer':
      return entries.flatMap(({ id, question, answer }) => [
        `→ 回答 [${id}] ${question}`,
        ...answer.split('\n').map((line) => `  ${line}`),
      ]);
    case 'choose':
      return ['→ 候補から選んでいただきます', ...list];
    case 'none':
      return list.length === 0
        ? ['→ 当てはまる質問がありません']
        : ['→ 当てはまる質問がありません。近い質問:', ...list];
  }
}
