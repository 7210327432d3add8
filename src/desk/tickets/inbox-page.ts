import type { Response } from 'express';
import { ticketLeaseMs, unansweredSince } from '../../conversation/tickets/ticket.ts';
import { me } from '../../copy/desk.ts';
import { inbox as words, lasted, ticket as ticketWords } from '../../copy/tickets.ts';
import type { TicketSummary } from '../../engine/ports.ts';
import { newActionId } from './action-id.ts';
import { alertBar } from './alert-bar.ts';
import { bookName, type DeskBook } from '../books.ts';
import { signedIn, type SignedIn } from '../http/guard.ts';
import { html, type Html } from '../http/html.ts';
import { messageBox, sendPage, tokenField, type Layout } from '../http/layout.ts';
import { closeText } from './ticket-words.ts';

export type Tab = 'waiting' | 'mine' | 'open' | 'closed';

export type InboxView = {
  readonly tab: Tab;
  /** Tab → how many tickets. A tab that the account may not see is absent. */
  readonly counts: Readonly<Partial<Record<Tab, number>>>;
  readonly tickets: readonly TicketSummary[];
  readonly books: readonly DeskBook[];
  readonly now: number;
  readonly done?: string | undefined;
};

const tabs: readonly Tab[] = ['waiting', 'mine', 'open', 'closed'];
export function showInbox(layout: Layout, response: Response, view: InboxView): void {
  const who = signedIn(response);
  const { tab, counts, tickets, now } = view;
  const message = Object.entries(words.done).find(([key]) => key === view.done)?.[1];
  const rest = (counts[tab] ?? 0) - tickets.length;
  const main = html`<div class="inbox" data-page="inbox">
    <h1 class="sr-only">${words.title}</h1>
    ${messageBox('hint', who.staff.hasOwnPassword ? undefined : me.notOwn)} ${messageBox('fine', message)}
    <div class="inbox-head">
      <nav
        id="tabs"
        data-live="block"
        data-waiting="${counts.waiting}"
        class="tabs"
        aria-label="${words.tabsLabel}"
      >
        ${tabs.map((each) => counts[each] !== undefined && tabLink(each, counts[each], each === tab))}
      </nav>
      ${alertBar}
    </div>
    <ol id="tickets" class="tickets" data-live="list" data-tab="${tab}">
      ${tickets.map((ticket, index) => row(ticket, { ...view, who, isNext: tab === 'waiting' && index === 0, now }))}
    </ol>
    <p id="tickets-end" class="empty" data-live="block">
      ${tickets.length === 0 ? words.empty[tab] : rest > 0 && words.more(rest)}
    </p>
  </div>`;
  const scripts = ['live.js', 'alerts.js', 'keys.js'];
  sendPage(response, layout({ title: words.title, main, who, here: '/desk', scripts }));
}

function tabLink(tab: Tab, count: number, isHere: boolean): Html {
  return html`<a href="/desk?tab=${tab}" aria-current="${isHere ? 'page' : 'false'}"
    >${words.tabs[tab]} <b class="count">${count}</b></a
  >`;
}

type RowView = {
  readonly books: readonly DeskBook[];
  readonly who: SignedIn;
  readonly now: number;
  readonly isNext: boolean;
};

function row(ticket: TicketSummary, { books, who, now, isNext }: RowView): Html {
  const { id, state, bookId, question, lastWords } = ticket;
  const isWaiting = state.name === 'waiting';
  const about = question === '' ? words.notSaid : question;
  return html`<li id="ticket-${id}" class="${isNext ? 'ticket next' : 'ticket'}" data-key="${id}">
    <div class="ticket-age">
      ${isNext && html`<span class="next-tag">${words.next}</span>`} ${age(ticket, now)}
    </div>
    <div class="ticket-body">
      <p class="ticket-from">
        <span class="tag">${bookName(bookId, books)}</span>${stateBadge(ticket, who.staff.login)}
      </p>
      <h2>
        <a id="open-${id}" class="ticket-link" href="/desk/tickets/${encodeURIComponent(id)}">${about}</a>
      </h2>
      ${lastWords !== '' && lastWords !== question && html`<p class="ticket-last"><span class="sr-only">${words.lastWords}</span>「${lastWords}」</p>`}
    </div>
    ${
      isWaiting &&
      html`<form class="ticket-action" method="post" action="/desk/tickets/${encodeURIComponent(id)}/claim">
        ${tokenField(who.csrfToken)}<input type="hidden" name="actionId" value="${newActionId()}" />
        <button
          id="claim-${id}"
          class="${isNext ? 'claim' : 'claim plain'}"
          type="submit"
          aria-label="${words.claimThis(about)}"
        >
          ${words.claim}
        </button>
      </form>`
    }
  </li>`;
}

function age({ state }: TicketSummary, now: number): Html {
  if (state.name === 'closed')
    return html`<span class="age soft">${lasted(Math.max(0, now - state.at))}前</span>`;
  const since = unansweredSince(state);
  if (since === undefined) return html`<span class="age soft">${words.answered}</span>`;
  const ms = Math.max(0, now - since);
  // Nobody should wait longer than a holder may owe an answer.
  return html`<span class="${ms >= ticketLeaseMs ? 'age overdue' : 'age'}"
    ><span class="age-what">${state.name === 'waiting' ? words.waitingFor : words.owedFor}</span>
    ${lasted(ms)}</span
  >`;
}

function stateBadge({ state }: TicketSummary, login: string): Html | undefined {
  switch (state.name) {
    case 'waiting':
      return undefined;
    case 'assigned': {
      const { staff, isIdle } = state;
      const holder = staff.login === login ? words.heldByYou : words.heldBy(staff.name);
      return html`<span class="ticket-holder">${holder}</span
        >${isIdle && html`<span class="tag off">${words.silent}</span>`}`;
    }
    case 'closed':
      return html`<span class="ticket-holder">${ticketWords.states.closed}: ${closeText(state)}</span>`;
  }
}
