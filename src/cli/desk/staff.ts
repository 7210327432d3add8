import {
  createPasswords,
  shortestPassword,
  longestPassword,
  weakness,
} from '../../desk/accounts/passwords.ts';
import { openRedisStoresForCommand } from '../../redis/open-redis-stores.ts';
import { byShell, type AuditAction, type AuditEntry } from '../../staff/audit.ts';
import { longestName, parseLogin, roles, type Role, type StaffAccount } from '../../staff/accounts.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import { alignColumns } from '../columns.ts';
import {
  type Command,
  type CommandIo,
  type CommandResult,
  EXIT,
  UsageError,
  withExitCode,
} from '../command.ts';
import { readLines } from '../input-lines.ts';
import { parseBookIds } from '../books/known-books.ts';
import { type Options, parseOptions } from '../options.ts';

const USAGE = `npm run -s faq -- staff <what>, on the store of REDIS_URL:
  add <login> --role staff|lead|admin [--book <id,…>] [--name <name>] --password-stdin
  list [--json]
  change <login> [--role staff|lead|admin] [--book <id,…> | --book all] [--name <name>]
  disable <login>      ends all sessions; nobody signs in with it any more
  enable <login>
  reset <login> --password-stdin      a new password; ends all sessions`;

type Work = (options: Options, io: CommandIo, store: StaffStore) => Promise<CommandResult>;

const works: Readonly<Record<string, Work>> = { add, list, change, disable, enable, reset };

/** `staff`: manages the desk's accounts. The audit log says that the changes were made at the shell. */
export const run: Command = (args, io) =>
  withExitCode(io, USAGE, async () => {
    const options = parseOptions(args, ['role', 'book', 'name'], 2, ['password-stdin']);
    const [what = ''] = options.words;
    const work = Object.hasOwn(works, what) ? works[what] : undefined;
    if (work === undefined)
      throw new UsageError(what === '' ? 'Say what to do.' : `There is no "staff ${what}".`);
    let connectionError = '';
    const stores = openRedisStoresForCommand(io.storeUrls(), (error) => (connectionError = error.message));
    try {
      const { code, out = '', err = '' } = await work(options, io, stores.staff);
      io.stdout.write(out);
      io.stderr.write(err);
      return code;
    } catch (error) {
      if (connectionError === '') throw error;
      io.stderr.write(`Redis is out of reach (${connectionError}). Check REDIS_URL, and that Redis runs.\n`);
      return EXIT.problem;
    } finally {
      stores.disconnect();
    }
  });

async function add(options: Options, io: CommandIo, store: StaffStore): Promise<CommandResult> {
  const login = loginOf(options);
  const role = roleOf(options);
  if (role === undefined) throw new UsageError(`--role is missing. Give one of ${roles.join(', ')}.`);
  const bookIds = booksOf(options, io) ?? 'all';
  const name = nameOf(options) ?? login;
  if ((await store.accounts.find(login)) !== undefined) return refused(taken(login));
  const password = await passwordOf(options, io, login);
  if (password.type === 'weak') return refused(password.why);
  const account = {
    ...{ login, name, role, bookIds },
    isDisabled: false,
    hasOwnPassword: true,
    createdAt: Date.now(),
  };
  const added = await store.accounts.add(account, await createPasswords().hash(password.text));
  if (added === 'taken') return refused(taken(login));
  const detail = `${role} ${bookIds === 'all' ? '*' : bookIds.join(',')}`;
  await note(store, 'accountAdded', login, { detail, books: bookIds });
  return { code: EXIT.fine, out: `Added "${login}" as ${role}, for ${booksText(bookIds)}.\n` };
}

async function list({ json, words }: Options, _io: CommandIo, store: StaffStore): Promise<CommandResult> {
  if (words.length > 1) throw new UsageError(`"${words[1] ?? ''}" is one word too many.`);
  const accounts = await store.accounts.list();
  if (json) {
    const listed = accounts.map(({ login, name, role, bookIds, isDisabled, createdAt }) => ({
      ...{ login, name, role, books: bookIds, disabled: isDisabled },
      createdAt: new Date(createdAt).toISOString(),
    }));
    return { code: EXIT.fine, out: `${JSON.stringify(listed)}\n` };
  }
  if (accounts.length === 0) return { code: EXIT.fine, out: 'There is no account yet.\n' };
  const rows = accounts.map(({ login, name, role, bookIds, isDisabled }) => {
    return [login, name, role, booksText(bookIds), isDisabled ? 'disabled' : 'active'];
  });
  const lines = alignColumns([['LOGIN', 'NAME', 'ROLE', 'BOOKS', 'STATE'], ...rows]);
  return { code: EXIT.fine, out: `${lines.join('\n')}\n` };
}

async function change(options: Options, io: CommandIo, store: StaffStore): Promise<CommandResult> {
  const login = loginOf(options);
  const [role, bookIds, name] = [roleOf(options), booksOf(options, io), nameOf(options)];
  if (role === undefined && bookIds === undefined && name === undefined)
    throw new UsageError('Nothing to change. Give --role, --book or --name.');
  const changed = await store.accounts.change(login, {
    ...(role !== undefined && { role }),
    ...(bookIds !== undefined && { bookIds }),
    ...(name !== undefined && { name }),
  });
  if (changed === undefined) return refused(unknown(login));
  const detail = `${changed.role} ${booksText(changed.bookIds)}`;
  await note(store, 'accountChanged', login, { detail, books: changed.bookIds });
  return { code: EXIT.fine, out: `"${login}" is ${changed.role} now, for ${booksText(changed.bookIds)}.\n` };
}

async function disable(options: Options, _io: CommandIo, store: StaffStore): Promise<CommandResult> {
  const login = loginOf(options);
  if ((await store.accounts.change(login, { isDisabled: true })) === undefined)
    return refused(unknown(login));
  await store.sessions.endAll(login);
  await note(store, 'accountDisabled', login);
  return { code: EXIT.fine, out: `"${login}" is disabled and signed out everywhere.\n` };
}

async function enable(options: Options, _io: CommandIo, store: StaffStore): Promise<CommandResult> {
  const login = loginOf(options);
  if ((await store.accounts.change(login, { isDisabled: false })) === undefined)
    return refused(unknown(login));
  await note(store, 'accountEnabled', login);
  return { code: EXIT.fine, out: `"${login}" may sign in again, with the password of before.\n` };
}

async function reset(options: Options, io: CommandIo, store: StaffStore): Promise<CommandResult> {
  const login = loginOf(options);
  if ((await store.accounts.find(login)) === undefined) return refused(unknown(login));
  const password = await passwordOf(options, io, login);
  if (password.type === 'weak') return refused(password.why);
  await store.accounts.setPassword(login, await createPasswords().hash(password.text), true);
  await store.sessions.endAll(login);
  await store.throttle.clear(`account ${login}`);
  await note(store, 'passwordReset', login);
  return { code: EXIT.fine, out: `"${login}" has the new password, and is signed out everywhere.\n` };
}

const refused = (why: string): CommandResult => ({ code: EXIT.problem, err: `${why}\n` });
const taken = (login: string): string => `The login "${login}" is taken. Choose another, or reset it.`;
const unknown = (login: string): string =>
  `There is no account "${login}". See: npm run -s faq -- staff list`;
const booksText = (bookIds: StaffAccount['bookIds']): string =>
  bookIds === 'all' ? 'all books' : bookIds.join(', ');

function loginOf({ words }: Options): string {
  const [what = '', typed] = words;
  if (typed === undefined) throw new UsageError(`Whose? Give a login: staff ${what} <login>`);
  const login = parseLogin(typed);
  if (login !== undefined) return login;
  throw new UsageError(`"${typed}" is no login: 2 to 64 of a-z, 0-9, ".", "_", "-" and "@".`);
}

function roleOf({ values }: Options): Role | undefined {
  const wanted = values.get('role');
  const role = roles.find((each) => each === wanted);
  if (wanted === undefined || role !== undefined) return role;
  throw new UsageError(`--role is "${wanted}". Give one of ${roles.join(', ')}.`);
}

function booksOf({ values }: Options, { runningDataDir }: CommandIo): StaffAccount['bookIds'] | undefined {
  const wanted = values.get('book');
  if (wanted === undefined || wanted === 'all') return wanted;
  return parseBookIds(wanted, runningDataDir());
}

function nameOf({ values }: Options): string | undefined {
  const name = values.get('name')?.normalize('NFC').replaceAll(/\p{C}/gu, '').trim();
  if (name === undefined || (name !== '' && Array.from(name).length <= longestName)) return name;
  throw new UsageError(`--name must be 1 to ${longestName} letters.`);
}

type GivenPassword =
  { readonly type: 'fine'; readonly text: string } | { readonly type: 'weak'; readonly why: string };

/** Read from standard input, so that it is neither in the shell's history nor in the list of processes. */
async function passwordOf(
  { switches }: Options,
  { stdin }: CommandIo,
  login: string,
): Promise<GivenPassword> {
  if (!switches.has('password-stdin'))
    throw new UsageError(
      '--password-stdin is missing: the password is read from standard input, never from an option.',
    );
  let text = '';
  for await (const line of readLines(stdin)) {
    text = line;
    break;
  }
  const weak = weakness(text, login);
  return weak === undefined ? { type: 'fine', text } : { type: 'weak', why: weaknesses[weak] };
}

const weaknesses: Readonly<Record<NonNullable<ReturnType<typeof weakness>>, string>> = {
  tooShort: `The password is too short: ${shortestPassword} letters at least.`,
  tooLong: `The password is too long: ${longestPassword} letters at most.`,
  holdsLogin: 'The password is hardly more than the login. Choose another.',
  tooSimple:
    'The password is easy to guess: a row, digits alone, or few letters over and over. Choose another.',
};

async function note(
  { audit }: StaffStore,
  action: AuditAction,
  to: string,
  more?: Pick<AuditEntry, 'detail' | 'books'>,
): Promise<void> {
  await audit.append({ at: Date.now(), by: byShell, action, to, ...more });
}
