import type { Response } from 'express';
import { isAssigned, isOpen, type Ticket } from '../../conversation/tickets/ticket.ts';
import { actionProblems, inbox, lasted, ticket as words } from '../../copy/tickets.ts';
import { alertBar } from './alert-bar.ts';
import { bookName } from '../books.ts';
import { composer } from './composer.ts';
import { signedIn, type SignedIn } from '../http/guard.ts';
import { html, type Html } from '../http/html.ts';
import { messageBox, sendPage, type Layout } from '../http/layout.ts';
import type { TicketPage } from './opened-ticket.ts';
import { sidePanel } from './ticket-side.ts';
import { closeText } from './ticket-words.ts';
import { transcript } from './transcript.ts';

export function showTicket(layout: Layout, response: Response, page: TicketPage, status: number): void {
  const who = signedIn(response);
  const { ticket } = page.view;
  const about = ticket.question?.text ?? inbox.notSaid;
  const isMine = isAssigned(ticket) && ticket.state.staff.login === who.staff.login;
  const main = html`<div
    class="desk-ticket"
    data-page="ticket"
    data-ticket="${ticket.id}"
    data-staff="${who.staff.login}"
  >
    <div class="ticket-top">
      <p class="ticket-nav">
        <a id="back" href="/desk">← ${words.back}</a>
        <span id="waiting" data-live="block" data-waiting="${page.waiting}" class="small"
          >${inbox.tabs.waiting} <b class="count">${page.waiting}</b></span
        >
      </p>
      ${alertBar}
    </div>
    <div
      id="message"
      data-live="message"
      data-offline="${actionProblems.offline}"
      data-result="${page.message?.result ?? ''}"
    >
      ${page.message && messageBox(page.message.kind, page.message.text)}
    </div>
    <div class="ticket-columns">
      <div class="ticket-main">
        ${head(page, who, about)}
        <section class="talk" aria-label="${words.transcript}">
          <ol id="lines" class="lines" data-live="list" role="log" aria-live="polite" tabindex="0">
            ${ticket.isCut && html`<li class="line from-desk" data-key="cut"><span class="happened">${words.older}</span></li>`}
            ${transcript({
              ...{ ticketId: ticket.id, lines: ticket.lines, now: page.now, timeZone: page.timeZone },
              ...(isMine && page.view.blockedAt === undefined && { resendToken: who.csrfToken }),
            })}
          </ol>
          <button id="newer" class="plain newer" type="button" hidden>${words.newer}</button>
        </section>
        ${composer(page, who)}
      </div>
      ${sidePanel(page, who)}
    </div>
  </div>`;
  const scripts = ['live.js', 'ticket.js', 'alerts.js', 'keys.js'];
  sendPage(
    response,
    layout({ title: about.slice(0, 40), main, who, here: '/desk/tickets', scripts }),
    status,
  );
}

function head({ view, book, now }: TicketPage, who: SignedIn, about: string): Html {
  const { ticket, bookId } = view;
  const { state } = ticket;
  return html`<header id="ticket-head" class="ticket-head" data-live="block">
    <h1>${about}</h1>
    <p>
      <span class="tag state-${state.name}">${words.states[state.name]}</span>
      <span class="tag">${bookName(bookId, book === undefined ? [] : [book])}</span>
      <span>${stateText(ticket, who.staff.login, now)}</span>
      ${ticket.leftNumber && html`<span class="tag">${words.leftNumber}: ${ticket.leftNumber.phone}</span>`}
      ${rating(ticket)}
    </p>
  </header>`;
}

function stateText({ state, openedAt }: Ticket, login: string, now: number): string {
  const ago = (at: number): string => lasted(Math.max(0, now - at));
  switch (state.name) {
    case 'waiting':
      return `${ago(state.since)} / ${words.holder}: ${words.nobody}`;
    case 'assigned': {
      const holder = state.staff.login === login ? words.you : state.staff.name;
      const owed =
        state.owesSince === undefined ? inbox.answered : `${inbox.owedFor} ${ago(state.owesSince)}`;
      return [`${words.holder}: ${holder}`, owed, ...(state.isIdle ? [inbox.silent] : [])].join(' / ');
    }
    case 'closed':
      return `${closeText(state)} / ${words.openedAt} ${ago(openedAt)}前`;
  }
}

function rating({ rating: given, ...ticket }: Ticket): Html | undefined {
  if (given === undefined || isOpen(ticket)) return undefined;
  const { isSolved, word } = given;
  const text = isSolved ? words.solved : words.reasons.unsolved;
  return html`<span class="tag">${words.rating}: ${text}${word !== undefined && `「${word}」`}</span>`;
}
