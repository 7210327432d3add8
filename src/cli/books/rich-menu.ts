import { writeFileSync } from 'node:fs';
import { readLineConfig, type LineConfig } from '../../config/config.ts';
import { createMenuAccount, MenuError, type MenuAccount } from '../../line/rich-menu/menu-account.ts';
import {
  isOurs,
  publishMenu,
  readPublishedMenus,
  undoMenu,
  type PublishedMenus,
} from '../../line/rich-menu/menu-publish.ts';
import { toMenuRequest } from '../../line/rich-menu/menu-request.ts';
import { composeMenu } from '../../rich-menu/composed-menu.ts';
import { FontError } from '../../rich-menu/font.ts';
import { openChosenBook } from '../search/chosen-book.ts';
import { type Command, type CommandIo, EXIT, UsageError, withExitCode } from '../command.ts';
import { parseOptions, requireOption, type Options } from '../options.ts';

const USAGE = `npm run -s faq -- rich-menu <what>
  build   --book <id> [--out <file.png>] [--font <file>]   draw it; its JSON goes to standard output
  publish --book <id> [--font <file>] [--json]             make it the menu of the book's LINE account
  undo    --book <id> [--json]                             go back to the menu before, or to none
  show    --book <id> [--json]                             what LINE has now`;

type Said = { readonly text: string; readonly json: unknown };

/** `rich-menu`: draws a book's menu, publishes it, undoes that, and shows what LINE has. */
export const run: Command = createRichMenuCommand(readLineConfig);

/** @param readLine reads the settings of LINE; called only by what calls LINE */
export function createRichMenuCommand(readLine: () => LineConfig): Command {
  return (args, io) =>
    withExitCode(io, USAGE, async () => {
      const options = parseOptions(args, ['book', 'out', 'font'], 1);
      const [what = ''] = options.words;
      const action = actions.get(what);
      if (action === undefined)
        throw new UsageError(`rich-menu can't "${what}". Give one of ${[...actions.keys()].join(', ')}.`);
      try {
        const { text, json } = await action(options, io, readLine);
        io.stdout.write(options.json || text === '' ? `${JSON.stringify(json, null, 2)}\n` : `${text}\n`);
        return EXIT.fine;
      } catch (error) {
        if (!(error instanceof FontError) && !(error instanceof MenuError)) throw error;
        const again = error instanceof MenuError ? ' It is safe to run this again.' : '';
        io.stderr.write(`${error.message}.${again}\n`.replace('..', '.'));
        return EXIT.problem;
      }
    });
}

type CellRun = (options: Options, io: CommandIo, readLine: () => LineConfig) => Promise<Said>;

const actions: ReadonlyMap<string, CellRun> = new Map(Object.entries({ build, publish, undo, show }));

async function build(options: Options, io: CommandIo): Promise<Said> {
  const book = openChosenBook(bookOf(options), io);
  const menu = await composeMenu(book, options.values.get('font'));
  const file = options.values.get('out') ?? `rich-menu-${book.id}.png`;
  writeFileSync(file, menu.image);
  io.stderr.write(`${file}: ${Math.ceil(menu.image.length / 1024)} KB\n`);
  return { text: '', json: toMenuRequest(menu) };
}

async function publish(options: Options, io: CommandIo, readLine: () => LineConfig): Promise<Said> {
  const book = openChosenBook(bookOf(options), io);
  const account = accountOf(book.id, readLine());
  const menu = await composeMenu(book, options.values.get('font'));
  const request = toMenuRequest(menu);
  const done = await publishMenu(account, request, menu.image);
  const lead =
    done.kind === 'alreadyLive'
      ? `The menu of ${book.id} is live already (${request.name}): nothing to do.`
      : `The menu of ${book.id} is live (${request.name}). People see it within a minute, when they open the chat again.`;
  const back = done.previousId === undefined ? '' : '\n"rich-menu undo" goes back to the one before.';
  return { text: `${lead}${deletedText(done.deleted)}${back}`, json: { ...done, name: request.name } };
}

async function undo(options: Options, io: CommandIo, readLine: () => LineConfig): Promise<Said> {
  const { id } = openChosenBook(bookOf(options), io);
  const done = await undoMenu(accountOf(id, readLine()));
  switch (done.kind) {
    case 'restored':
      return { text: `The menu before is live again.${deletedText(done.deleted)}`, json: done };
    case 'removed':
      return { text: `No menu is live any more.${deletedText(done.deleted)}`, json: done };
    case 'nothingOfOurs':
      return { text: 'No menu of Madoguchi is live: nothing to undo.', json: done };
  }
}

async function show(options: Options, io: CommandIo, readLine: () => LineConfig): Promise<Said> {
  const { id } = openChosenBook(bookOf(options), io);
  const published = await readPublishedMenus(accountOf(id, readLine()));
  const { menus, aliases, live } = published;
  return { text: publishedText(published), json: { live, menus, aliases: Object.fromEntries(aliases) } };
}

function publishedText({ menus, aliases, live }: PublishedMenus): string {
  const liveText = {
    own: '',
    foreign: 'The default menu was set by another channel of this account.',
    none: 'No menu is the default. (LINE does not report menus made in LINE Official Account Manager.)',
  }[live.kind];
  const rows = menus.map((menu) => {
    const isLive = live.kind === 'own' && live.richMenuId === menu.richMenuId;
    const names = [...aliases].filter(([, to]) => to === menu.richMenuId).map(([alias]) => alias);
    const about = [isLive ? 'LIVE' : '', isOurs(menu) ? '' : 'not ours', ...names].filter(Boolean);
    return `${menu.richMenuId}  ${menu.name}${about.length > 0 ? `  (${about.join(', ')})` : ''}`;
  });
  return [liveText, ...(rows.length > 0 ? rows : ['There is no rich menu.'])].filter(Boolean).join('\n');
}

function deletedText(deleted: readonly string[]): string {
  return deleted.length === 0 ? '' : `\n${deleted.length} older menu(s) of ours deleted.`;
}

function bookOf(options: Options): string {
  return requireOption(options, 'book', 'the id of a book');
}

function accountOf(bookId: string, { channels, lineApi }: LineConfig): MenuAccount {
  const channel = channels.find((each) => each.bookId === bookId);
  if (channel !== undefined) return createMenuAccount(channel, lineApi);
  const suffix = bookId.toUpperCase().replaceAll('-', '_');
  throw new UsageError(
    `Book "${bookId}" has no LINE channel. Set LINE_CHANNEL_SECRET_${suffix} and LINE_CHANNEL_ACCESS_TOKEN_${suffix}, or FAQ_BOOK=${bookId} for the default channel.`,
  );
}
