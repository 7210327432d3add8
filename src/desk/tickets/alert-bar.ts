import { alerts as words, keys } from '../../copy/tickets.ts';
import { html } from '../http/html.ts';

/** Sound, notifications and keys. Only the script shows it. */
export const alertBar = html`<div
  class="alert-bar"
  id="alert-bar"
  role="group"
  aria-label="${words.label}"
  hidden
>
  <span id="offline" class="tag off" role="status" hidden>${words.offline}</span>
  <button id="sound" class="quiet" type="button" aria-pressed="false">${words.sound}</button>
  <button id="notify" class="quiet" type="button" data-title="${words.arrived}" hidden>
    ${words.notify}
  </button>
  <button id="show-keys" class="quiet keyboard-only" type="button">${words.keys}</button>
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">${keys.title}</h2>
    <dl class="facts">
      ${keys.list.map(
        ([key, meaning]) =>
          html`<dt><kbd>${key}</kbd></dt>
            <dd>${meaning}</dd>`,
      )}
    </dl>
    <button id="hide-keys" type="button" autofocus>${keys.close}</button>
  </dialog>
</div>`;
