import type { ActionResult } from '../../conversation/effect.ts';
import type { TicketState } from '../../conversation/tickets/ticket.ts';
import type { AskerAction, TranscriptLine, MessageDelivery } from '../../conversation/tickets/transcript.ts';
import type { TicketSummary, TicketView } from '../../engine/ports.ts';
import { alignColumns, clip } from '../columns.ts';
import { shortestPart } from './found-ticket.ts';

/** A ticket in the form for scripts. */
export function toJson({ id, bookId, state, question, openedAt }: TicketSummary) {
  return {
    id,
    book: bookId,
    state: state.name,
    question,
    openedAt: new Date(openedAt).toISOString(),
    holder: state.name === 'assigned' ? state.staff.login : null,
  };
}

/** A list of tickets in the form for people. @param now epoch ms */
export function listText(tickets: readonly TicketSummary[], now: number): string {
  const ids = shortIds(tickets.map(({ id }) => id));
  const rows = tickets.map(({ state, bookId, question, lastWords }, at) => [
    ids[at] ?? '',
    state.name,
    ageOf(now - stateSince(state)),
    bookId,
    whoHas(state, now),
    clip(plain(question === '' ? lastWords : question), 60),
  ]);
  return `${alignColumns([['ID', 'STATE', 'FOR', 'BOOK', 'HOLDER', 'QUESTION'], ...rows], [2]).join('\n')}\n`;
}

/** Since when it has its state, epoch ms; a waiting ticket: since when the asker waits. */
function stateSince(state: TicketState): number {
  return state.name === 'closed' ? state.at : state.since;
}

function whoHas(state: TicketState, now: number): string {
  if (state.name === 'waiting') return '-';
  if (state.name === 'assigned') {
    const { staff, owesSince } = state;
    return owesSince === undefined ? staff.login : `${staff.login} (asked ${ageOf(now - owesSince)} ago)`;
  }
  const who = typeof state.by === 'string' ? state.by : state.by.login;
  return `${state.reason} (${who})`;
}

/** The ends of ids, as short as they are unique. (The beginnings are times, and alike.) */
function shortIds(ids: readonly string[]): readonly string[] {
  const longest = Math.max(0, ...ids.map((id) => id.length));
  for (let length = shortestPart + 2; length < longest; length += 1) {
    const short = ids.map((id) => id.slice(-length));
    if (new Set(short).size === ids.length) return short;
  }
  return ids;
}

function ageOf(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000);
  if (minutes < 60) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / (24 * 60))} d`;
}

/** A ticket with all that was said. @param zone IANA name of the time zone of the times */
export function ticketText({ bookId, ticket, blockedAt }: TicketView, now: number, zone: string): string {
  const { id, state, question, leftNumber, lines, rating } = ticket;
  const time = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
  const holder =
    state.name === 'waiting' ? '' : ` ${state.name === 'closed' ? 'as' : 'by'} ${whoHas(state, now)}`;
  const head = [
    `${id}  ${bookId}  ${state.name}${holder}, for ${ageOf(now - stateSince(state))}`,
    ...(blockedAt === undefined ? [] : ['The asker has blocked the account: nothing reaches them.']),
    ...(question === undefined ? [] : [`About: ${plain(question.text)}`]),
    ...(leftNumber === undefined ? [] : [`Call: ${plain(leftNumber.phone)}`]),
    ...(rating === undefined
      ? []
      : [`Rated: ${rating.isSolved ? 'solved' : 'not solved'} ${plain(rating.word ?? '')}`]),
  ];
  const said = lines.map((line) => [time.format(line.at), ...saidText(line)]);
  const indent = '\n' + ' '.repeat(18);
  const talk = alignColumns(said.map(([at = '', who = '']) => [at, who]));
  const texts = said.map(([, , text = '']) => text.replaceAll('\n', indent));
  return [
    ...head.map((each) => each.trimEnd()),
    '',
    ...talk.map((each, at) => `${each}: ${texts[at] ?? ''}`),
    '',
  ].join('\n');
}

function saidText(line: TranscriptLine): readonly [string, string] {
  switch (line.from) {
    case 'asker':
      return ['asker', plain(line.text)];
    case 'askerAction':
      return ['asker', `(${actionText(line.what)})`];
    case 'bot':
      return ['bot', plain(line.text) + undelivered(line.delivery)];
    case 'staff': {
      const { staff, text, delivery } = line;
      return [staff.login, plain(text) + undelivered(delivery)];
    }
    case 'note':
      return [`${line.staff.login}, note`, plain(line.text)];
    case 'desk':
      return [
        'desk',
        `(${[line.what, line.staff?.login, line.to && `to ${line.to.login}`].filter(Boolean).join(' ')})`,
      ];
  }
}

function actionText(what: AskerAction): string {
  if (what.type === 'tapped' && what.words !== undefined) return `tapped 「${plain(what.words)}」`;
  return what.type === 'unreadable' ? what.kind : what.type;
}

function undelivered(delivery: MessageDelivery = 'delivered'): string {
  return delivery === 'delivered' ? '' : ` (${deliveries[delivery]})`;
}

const deliveries: Readonly<Record<Exclude<MessageDelivery, 'delivered'>, string>> = {
  sending: 'not sent yet',
  uncertain: 'may not have arrived',
  failed: 'not delivered',
  blocked: 'not delivered, the asker has blocked the account',
};

/** Makes a person's text safe for a terminal: it can't move the cursor, change colours or reverse the direction. */
export function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu, ' ');
}

/** Why an action was refused, for the person who tried it. */
export function refusalText(result: Extract<ActionResult, { kind: 'refused' }>, id: string): string {
  switch (result.why) {
    case 'heldByOther':
      return `${id} is held by ${result.holder.login} (${plain(result.holder.name)}). Nothing was done.`;
    case 'notPermitted':
      return `That takes a lead, or whoever holds ${id}. Nothing was done.`;
    case 'notHeld':
      return `Nobody holds ${id}. Claim it first: npm run -s faq -- tickets claim ${id} --as <staff>`;
    case 'isClosed':
      return `${id} is closed. Nothing was done.`;
    case 'unknownTicket':
      return `${id} is over: its asker has a newer ticket, or has not written for too long. See: npm run -s faq -- tickets list`;
    case 'isOpen':
      return `${id} is open already.`;
    case 'askerBlocked':
      return `The asker of ${id} has blocked the account: nothing reaches them until they are back.`;
    case 'nothingToResend':
      return `There is nothing to send again in ${id}.`;
  }
}
