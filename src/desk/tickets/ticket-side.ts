import { mayHandOver } from '../../conversation/tickets/staff-actions.ts';
import { isAssigned, isOpen } from '../../conversation/tickets/ticket.ts';
import { ticket as words } from '../../copy/tickets.ts';
import { permissionsOf } from '../../staff/permissions.ts';
import { newActionId } from './action-id.ts';
import { actionForm, cannedOf } from './composer.ts';
import { closeReasons, longestNote } from '../../conversation/tickets/staff-action.ts';
import type { SignedIn } from '../http/guard.ts';
import { flag, html, type Html } from '../http/html.ts';
import { tokenField } from '../http/layout.ts';
import { takesActions, type TicketPage } from './opened-ticket.ts';

/** Beside the talk: suggested answers, and the other actions. */
export function sidePanel(page: TicketPage, who: SignedIn): Html {
  const { ticket } = page.view;
  const isMine = isAssigned(ticket) && ticket.state.staff.login === who.staff.login;
  const mode = `${ticket.state.name} ${isMine ? 'mine' : ''}`;
  return html`<aside class="ticket-side">
    <div id="actions" class="actions" data-live="form" data-mode="${mode}">
      ${isMine && closeForm(page, who)}
      ${isAssigned(ticket) && mayHandOver(ticket, { staff: who.staff, permissions: permissionsOf(who.staff) }) && handOverForms(page, who)}
      ${takesActions(page) && noteForm(page, who)}
    </div>
    ${isOpen(ticket) && suggestions(page, isMine)}
  </aside>`;
}

function suggestions({ view, book }: TicketPage, isMine: boolean): Html {
  const { id, suggestions: ids } = view.ticket;
  const entries = ids.flatMap((each) => book?.entries?.find((entry) => entry.id === each) ?? []);
  const href = (use: string): string =>
    `/desk/tickets/${encodeURIComponent(id)}?use=${encodeURIComponent(use)}#answer`;
  const use = (name: string, text: string): Html =>
    html`<a class="use button plain" href="${href(name)}" data-insert="${text}">${words.use}</a>`;
  return html`<section
      id="suggestions"
      class="card side"
      data-live="block"
      data-mode="${isMine ? 'mine' : ''}"
    >
      <h2>${words.suggestions}</h2>
      ${entries.length === 0 && html`<p class="small">${words.noSuggestions}</p>`}
      ${entries.map(
        (entry, index) =>
          html`<details
            id="suggestion-${entry.id}"
            class="suggestion"
            name="suggestion"
            ${flag('open', index === 0)}
          >
            <summary>${entry.question}</summary>
            <span class="suggested">${entry.answer}</span>
            ${isMine && use(entry.id, entry.answer)}
          </details>`,
      )}
    </section>
    ${
      isMine &&
      html`<section id="canned" class="card side" data-live="block">
        <h2>${words.canned}</h2>
        <ul class="canned">
          ${cannedOf(book).map(
            (text, index) =>
              html`<li><a href="${href(String(index))}" data-insert="${text}">${text}</a></li>`,
          )}
        </ul>
      </section>`
    }`;
}

function closeForm({ view }: TicketPage, { csrfToken }: SignedIn): Html {
  return html`<details id="close-box" class="card side">
    <summary id="close-open">${words.close}</summary>
    <form method="post" action="/desk/tickets/${encodeURIComponent(view.ticket.id)}/close">
      ${tokenField(csrfToken)}<input type="hidden" name="actionId" value="${newActionId()}" />
      <fieldset>
        <legend>${words.closeReason}</legend>
        ${closeReasons.map(
          (reason, index) =>
            html`<label class="choice">
              <input
                id="reason-${reason}"
                type="radio"
                name="reason"
                value="${reason}"
                required${flag('checked', index === 0)}
              />
              <span>${words.reasons[reason]}</span>
            </label>`,
        )}
      </fieldset>
      <button id="close" class="careful" type="submit">${words.submitClose}</button>
    </form>
  </details>`;
}

function handOverForms(page: TicketPage, who: SignedIn): Html {
  const { view, colleagues } = page;
  const { ticket } = view;
  const holder = isAssigned(ticket) ? ticket.state.staff.login : '';
  const others = colleagues.filter(({ login }) => login !== holder);
  return html`<details id="hand-over-box" class="card side">
    <summary>${words.handOver}</summary>
    ${
      others.length === 0
        ? html`<p class="small">${words.noColleagues}</p>`
        : html`<form
            class="hand-over"
            method="post"
            action="/desk/tickets/${encodeURIComponent(ticket.id)}/hand-over"
          >
            ${tokenField(who.csrfToken)}<input type="hidden" name="actionId" value="${newActionId()}" />
            <label for="to">${words.handOverTo}</label>
            <select id="to" name="to" required>
              ${others.map(({ login, name }) => html`<option value="${login}">${name}（${login}）</option>`)}
            </select>
            <button id="hand-over" class="plain" type="submit">${words.submitHandOver}</button>
          </form>`
    }
    ${actionForm(page, who, 'release', words.release, 'plain')}
  </details>`;
}

function noteForm({ view, typed }: TicketPage, { csrfToken }: SignedIn): Html {
  const again = typed?.in === 'note' ? typed : undefined;
  return html`<details id="note-box" class="card side" ${flag('open', again !== undefined)}>
    <summary>${words.note}</summary>
    <form method="post" action="/desk/tickets/${encodeURIComponent(view.ticket.id)}/note">
      ${tokenField(csrfToken)}<input
        type="hidden"
        name="actionId"
        value="${again?.actionId ?? newActionId()}"
      />
      <label class="small" for="note-text">${words.noteLead}</label>
      <textarea id="note-text" data-draft="note" name="text" rows="2" maxlength="${longestNote}" required>
${again?.text ?? ''}</textarea>
      <button id="note" class="plain" type="submit">${words.submitNote}</button>
    </form>
  </details>`;
}
