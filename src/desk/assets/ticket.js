// One ticket's page: sends its forms without leaving it, keeps drafts, fills in suggestions, counts the free seconds.

const page = document.querySelector('[data-page="ticket"]');
const draftKey = `desk-draft-${page.dataset.ticket}`;
const lateKey = `desk-late-${page.dataset.ticket}`;
const box = () => document.getElementById('answer');
const lines = () => document.getElementById('lines');

// ---- The answer box and its draft

function restoreDraft() {
  const answer = box();
  if (answer === null) showKept();
  if (answer === null || answer.dataset.isReady === 'true') return;
  answer.dataset.isReady = 'true';
  if (answer.value === '') answer.value = sessionStorage.getItem(draftKey) ?? '';
  fit(answer);
  restoreLate();
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
function showKept() {
  const kept = document.getElementById('kept');
  const draft = sessionStorage.getItem(draftKey) ?? '';
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
  if (target !== box()) return;
  sessionStorage.setItem(draftKey, target.value);
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
  setDraft(before === '' ? use.dataset.insert : `${before}\n${use.dataset.insert}`);
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
  const typed = isReply ? box().value : '';
  // What is typed while this one is on its way is the beginning of the next.
  if (isReply) setDraft('');
  try {
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } });
    if (answer.ok && !new URL(answer.url).pathname.startsWith(location.pathname)) {
      location.assign(answer.url);
      return;
    }
    const isOurs = [200, 409, 422, 503].includes(answer.status);
    const markup = await answer.text();
    if (!isOurs) throw new Error(`The desk answered ${answer.status}.`);
    const wasFocused = form.contains(document.activeElement);
    const next = isReply ? (box()?.value ?? '') : '';
    form.removeAttribute('aria-busy');
    document.dispatchEvent(new CustomEvent('desk:fresh', { detail: { markup, renewed: form } }));
    if (isReply) setDraft(answer.ok ? next : join(typed, next));
    if (wasFocused || isReply) (box() ?? document.getElementById('main')).focus({ preventScroll: true });
    if (isReply && answer.ok) scrollDown();
  } catch {
    form.removeAttribute('aria-busy');
    if (isReply) setDraft(join(typed, box()?.value ?? ''));
    complain();
  }
}

const join = (first, second) => (second.trim() === '' ? first : `${first}\n${second}`);

function setDraft(text) {
  if (text === '') sessionStorage.removeItem(draftKey);
  else sessionStorage.setItem(draftKey, text);
  const answer = box();
  if (answer === null) {
    showKept();
    return;
  }
  answer.value = text;
  fit(answer);
}

function complain() {
  const { offline } = document.getElementById('told').dataset;
  const told = document.createElement('p');
  told.className = 'notice problem';
  told.setAttribute('role', 'alert');
  told.textContent = offline;
  document.getElementById('told').replaceChildren(told);
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
document.addEventListener('desk:put', restoreDraft);

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

restoreDraft();
scrollDown();
if (location.hash === '#answer') box()?.focus();
