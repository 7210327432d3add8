// A key for each thing that staff do all day. The keys do nothing while somebody types.

const dialog = document.getElementById('keys');
let wasG = false;

document.addEventListener('keydown', (event) => {
  const { target, key } = event;
  const isTyping = target.matches('input:not([type=checkbox]), textarea, select');
  if (key === 'Escape' && isTyping) target.blur();
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return;
  const action = wasG && key === 'i' ? goHome : actions[key];
  wasG = key === 'g';
  if (action === undefined) return;
  event.preventDefault();
  action();
});

const links = () => [...document.querySelectorAll('.ticket-link')];
const here = () => links().findIndex((link) => link.closest('li').contains(document.activeElement));

function move(by) {
  const all = links();
  const at = here();
  const next = all[at === -1 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.closest('li').scrollIntoView({ block: 'nearest' });
}

function claim() {
  const row = links()[Math.max(0, here())]?.closest('li');
  (document.getElementById('claim') ?? row?.querySelector('.claim'))?.click();
}

function reply() {
  document.getElementById('answer')?.focus();
}

function close() {
  const box = document.getElementById('close-box');
  if (box === null) return;
  box.open = true;
  box.scrollIntoView({ block: 'nearest' });
  box.querySelector('input[type=radio]:checked')?.focus();
}

const goHome = () => location.assign('/desk');
const showKeys = () => dialog.showModal();
const actions = { j: () => move(1), k: () => move(-1), c: claim, r: reply, e: close, '?': showKeys };

document.getElementById('hide-keys').addEventListener('click', () => dialog.close());
document.getElementById('show-keys').addEventListener('click', showKeys);
