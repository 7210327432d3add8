// Keeps an open page as the desk is: hears of changes, fetches the page anew, and puts what differs in place.
// What somebody types, opens or focuses stays. Other scripts hear of it by events on the document.

const page = document.querySelector('[data-page]');
const ownTicket = page.dataset.ticket;
/** A hint may fail to come, and ages grow. */
const lookEveryMs = 20_000;

const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

// ---- The page anew

let isFetching = false;
let isWanted = false;
/** Grows when a page comes that is newer than one on its way. */
let age = 0;

/** An act of this page brings the page that follows it. */
const isActing = () => document.querySelector('form[aria-busy="true"]') !== null;

async function refresh() {
  if (isActing()) return;
  if (isFetching) {
    isWanted = true;
    return;
  }
  isFetching = true;
  try {
    do {
      isWanted = false;
      const ageBefore = age;
      // `x-desk-refresh`: no person asked for this request, so it must not keep a session alive.
      const headers = { accept: 'text/html', 'x-desk-refresh': '1' };
      const answer = await fetch(location.href, { headers });
      const markup = await answer.text();
      if (isActing() || age !== ageBefore) return;
      if (answer.status === 401) location.reload();
      else if (answer.status === 403) location.assign('/desk?done=gone');
      else if (answer.status === 404) location.assign('/desk?done=missing');
      else if (answer.ok) put(markup);
    } while (isWanted);
  } catch {
    // Out of reach for now: the next hint or look comes.
  } finally {
    isFetching = false;
  }
}

/** @param isOwn after an act of this page, what was told of it belongs to it
 * @param renewed an element whose part is put in place whole, whatever was typed in it */
function put(markup, isOwn = false, renewed = null) {
  const fresh = new DOMParser().parseFromString(markup, 'text/html');
  // Noted before its parts begin to move over here.
  const places = [...fresh.querySelectorAll('[data-live]')].map((next) => ({
    next,
    before: next.previousElementSibling?.id,
    parent: next.parentElement.id || next.parentElement.className,
  }));
  for (const part of document.querySelectorAll('[data-live]')) {
    if (!part.isConnected) continue;
    const next = fresh.getElementById(part.id);
    // What became of an act is shown as soon as it is decided.
    if (part.dataset.live === 'told' && !isOwn && part.dataset.outcome !== 'none') continue;
    if (next === null) part.remove();
    else if (part.dataset.live === 'list') putList(part, next);
    else if (part.dataset.live !== 'form') putBlock(part, next);
    else if (part.dataset.mode !== next.dataset.mode || part.contains(renewed)) replace(part, next);
  }
  // A part that has come, e.g. suggestions: it stands behind the one that it stands behind there.
  for (const { next, before, parent } of places) {
    if (document.getElementById(next.id) !== null) continue;
    const neighbour = before && document.getElementById(before);
    const home = document.getElementById(parent) ?? document.getElementsByClassName(parent)[0];
    if (neighbour) neighbour.after(next);
    else home?.prepend(next);
  }
  say('desk:put');
}

/** Ids of acts and the token differ each time and mean nothing to a reader. */
const sameness = (element) =>
  element.outerHTML.replace(/(name="(?:actionId|_csrf)" value=")[^"]*/g, '$1').replace(/ open=""/g, '');

function putBlock(part, next) {
  if (sameness(part) !== sameness(next)) replace(part, next);
}

function putList(list, next) {
  const wasAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const known = new Map([...list.children].map((item) => [item.dataset.key, item]));
  let before = null;
  let hasUnpublished = false;
  for (const item of [...next.children]) {
    const old = known.get(item.dataset.key);
    known.delete(item.dataset.key);
    let here = old;
    if (old === undefined) {
      here = item;
      hasUnpublished = true;
    } else if (sameness(old) !== sameness(item)) {
      replace(old, item);
      here = item;
    }
    const place = before === null ? list.firstChild : before.nextSibling;
    if (place !== here) list.insertBefore(here, place);
    before = here;
  }
  for (const gone of known.values()) gone.remove();
  list.dataset.tab = next.dataset.tab ?? '';
  if (hasUnpublished) say('desk:lines', { list, wasAtEnd });
}

/** The focus stays where it was, and what was open stays open. */
function replace(old, next) {
  const { activeElement } = document;
  const focused = old.contains(activeElement) ? activeElement.id : '';
  const opened = [...old.querySelectorAll('details[open][id]')].map(({ id }) => id);
  old.replaceWith(next);
  for (const id of opened) document.getElementById(id)?.setAttribute('open', '');
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
}

// ---- What has changed

const channel = new BroadcastChannel('desk-events');

function hear({ type, data }) {
  const news = JSON.parse(data);
  if (news.waiting !== undefined) say('desk:waiting', news);
  if (type === 'hello' || ownTicket === undefined || news.id === ownTicket) void refresh();
}

/** One tab of a browser listens for all: a browser has few connections to one server. */
function listen() {
  const events = new EventSource('/desk/events');
  const pass = ({ type, data }) => {
    channel.postMessage({ type, data });
    hear({ type, data });
  };
  events.addEventListener('hello', pass);
  events.addEventListener('ticket', pass);
  const tellState = (isOffline) => {
    channel.postMessage({ isOffline });
    say('desk:offline', isOffline);
  };
  events.addEventListener('open', () => tellState(false));
  events.addEventListener('error', () => {
    tellState(true);
    // A browser gives up on some answers: signed out, or a server that is just starting.
    if (events.readyState === EventSource.CLOSED) setTimeout(() => void refresh().then(listen), 2_000);
  });
  return new Promise(() => undefined);
}

channel.addEventListener('message', ({ data }) => {
  if (data.isOffline === undefined) hear(data);
  else say('desk:offline', data.isOffline);
});
if (navigator.locks === undefined) void listen();
else void navigator.locks.request('desk-events', listen);

setInterval(() => document.visibilityState === 'visible' && void refresh(), lookEveryMs);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void refresh());
document.addEventListener('desk:fresh', ({ detail }) => {
  age += 1;
  put(detail.markup, true, detail.renewed);
});
document.getElementById('alert-bar').hidden = false;
