import {
  fallbackRoutes,
  longestAnswer,
  type FallbackRoute,
} from '../../conversation/tickets/staff-action.ts';
import { isAssigned, isOpen } from '../../conversation/tickets/ticket.ts';
import { cannedAnswers, ticket as words } from '../../copy/tickets.ts';
import { chatRetentionMs, type QuotaReader } from '../../engine/ports.ts';
import { may } from '../../staff/permissions.ts';
import { newActionId } from './action-id.ts';
import type { DeskBook } from '../books.ts';
import type { SignedIn } from '../http/guard.ts';
import { flag, html, type Html } from '../http/html.ts';
import { tokenField } from '../http/layout.ts';
import { takesActions, type TicketPage } from './opened-ticket.ts';

type Quota = Awaited<ReturnType<QuotaReader['quotaOf']>>;

/** When less than this part of the month's messages is left, an answer waits for a free reply unless staff choose a push. */
const lowPart = 0.05;

/** The answer box; for those who don't hold the ticket, what they can do instead. */
export function composer(page: TicketPage, who: SignedIn): Html {
  const { ticket } = page.view;
  if (!takesActions(page)) {
    const days = Math.floor(chatRetentionMs / (24 * 60 * 60_000));
    return withoutBox(page, 'closed-for-good', words.isClosedForGood(days), false);
  }
  if (!isOpen(ticket))
    return withoutBox(page, 'closed', words.isClosed, may(who.staff, 'reopen') && reopenForm(page, who));
  if (!isAssigned(ticket))
    return withoutBox(page, 'waiting', words.claimLead, actionForm(page, who, 'claim', words.claim, 'claim'));
  const { staff } = ticket.state;
  if (staff.login === who.staff.login) return answerBox(page, who);
  return withoutBox(
    page,
    `held-${staff.login}`,
    html`<b>${words.heldBy(staff.name)}</b> ${words.heldByLead}`,
    may(who.staff, 'handOver') && takeOverForm(page, who),
  );
}

/** Without the answer box. Shows what was typed and not sent; the script shows an unfinished draft there, too. */
function withoutBox({ typed }: TicketPage, mode: string, text: string | Html, action: Html | false): Html {
  const unsent = typed?.in === 'reply' ? typed.text : '';
  return html`<div id="composer" class="composer aside" data-live="form" data-mode="${mode}">
    <p>${text}</p>
    ${action}
    <div class="unsent" ${flag('hidden', unsent === '')}>
      <label class="small" for="unsent">${words.notSent}</label>
      <textarea id="unsent" rows="2" readonly>${unsent}</textarea>
    </div>
  </div>`;
}

/** A button that acts with one click. */
export function actionForm(
  { view }: TicketPage,
  who: SignedIn,
  action: string,
  label: string,
  className: string,
): Html {
  return html`<form method="post" action="/desk/tickets/${encodeURIComponent(view.ticket.id)}/${action}">
    ${tokenField(who.csrfToken)}<input type="hidden" name="actionId" value="${newActionId()}" />
    <button id="${action}" class="${className}" type="submit">${label}</button>
  </form>`;
}

function reopenForm(page: TicketPage, who: SignedIn): Html {
  return html`<p class="small">${words.reopenLead}</p>
    ${actionForm(page, who, 'reopen', words.reopen, 'plain')}`;
}

function takeOverForm({ view }: TicketPage, { csrfToken, staff }: SignedIn): Html {
  return html`<form method="post" action="/desk/tickets/${encodeURIComponent(view.ticket.id)}/hand-over">
    ${tokenField(csrfToken)}<input type="hidden" name="actionId" value="${newActionId()}" />
    <input type="hidden" name="to" value="${staff.login}" />
    <button id="take-over" class="plain" type="submit">${words.takeOver}</button>
  </form>`;
}

function answerBox(page: TicketPage, { csrfToken }: SignedIn): Html {
  const { view, book, quota, typed, now, use } = page;
  const { id } = view.ticket;
  const again = typed?.in === 'reply' ? typed : undefined;
  const text = again?.text ?? answerToUse(book, use) ?? '';
  const isLow = quota !== undefined && isNearlySpent(quota);
  const chosen = again?.fallbackRoute ?? (isLow ? nearQuota(book) : (book?.support?.lateAnswers ?? 'push'));
  return html`<form
    id="composer"
    class="composer"
    data-live="form"
    data-mode="mine"
    method="post"
    action="/desk/tickets/${encodeURIComponent(id)}/reply"
  >
    ${tokenField(csrfToken)}<input
      type="hidden"
      name="actionId"
      value="${again?.actionId ?? newActionId()}"
    />
    <label class="sr-only" for="answer">${words.answer}</label>
    <textarea
      id="answer"
      data-draft="answer"
      name="text"
      rows="3"
      maxlength="${longestAnswer}"
      placeholder="${words.answerPlaceholder}"
      required
    >
${text}</textarea>
    <div class="composer-foot">
      <div id="cost" class="cost" data-live="block">
        ${view.blockedAt === undefined ? cost(view.freeReplyUntil, now, quota, isLow) : blocked}
      </div>
      <label class="fallback"
        ><span>${words.fallbackRoute}</span>
        <select id="fallback" name="fallback">
          ${fallbackRoutes.map(
            (each) =>
              html`<option value="${each}" ${flag('selected', each === chosen)}>
                ${words.fallbackRoutes[each]}
              </option>`,
          )}
        </select></label
      >
      <button id="send" type="submit">${words.send}</button>
    </div>
  </form>`;
}

/** Shown instead of the cost, because the answer would reach nobody. */
const blocked = html`<span class="quota low">${words.blocked}</span>`;

/** What sending now will cost: nothing by a free reply, else one of the month's paid messages. */
function cost(freeReplyUntil: number | undefined, now: number, quota: Quota, isLow: boolean): Html {
  const left = freeReplyUntil === undefined ? 0 : Math.max(0, freeReplyUntil - now);
  const [before, after] = words.free;
  return html`<span class="free" data-left-ms="${left}" ${flag('hidden', left === 0)}
      >${before}<b class="seconds">${Math.ceil(left / 1000)}</b>${after}</span
    ><span class="paid" ${flag('hidden', left > 0)}>${words.paid}</span> ${
      quota !== undefined &&
      html`<span class="${isLow ? 'quota low' : 'quota'}"
        >${words.quota(quota.used, quota.limit)}${isLow && html` ${words.low}`}</span
      >`
    }`;
}

function nearQuota(book: DeskBook | undefined): FallbackRoute {
  return book?.support?.nearQuota === 'wait' ? 'next-reply' : 'notice';
}

function isNearlySpent({ limit, used }: NonNullable<Quota>): boolean {
  return limit !== null && limit - used <= limit * lowPart;
}

/** `?use=q11` or `?use=2`: for browsers without a script. */
function answerToUse(book: DeskBook | undefined, use: string | undefined): string | undefined {
  if (use === undefined) return undefined;
  return book?.entries?.find(({ id }) => id === use)?.answer ?? cannedOf(book)[Number(use)];
}

/** The book's own canned answers first, because they fit best. */
export function cannedOf(book: DeskBook | undefined): readonly string[] {
  return [...(book?.support?.cannedAnswers ?? []), ...cannedAnswers];
}
