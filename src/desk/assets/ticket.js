// One ticket's page: sends its forms without leaving it, keeps drafts, fills in suggestions, counts the free seconds.

const page = document.querySelector('[data-page="ticket"]');
const lateKey = `desk-late-${page.dataset.ticket}`;
const box = () => document.getElementById('answer');
const lines = () => document.getElementById('lines');

// ---- What is typed, kept in this browser until it is known to have arrived: a sign-in that ran out costs no word

const draftPrefix = 'desk-draft ';
/** Nobody goes on with a text of last week. */
const draftLifetimeMs = 7 * 24 * 60 * 60_000;
const boxes = () => [...document.querySelectorAll('textarea[data-draft]')];
/** By box, what has been sent and not yet been answered. */
const onTheWay = new Map();

/** Who shares this browser does not see it. */
const keyOf = (name) => `${draftPrefix}${page.dataset.staff} ${page.dataset.ticket} ${name}`;

/**
 * `act`: of the form with which it was sent, should nobody know whether it arrived: sent again it is the same act.
 * `event`: as the page's address names that act while it is not decided.
 */
function draftOf(name) {
  try {
    return JSON.parse(localStorage.getItem(keyOf(name))) ?? { text: '' };
  } catch {
    return { text: '' };
  }
}

function storeDraft(name, text, actionId, event) {
  if (text === '') localStorage.removeItem(keyOf(name));
  else localStorage.setItem(keyOf(name), JSON.stringify({ text, actionId, event, at: Date.now() }));
}

function dropOldDrafts() {
  for (const key of Object.keys(localStorage).filter((each) => each.startsWith(draftPrefix))) {
    let at = 0;
    try {
      ({ at } = JSON.parse(localStorage.getItem(key)));
    } catch {
      // Not of our making any more.
    }
    if (!(Date.now() - at < draftLifetimeMs)) localStorage.removeItem(key);
  }
}

function restoreDrafts() {
  if (document.getElementById('told').dataset.outcome === 'done') dropSent();
  if (box() === null) showUnsent();
  for (const each of boxes()) {
    if (each.dataset.isReady === 'true') continue;
    each.dataset.isReady = 'true';
    if (each.value === '') fill(each, draftOf(each.dataset.draft));
    fit(each);
  }
  restoreLate();
}

function fill(each, { text, actionId }) {
  each.value = text;
  if (text === '') return;
  if (actionId !== undefined) each.form.elements.actionId.value = actionId;
  const folded = each.closest('details');
  if (folded !== null) folded.open = true;
}

const actionInAddress = () => new URLSearchParams(location.search).get('actionId');

/** An act that was decided late has brought what was sent with it. */
function dropSent() {
  const decided = actionInAddress();
  for (const name of ['answer', 'note']) {
    const { text, event } = draftOf(name);
    if (decided === null || event !== decided) continue;
    storeDraft(name, '');
    const each = boxes().find(({ dataset }) => dataset.draft === name);
    if (each?.value === text) each.value = '';
  }
}

/** Who chose to wait once does not pay with the next answer unawares. */
function restoreLate() {
  const chosen = sessionStorage.getItem(lateKey);
  const late = document.getElementById('late');
  if (chosen !== null && late !== null) late.value = chosen;
}

document.addEventListener('change', ({ target }) => {
  if (target.id === 'late') sessionStorage.setItem(lateKey, target.value);
});

/** Who has lost the ticket still sees what they had typed, to note it or to hand it on. */
function showUnsent() {
  const kept = document.getElementById('kept');
  const draft = draftOf('answer').text;
  if (kept === null || draft === '') return;
  kept.value = draft;
  kept.closest('.kept').hidden = false;
  fit(kept);
}

/** As high as its text, within what the style allows. */
function fit(answer) {
  answer.style.height = 'auto';
  answer.style.height = `${answer.scrollHeight + 2}px`;
}

document.addEventListener('input', ({ target }) => {
  const name = target.dataset?.draft;
  if (name === undefined) return;
  const sent = onTheWay.get(name);
  storeDraft(name, sent === undefined ? target.value : join(sent.text, target.value), sent?.actionId);
  fit(target);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
  if (!(event.target instanceof HTMLTextAreaElement)) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

document.addEventListener('click', (event) => {
  const use = event.target.closest('[data-insert]');
  const answer = box();
  if (use === null || answer === null) return;
  event.preventDefault();
  const before = answer.value.trimEnd();
  setDraft('answer', before === '' ? use.dataset.insert : `${before}\n${use.dataset.insert}`);
  answer.focus();
  answer.setSelectionRange(answer.value.length, answer.value.length);
  answer.scrollTop = answer.scrollHeight;
});

// ---- Forms

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || !form.closest('[data-page="ticket"]')) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') !== 'true') void send(form);
});

async function send(form) {
  const body = new URLSearchParams(new FormData(form));
  form.setAttribute('aria-busy', 'true');
  const isReply = form.id === 'composer';
  const typedIn = form.querySelector('textarea[data-draft]');
  const name = typedIn?.dataset.draft;
  const sent = { text: typedIn?.value ?? '', actionId: body.get('actionId') };
  if (name !== undefined) {
    onTheWay.set(name, sent);
    storeDraft(name, sent.text, sent.actionId);
    // What is typed while this one is on its way is the beginning of the next.
    if (isReply) typedIn.value = '';
  }
  /** What was typed meanwhile, in a box that may have been put anew. */
  const nextOf = () => (isReply ? (box()?.value ?? '') : '');
  try {
    const headers = { accept: 'text/html', 'x-desk-script': '1' };
    const answer = await fetch(form.action, { method: 'POST', body, headers });
    const { pathname, search, searchParams } = new URL(answer.url);
    if (answer.ok && !pathname.startsWith(location.pathname)) {
      // To sign in, or to the list.
      location.assign(answer.url);
      return;
    }
    if (answer.status === 403) {
      location.assign(`${location.pathname}?problem=noToken`);
      return;
    }
    const markup = await answer.text();
    if (!answer.ok) throw new Error(`The desk answered ${answer.status}.`);
    const wasFocused = form.contains(document.activeElement);
    const next = nextOf();
    const isUndone = searchParams.has('actionId') || searchParams.has('problem');
    // Also what is fetched by itself later asks what became of the act.
    history.replaceState(null, '', pathname + search);
    form.removeAttribute('aria-busy');
    onTheWay.delete(name);
    if (name !== undefined) storeDraft(name, isUndone ? join(sent.text, next) : next);
    document.dispatchEvent(new CustomEvent('desk:fresh', { detail: { markup, renewed: form } }));
    if (name !== undefined) setDraft(name, isUndone ? join(sent.text, next) : next);
    if (name !== undefined && isUndecided()) storeAction(name, sent, actionInAddress());
    if (wasFocused || isReply) (box() ?? document.getElementById('main')).focus({ preventScroll: true });
    if (isReply && !isUndone) scrollDown();
  } catch {
    form.removeAttribute('aria-busy');
    onTheWay.delete(name);
    // It may have arrived all the same: sent again as it is, it is the same act.
    if (name !== undefined) {
      setDraft(name, join(sent.text, nextOf()));
      storeAction(name, sent);
    }
    complain();
  }
}

const isUndecided = () => document.getElementById('told').dataset.outcome === 'none';

/** The same words sent again are the same act, as long as nobody knows what became of it. */
function storeAction(name, { text, actionId }, event) {
  const each = boxes().find(({ dataset }) => dataset.draft === name);
  if (each === undefined || each.value !== text) return;
  each.form.elements.actionId.value = actionId;
  storeDraft(name, text, actionId, event);
}

const join = (first, second) => (second.trim() === '' ? first : `${first}\n${second}`);

function setDraft(name, text) {
  storeDraft(name, text);
  const each = boxes().find(({ dataset }) => dataset.draft === name);
  if (each === undefined) {
    showUnsent();
    return;
  }
  each.value = text;
  fit(each);
}

/** An act that has been told of is not told of again by a reload. */
function forgetAction() {
  if (location.search !== '' && !isUndecided())
    history.replaceState(null, '', location.pathname + location.hash);
}

function complain() {
  const { offline } = document.getElementById('told').dataset;
  const message = document.createElement('p');
  message.className = 'notice problem';
  message.setAttribute('role', 'alert');
  message.textContent = offline;
  document.getElementById('told').replaceChildren(message);
}

// ---- The talk

const newer = document.getElementById('newer');

function scrollDown() {
  lines().scrollTop = lines().scrollHeight;
  newer.hidden = true;
}

document.addEventListener('desk:lines', ({ detail: { list, wasAtEnd } }) => {
  if (list !== lines()) return;
  if (wasAtEnd) scrollDown();
  else newer.hidden = false;
});
newer.addEventListener('click', scrollDown);

/** Whoever reads the end goes on reading it when the answer box below takes more room. */
let isAtEnd = true;
let heightBefore = lines().clientHeight;
lines().addEventListener('scroll', ({ target: { scrollHeight, scrollTop, clientHeight } }) => {
  // In a talk that has just lost room, the end was left by nobody.
  if (clientHeight === heightBefore) isAtEnd = scrollHeight - scrollTop - clientHeight < 60;
});
new ResizeObserver(() => {
  heightBefore = lines().clientHeight;
  if (isAtEnd) scrollDown();
}).observe(lines());
document.addEventListener('desk:put', restoreDrafts);
document.addEventListener('desk:put', forgetAction);

// ---- How long an answer is free

let countedFrom = performance.now();
document.addEventListener('desk:put', () => {
  const free = document.querySelector('#cost .free');
  if (free === null || free.dataset.isCounted === 'true') return;
  free.dataset.isCounted = 'true';
  countedFrom = performance.now();
});

setInterval(() => {
  const free = document.querySelector('#cost .free');
  if (free === null) return;
  const left = Math.ceil((Number(free.dataset.leftMs) - (performance.now() - countedFrom)) / 1000);
  free.hidden = left <= 0;
  document.querySelector('#cost .paid').hidden = left > 0;
  free.querySelector('.seconds').textContent = String(Math.max(0, left));
}, 500);

dropOldDrafts();
restoreDrafts();
forgetAction();
scrollDown();
if (location.hash === '#answer') box()?.focus();
