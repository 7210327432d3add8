// One ticket's page: sends its forms without leaving it, keeps drafts, fills in suggestions, counts the free seconds.

const page = document.querySelector('[data-page="ticket"]');
const fallbackKey = `desk-fallback-${page.dataset.ticket}`;
const box = () => document.getElementById('answer');
const lines = () => document.getElementById('lines');

// ---- Drafts: this browser stores what is typed until it has arrived, so that no word is lost when a sign-in expires

const draftPrefix = 'desk-draft ';
/** Older drafts are deleted, ms. */
const draftLifetimeMs = 7 * 24 * 60 * 60_000;
const boxes = () => [...document.querySelectorAll('textarea[data-draft]')];
/** Box → what was sent from it and has no answer yet. */
const inFlight = new Map();

/** The login is part of the key: colleagues who share this browser don't see each other's drafts. */
const keyOf = (name) => `${draftPrefix}${page.dataset.staff} ${page.dataset.ticket} ${name}`;

/**
 * `actionId`: of the form that sent the text, while nobody knows whether it arrived; sent again it is the same action.
 * `event`: the action's id in the page's address while no worker has decided it.
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
      // Not one of our drafts.
    }
    if (!(Date.now() - at < draftLifetimeMs)) localStorage.removeItem(key);
  }
}

function restoreDrafts() {
  if (document.getElementById('message').dataset.result === 'done') dropSent();
  if (box() === null) showUnsent();
  for (const each of boxes()) {
    if (each.dataset.isReady === 'true') continue;
    each.dataset.isReady = 'true';
    if (each.value === '') fill(each, draftOf(each.dataset.draft));
    fit(each);
  }
  restoreFallback();
}

function fill(each, { text, actionId }) {
  each.value = text;
  if (text === '') return;
  if (actionId !== undefined) each.form.elements.actionId.value = actionId;
  const folded = each.closest('details');
  if (folded !== null) folded.open = true;
}

const actionInAddress = () => new URLSearchParams(location.search).get('actionId');

/** The action in the address has been done, so the draft that it sent is no longer one. */
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

/** Staff who chose to wait for a free reply must not pay for the next answer by accident. */
function restoreFallback() {
  const chosen = sessionStorage.getItem(fallbackKey);
  const fallback = document.getElementById('fallback');
  if (chosen !== null && fallback !== null) fallback.value = chosen;
}

document.addEventListener('change', ({ target }) => {
  if (target.id === 'fallback') sessionStorage.setItem(fallbackKey, target.value);
});

/** Staff who have lost the ticket still see what they had typed, to write it into a note or to hand it on. */
function showUnsent() {
  const unsent = document.getElementById('unsent');
  const draft = draftOf('answer').text;
  if (unsent === null || draft === '') return;
  unsent.value = draft;
  unsent.closest('.unsent').hidden = false;
  fit(unsent);
}

/** Makes the box as high as its text, within the limits of the style. */
function fit(answer) {
  answer.style.height = 'auto';
  answer.style.height = `${answer.scrollHeight + 2}px`;
}

document.addEventListener('input', ({ target }) => {
  const name = target.dataset?.draft;
  if (name === undefined) return;
  const sent = inFlight.get(name);
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
    inFlight.set(name, sent);
    storeDraft(name, sent.text, sent.actionId);
    // What is typed while the answer is being sent is the beginning of the next one.
    if (isReply) typedIn.value = '';
  }
  /** What was typed meanwhile. The box may have been replaced. */
  const nextOf = () => (isReply ? (box()?.value ?? '') : '');
  try {
    const headers = { accept: 'text/html', 'x-desk-script': '1' };
    const answer = await fetch(form.action, { method: 'POST', body, headers });
    const { pathname, search, searchParams } = new URL(answer.url);
    if (answer.ok && !pathname.startsWith(location.pathname)) {
      // The answer is the sign-in page or the list.
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
    // A later refresh must also ask for the action's result.
    history.replaceState(null, '', pathname + search);
    form.removeAttribute('aria-busy');
    inFlight.delete(name);
    if (name !== undefined) storeDraft(name, isUndone ? join(sent.text, next) : next);
    document.dispatchEvent(new CustomEvent('desk:answered', { detail: { markup, renewed: form } }));
    if (name !== undefined) setDraft(name, isUndone ? join(sent.text, next) : next);
    if (name !== undefined && isUndecided()) storeAction(name, sent, actionInAddress());
    if (wasFocused || isReply) (box() ?? document.getElementById('main')).focus({ preventScroll: true });
    if (isReply && !isUndone) scrollDown();
  } catch {
    form.removeAttribute('aria-busy');
    inFlight.delete(name);
    // It may have arrived all the same. Sent again unchanged, it is the same action.
    if (name !== undefined) {
      setDraft(name, join(sent.text, nextOf()));
      storeAction(name, sent);
    }
    showOffline();
  }
}

const isUndecided = () => document.getElementById('message').dataset.result === 'none';

/** While nobody knows the action's result, the same text sent again is the same action. */
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

/** A reload must not show the message of an action again. */
function forgetAction() {
  if (location.search !== '' && !isUndecided())
    history.replaceState(null, '', location.pathname + location.hash);
}

function showOffline() {
  const { offline } = document.getElementById('message').dataset;
  const message = document.createElement('p');
  message.className = 'message-box problem';
  message.setAttribute('role', 'alert');
  message.textContent = offline;
  document.getElementById('message').replaceChildren(message);
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

/** A reader at the end of the talk stays there when the answer box below grows. */
let isAtEnd = true;
let heightBefore = lines().clientHeight;
lines().addEventListener('scroll', ({ target: { scrollHeight, scrollTop, clientHeight } }) => {
  // When the box has just become smaller, nobody has scrolled.
  if (clientHeight === heightBefore) isAtEnd = scrollHeight - scrollTop - clientHeight < 60;
});
new ResizeObserver(() => {
  heightBefore = lines().clientHeight;
  if (isAtEnd) scrollDown();
}).observe(lines());
document.addEventListener('desk:updated', restoreDrafts);
document.addEventListener('desk:updated', forgetAction);

// ---- How long an answer is free

let countedFrom = performance.now();
document.addEventListener('desk:updated', () => {
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
