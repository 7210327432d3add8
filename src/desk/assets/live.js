// Keeps an open page up to date: receives changes, fetches the page again, and replaces the parts that differ.
// What somebody types, opens or focuses stays. Other scripts learn of changes by events on the document.

const page = document.querySelector('[data-page]');
const ownTicket = page.dataset.ticket;
/** A hint may fail to come, and the waiting times shown grow older. */
const refreshEveryMs = 20_000;

const dispatch = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

// ---- Fetching the page again

let isFetching = false;
let isWanted = false;
/** Counts the pages that came with an action. A page fetched before one of them is out of date. */
let pageNumber = 0;

/** While a form is being sent: its answer brings the new page. */
const isSending = () => document.querySelector('form[aria-busy="true"]') !== null;

async function refresh() {
  if (isSending()) return;
  if (isFetching) {
    isWanted = true;
    return;
  }
  isFetching = true;
  try {
    do {
      isWanted = false;
      const numberBefore = pageNumber;
      // `x-desk-refresh`: no person asked for this request, so it must not keep a session alive.
      const headers = { accept: 'text/html', 'x-desk-refresh': '1' };
      const answer = await fetch(location.href, { headers });
      const markup = await answer.text();
      if (isSending() || pageNumber !== numberBefore) return;
      if (answer.status === 401) location.reload();
      else if (answer.status === 403) location.assign('/desk?done=gone');
      else if (answer.status === 404) location.assign('/desk?done=missing');
      else if (answer.ok) updatePage(markup);
    } while (isWanted);
  } catch {
    // The desk is out of reach for now; the next hint or the timer tries again.
  } finally {
    isFetching = false;
  }
}

/** @param isOwn the page is the answer to an action of this page, so its message belongs here
 * @param renewed the part around this element is replaced as a whole, whatever was typed in it */
function updatePage(markup, isOwn = false, renewed = null) {
  const newPage = new DOMParser().parseFromString(markup, 'text/html');
  // Read this before the new page's parts move over here.
  const places = [...newPage.querySelectorAll('[data-live]')].map((next) => ({
    next,
    before: next.previousElementSibling?.id,
    parent: next.parentElement.id || next.parentElement.className,
  }));
  for (const part of document.querySelectorAll('[data-live]')) {
    if (!part.isConnected) continue;
    const next = newPage.getElementById(part.id);
    // A message stays until the action that it is about is decided.
    if (part.dataset.live === 'message' && !isOwn && part.dataset.result !== 'none') continue;
    if (next === null) part.remove();
    else if (part.dataset.live === 'list') updateList(part, next);
    else if (part.dataset.live !== 'form') updateBlock(part, next);
    else if (part.dataset.mode !== next.dataset.mode || part.contains(renewed)) replace(part, next);
  }
  // A part that is new, e.g. the suggestions, goes behind the same neighbour as in the new page.
  for (const { next, before, parent } of places) {
    if (document.getElementById(next.id) !== null) continue;
    const neighbour = before && document.getElementById(before);
    const home = document.getElementById(parent) ?? document.getElementsByClassName(parent)[0];
    if (neighbour) neighbour.after(next);
    else home?.prepend(next);
  }
  dispatch('desk:updated');
}

/** The markup as a reader sees it: action ids and the token differ each time. */
const visibleMarkup = (element) =>
  element.outerHTML.replace(/(name="(?:actionId|_csrf)" value=")[^"]*/g, '$1').replace(/ open=""/g, '');

function updateBlock(part, next) {
  if (visibleMarkup(part) !== visibleMarkup(next)) replace(part, next);
}

function updateList(list, next) {
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
  let before = null;
  let hasNewItem = false;
  for (const item of [...next.children]) {
    const old = known.get(item.dataset.key);
    known.delete(item.dataset.key);
    let here = old;
    if (old === undefined) {
      here = item;
      hasNewItem = true;
    } else if (visibleMarkup(old) !== visibleMarkup(item)) {
      replace(old, item);
      here = item;
    }
    const place = before === null ? list.firstChild : before.nextSibling;
    if (place !== here) list.insertBefore(here, place);
    before = here;
  }
  for (const gone of known.values()) gone.remove();
  list.dataset.tab = next.dataset.tab ?? '';
  if (hasNewItem) dispatch('desk:lines', { list, wasAtEnd });
}

/** Keeps the focus where it was, and open details open. */
function replace(old, next) {
  const { activeElement } = document;
  const focused = old.contains(activeElement) ? activeElement.id : '';
  const opened = [...old.querySelectorAll('details[open][id]')].map(({ id }) => id);
  old.replaceWith(next);
  for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
}

// ---- Receiving changes

const channel = new BroadcastChannel('desk-events');

function onChange({ type, data }) {
  const change = JSON.parse(data);
  if (change.waiting !== undefined) dispatch('desk:waiting', change);
  if (type === 'hello' || ownTicket === undefined || change.id === ownTicket) void refresh();
}

/** One tab receives for all tabs of the browser, because a browser opens only few connections to one server. */
function subscribe() {
  const events = new EventSource('/desk/events');
  const pass = ({ type, data }) => {
    channel.postMessage({ type, data });
    onChange({ type, data });
  };
  events.addEventListener('hello', pass);
  events.addEventListener('ticket', pass);
  const reportState = (isOffline) => {
    channel.postMessage({ isOffline });
    dispatch('desk:offline', isOffline);
  };
  events.addEventListener('open', () => reportState(false));
  events.addEventListener('error', () => {
    reportState(true);
    // After some answers a browser doesn't connect again by itself: signed out, or the server is just starting.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => void refresh().then(subscribe), 2_000);
  });
  return new Promise(() => undefined);
}

channel.addEventListener('message', ({ data }) => {
  if (data.isOffline === undefined) onChange(data);
  else dispatch('desk:offline', data.isOffline);
});
if (navigator.locks === undefined) void subscribe();
else void navigator.locks.request('desk-events', subscribe);

setInterval(() => document.visibilityState === 'visible' && void refresh(), refreshEveryMs);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void refresh());
document.addEventListener('desk:answered', ({ detail }) => {
  pageNumber += 1;
  updatePage(detail.markup, true, detail.renewed);
});
document.getElementById('alert-bar').hidden = false;
