import { randomUUID } from 'node:crypto';
import {
  closeReasons,
  fallbackRoutes,
  longestAnswer,
  readStaffText,
  type StaffAction,
  type StaffCloseReason,
} from '../../conversation/tickets/staff-action.ts';
import type { Mailbox, TicketBoard, TicketView } from '../../engine/ports.ts';
import { deliveryOf, performAction } from '../../staff/perform-action.ts';
import { atShell } from '../../staff/audit.ts';
import { may, mayBook } from '../../staff/permissions.ts';
import { parseLogin, type StaffAccount } from '../../staff/accounts.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import { type CommandIo, type CommandResult, EXIT, UsageError } from '../command.ts';
import { ticketOf } from './found-ticket.ts';
import { readLines } from '../input-lines.ts';
import { knownBooks } from '../books/known-books.ts';
import { type Options, requireOption } from '../options.ts';
import { plain, refusalText } from './ticket-text.ts';

/** The stores that the commands of tickets use. */
export type OpenStores = {
  readonly mailbox: Mailbox;
  readonly board: TicketBoard;
  readonly staff: StaffStore;
};

/** The staff actions that have a command. */
type ShellAction = Extract<StaffAction, { type: 'staffClaimed' | 'staffReplied' | 'staffResolved' }>;

/** sysexits.h EX_UNAVAILABLE: no worker has done it yet. */
const unanswered = 69;

/** `tickets claim`, `reply` and `close`. With `--text` also an answer; a second action only when the first was done. */
export async function performOnTicket(
  options: Options,
  io: CommandIo,
  stores: OpenStores,
): Promise<CommandResult> {
  const id = idOf(options);
  const login = requireOption(options, 'as', 'the login of who acts');
  const waitMs = waitOf(options);
  const actions = actionsOf(options, await textOf(options, io));
  const staff = await staffOf(login, stores.staff);
  if (typeof staff === 'string') return refused(staff);
  const ticket = await ticketOf(stores.board, knownBooks(io.runningDataDir()), id);
  if (typeof ticket === 'string') return refused(ticket);
  const { bookId } = ticket;
  if (!mayBook(staff, bookId))
    return refused(`"${staff.login}" is no staff of ${bookId}, whose ticket ${ticket.ticket.id} is.`);
  let out = '';
  for (const action of actions) {
    const result = await performOnce(stores, ticket, staff, action, waitMs);
    out += result.out ?? '';
    if (result.code !== EXIT.fine) return { ...result, out };
  }
  return { code: EXIT.fine, out };
}

async function performOnce(
  stores: OpenStores,
  view: TicketView,
  staff: StaffAccount,
  action: ShellAction,
  waitMs: number,
): Promise<CommandResult> {
  const { id } = view.ticket;
  const { mailbox, board } = stores;
  const actionId = `staff:${randomUUID()}`;
  const end = await performAction(
    { mailbox, board, audit: stores.staff.audit, clock: Date.now },
    { actionId, view, staff, address: atShell, action },
    waitMs,
  );
  if (end.kind === 'none') {
    const err = `No worker has answered within ${waitMs / 1_000} s: none runs, or it is very busy. Your action is stored, and the next worker that runs will do it. Don't repeat it; start a worker (npm run worker).\n`;
    return { code: unanswered, err };
  }
  if (end.kind === 'refused') return refused(refusalText(end, id));
  if (end.kind === 'failed')
    return refused(`A defect of ours: nothing was done to ${id}. The worker's log says what went wrong.`);
  if (action.type !== 'staffReplied') return { code: EXIT.fine, out: doneText(action, view, staff.login) };
  switch (await deliveryOf(board, view, actionId, waitMs)) {
    case 'delivered':
      return { code: EXIT.fine, out: `Answered ${id}.\n` };
    case 'sending':
      return {
        code: EXIT.fine,
        out: `Answered ${id}: ${action.fallbackRoute === 'push' ? waiting : merging}\n`,
      };
    case 'uncertain':
      return {
        code: EXIT.fine,
        out: `Answered ${id}, but it may not have arrived. Look at the chat before you repeat it.\n`,
      };
    case 'failed':
      return refused(`LINE did not deliver the answer to ${id}.`);
    case 'blocked':
      return refused(
        `The asker of ${id} has blocked the account: the answer is kept in the ticket, and reaches nobody until it is sent again once they are back.`,
      );
  }
}

const waiting =
  "LINE has not taken it yet. It is tried again, or goes with the reply to the asker's next message.";
const merging = "it goes with the reply to the asker's next message.";

function doneText({ type }: ShellAction, { ticket }: TicketView, login: string): string {
  const { id, question } = ticket;
  if (type !== 'staffClaimed') return `Closed ${id}; the bot answers again.\n`;
  const about = question === undefined ? '' : `About: ${plain(question.text)}\n`;
  return `${login} holds ${id} now; the bot is silent in that chat.\n${about}`;
}

function actionsOf({ words, values, switches }: Options, text: string | undefined): readonly ShellAction[] {
  const fallbackRoute = fallbackRoutes.find((each) => switches.has(each)) ?? 'push';
  const answers: readonly ShellAction[] =
    text === undefined ? [] : [{ type: 'staffReplied', text, fallbackRoute }];
  const [what] = words;
  if (what === 'claim') return [{ type: 'staffClaimed' }, ...answers];
  if (what === 'close') return [...answers, { type: 'staffResolved', reason: reasonOf(values) }];
  if (answers.length > 0) return answers;
  throw new UsageError('--text is missing. Give the answer, or - to read it from standard input.');
}

function reasonOf(values: Options['values']): StaffCloseReason {
  const wanted = values.get('reason') ?? 'solved';
  const reason = closeReasons.find((each) => each === wanted);
  if (reason !== undefined) return reason;
  throw new UsageError(`--reason is "${wanted}". Give one of ${closeReasons.join(', ')}.`);
}

async function textOf({ values }: Options, { stdin }: CommandIo): Promise<string | undefined> {
  const written = values.get('text');
  if (written === undefined) return undefined;
  const lines: string[] = [];
  if (written === '-') for await (const line of readLines(stdin)) lines.push(line);
  const answer = readStaffText('reply', written === '-' ? lines.join('\n') : written);
  if (answer.type === 'fine') return answer.text;
  throw new UsageError(
    answer.why === 'noText'
      ? '--text is empty. Give the answer, or - to read it from standard input.'
      : `--text is too long. LINE takes ${longestAnswer} letters in one message: send it in parts.`,
  );
}

function waitOf({ values }: Options): number {
  const written = values.get('wait') ?? '2';
  const seconds = Number(written);
  if (written.trim() !== '' && seconds >= 0 && seconds <= 3_600) return seconds * 1_000;
  throw new UsageError(`--wait is "${written}". Give seconds, 0 to 3600.`);
}

/** @returns a sentence for the user when there is no account that may act */
async function staffOf(typed: string, { accounts }: StaffStore): Promise<StaffAccount | string> {
  const login = parseLogin(typed);
  const account = login === undefined ? undefined : await accounts.find(login);
  if (account === undefined) return `There is no account "${typed}". See: npm run -s faq -- staff list`;
  return may(account, 'answer') ? account : `The account "${account.login}" is disabled.`;
}

export function idOf({ words: [what = '', id] }: Options): string {
  if (id !== undefined) return id;
  throw new UsageError(`Which? Give a ticket's id: tickets ${what} <id>`);
}

const refused = (why: string): CommandResult => ({ code: EXIT.problem, err: `${why}\n` });
