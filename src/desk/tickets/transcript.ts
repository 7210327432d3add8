import { mayBeLost } from '../../conversation/tickets/staff-actions.ts';
import type { AskerAction, TranscriptLine } from '../../conversation/tickets/transcript.ts';
import { lines as words } from '../../copy/tickets.ts';
import { newActionId } from './action-id.ts';
import { html, type Html } from '../http/html.ts';
import { tokenField } from '../http/layout.ts';

export type TranscriptView = {
  readonly ticketId: string;
  readonly lines: readonly TranscriptLine[];
  /** The CSRF token of staff who may send an answer again; absent for others, and while it would reach nobody. */
  readonly resendToken?: string | undefined;
  readonly now: number;
  readonly timeZone: string;
};

/** An answer that takes longer than this waits for the asker's next message, ms. */
const sendingMs = 15_000;

/** What was said, the latest at the end. The first line of each day shows the date. */
export function transcript(view: TranscriptView): readonly Html[] {
  const { lines, timeZone } = view;
  const clock = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit', timeZone });
  const day = new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', weekday: 'short', timeZone });
  let lastDay = '';
  return lines.map((line) => {
    const today = day.format(line.at);
    const date = today === lastDay ? undefined : today;
    lastDay = today;
    return html`<li
      class="line from-${classOf(line)}"
      id="line-${line.from}-${line.id}"
      data-key="${line.from}-${line.id}"
    >
      ${date !== undefined && html`<span class="day">${date}</span>`}${body(line, clock.format(line.at), view)}
    </li>`;
  });
}

function classOf(line: TranscriptLine): string {
  if (line.from !== 'askerAction') return line.from;
  return line.what.type === 'tapped' && line.what.words !== undefined ? 'asker tapped' : 'desk';
}

function body(line: TranscriptLine, time: string, view: TranscriptView): Html {
  switch (line.from) {
    case 'asker':
      return bubble(words.asker, time, line.text, `unfold-${line.id}`);
    case 'askerAction':
      return line.what.type === 'tapped' && line.what.words !== undefined
        ? bubble(`${words.asker}（${words.button}）`, time, line.what.words)
        : happened(`${words.asker}: ${askerActionText(line.what)}`, time);
    case 'bot':
      return html`${bubble(words.bot, time, line.text)}${
        line.finding !== undefined && html`<span class="finding">${words.findings[line.finding]}</span>`
      }${
        line.delivery !== undefined &&
        html`<span class="delivery ${line.delivery}">${words.delivery[line.delivery]}</span>`
      }`;
    case 'staff':
      return html`${bubble(line.staff.name, time, line.text)}${delivery(line, view)}`;
    case 'note':
      return html`${bubble(`${words.note} ${line.staff.name}`, time, line.text)}`;
    case 'desk': {
      const name = line.staff?.name ?? words.somebody;
      const isBack = line.what === 'repliedLate' && line.to !== undefined;
      const text = words.desk[line.what] + (isBack ? words.backTo(line.to.name) : '');
      return happened(text.startsWith('さん') ? `${name}${text}` : text, time);
    }
  }
}

/** @param foldId id of the switch that folds a long text */
function bubble(name: string, time: string, text: string, foldId?: string): Html {
  const head = html`<span class="said-by">${name} <time>${time}</time></span>`;
  if (foldId === undefined || !isLong(text)) return html`${head}<span class="said">${text}</span>`;
  return html`${head}<input id="${foldId}" class="unfold sr-only" type="checkbox" /><span class="said"
      >${text}</span
    ><label class="fold" for="${foldId}"
      ><span class="to-unfold">${words.unfold(text.length)}</span
      ><span class="to-fold">${words.fold}</span></label
    >`;
}

/** A text that is longer is folded, so that it doesn't push what was said before it out of sight. */
const longLetters = 600;
const longLines = 14;

function isLong(text: string): boolean {
  return text.length > longLetters || text.split('\n').length > longLines;
}

function happened(text: string, time: string): Html {
  return html`<span class="happened">${text} <time>${time}</time></span>`;
}

function askerActionText(action: AskerAction): string {
  return action.type === 'unreadable' ? words.unreadable[action.kind] : words.actions[action.type];
}

function delivery(
  line: Extract<TranscriptLine, { from: 'staff' }>,
  { ticketId, resendToken, now }: TranscriptView,
): Html {
  const isQueued = line.delivery === 'sending' && now - line.at > sendingMs;
  const text = words.delivery[isQueued ? 'queued' : line.delivery];
  return html`<span class="delivery ${line.delivery}">${text}</span>${
      mayBeLost(line) &&
      resendToken !== undefined &&
      html`<form class="resend" method="post" action="/desk/tickets/${encodeURIComponent(ticketId)}/resend">
        ${tokenField(resendToken)}<input type="hidden" name="actionId" value="${newActionId()}" /><input
          type="hidden"
          name="line"
          value="${line.id}"
        /><button class="quiet" type="submit">${words.resend}</button>
      </form>`
    }`;
}
