import { closeReasons } from '../../conversation/tickets/staff-action.ts';
import { openRedisStoresForCommand } from '../../redis/open-redis-stores.ts';
import {
  type Command,
  type CommandIo,
  type CommandResult,
  EXIT,
  UsageError,
  withExitCode,
} from '../command.ts';
import { listTickets, ticketOf, ticketStates } from './found-ticket.ts';
import { knownBooks, parseBookIds } from '../books/known-books.ts';
import { type Options, parseOptions } from '../options.ts';
import { performOnTicket, idOf, type OpenStores } from './ticket-actions.ts';
import { listText, ticketText, toJson } from './ticket-text.ts';

const USAGE = `npm run -s faq -- tickets <what>, on the store of REDIS_URL:
  list [--state waiting|assigned|closed] [--book <id,…>] [--json]      without --state: the open ones
  show <id>                                                            all that was said
  claim <id> --as <staff> [--text <answer>]
  reply <id> --as <staff> --text <answer> [--next-reply | --notice]
  close <id> --as <staff> [--reason ${closeReasons.join('|')}] [--text <last words>]
<id>: also 6 letters or more of its beginning or end. --text -: read from standard input.
When no free reply is left, an answer is pushed at LINE's price. --next-reply: it waits for the asker's next message
instead. --notice: it waits, and one push says that it does.
--wait <seconds>: how long to wait for a worker, default 2.`;

type Work = {
  readonly words: number;
  /** The options that it accepts. */
  readonly takes: readonly string[];
  readonly perform: (options: Options, io: CommandIo, stores: OpenStores) => Promise<CommandResult>;
};

const actionOptions = ['as', 'text', 'wait', 'next-reply', 'notice'];
const works: Readonly<Record<string, Work>> = {
  list: { words: 1, takes: ['state', 'book', 'json'], perform: list },
  show: { words: 2, takes: [], perform: show },
  claim: { words: 2, takes: actionOptions, perform: performOnTicket },
  reply: { words: 2, takes: actionOptions, perform: performOnTicket },
  close: { words: 2, takes: [...actionOptions, 'reason'], perform: performOnTicket },
};

/** `tickets`: the staff's work from the shell. Actions go through the same function as those of the desk's pages. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const options = parseOptions(args, ['state', 'book', 'as', 'text', 'reason', 'wait'], 2, [
      'next-reply',
      'notice',
    ]);
    const work = workOf(options);
    let connectionError = '';
    const stores = openRedisStoresForCommand(io.storeUrls(), (error) => (connectionError = error.message));
    try {
      const { code, out = '', err = '' } = await work.perform(options, io, stores);
      io.stdout.write(out);
      io.stderr.write(err);
      return code;
    } catch (error) {
      if (connectionError === '' || error instanceof UsageError) throw error;
      const known = `Redis is out of reach (${connectionError}). Check REDIS_URL, and that Redis runs.\n`;
      io.stderr.write(work.perform === performOnTicket ? `${known}${perhapsDone}\n` : known);
      return EXIT.problem;
    } finally {
      stores.disconnect();
    }
  });

const perhapsDone =
  'The action may have been stored all the same: before you repeat it, see `tickets show <id>` when Redis is back.';

function workOf({ words, values, switches, json }: Options): Work {
  const [what = '', ...others] = words;
  const work = Object.hasOwn(works, what) ? works[what] : undefined;
  if (work === undefined)
    throw new UsageError(what === '' ? 'Say what to do.' : `There is no "tickets ${what}".`);
  const extra = others[work.words - 1];
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`);
  const given = [...values.keys(), ...switches, ...(json ? ['json'] : [])];
  const stray = given.find((name) => !work.takes.includes(name));
  if (stray !== undefined) throw new UsageError(`"tickets ${what}" takes no --${stray}.`);
  return work;
}

async function list(
  { values, json }: Options,
  { runningDataDir }: CommandIo,
  { board }: OpenStores,
): Promise<CommandResult> {
  const wanted = values.get('state');
  const state = ticketStates.find((each) => each === wanted);
  if (wanted !== undefined && state === undefined)
    throw new UsageError(`--state is "${wanted}". Give one of ${ticketStates.join(', ')}.`);
  const written = values.get('book');
  const bookIds =
    written === undefined ? knownBooks(runningDataDir()) : parseBookIds(written, runningDataDir());
  const tickets = await listTickets(board, bookIds, state === undefined ? ['waiting', 'assigned'] : [state]);
  if (json) return { code: EXIT.fine, out: `${JSON.stringify(tickets.map(toJson))}\n` };
  if (tickets.length === 0) return { code: EXIT.fine, out: `There is no ${state ?? 'open'} ticket.\n` };
  return { code: EXIT.fine, out: listText(tickets, Date.now()) };
}

async function show(options: Options, io: CommandIo, { board }: OpenStores): Promise<CommandResult> {
  const found = await ticketOf(board, knownBooks(io.runningDataDir()), idOf(options));
  if (typeof found === 'string') return { code: EXIT.problem, err: `${found}\n` };
  return { code: EXIT.fine, out: ticketText(found, Date.now(), io.timeZone ?? 'Asia/Tokyo') };
}
