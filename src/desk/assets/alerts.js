// Announces people who begin to wait: in the title, by a sound and by a notification, as the user allows.

const title = document.title;
const sound = document.getElementById('sound');
const notify = document.getElementById('notify');
const offline = document.getElementById('offline');
/** Ticket id → since when it waits, for the waits that were announced. @type {Map<string, number>} */
const announced = new Map();
const openedAt = Date.now();
/** The server's clock may differ a little from the browser's. */
const slackMs = 10_000;
let audio;

// ---- The count

function count(waiting) {
  document.title = waiting > 0 ? `(${waiting}) ${title}` : title;
  const badge = document.querySelector('#waiting .count');
  if (badge !== null) badge.textContent = String(waiting);
}

const counted = () => Number(document.querySelector('[data-waiting]')?.dataset.waiting ?? 0);
document.addEventListener('desk:updated', () => count(counted()));
count(counted());

document.addEventListener('desk:waiting', ({ detail: { waiting, id, since, about } }) => {
  count(waiting);
  if (since === undefined || announced.get(id) === since || since < openedAt - slackMs) return;
  announced.set(id, since);
  void once(`${id} ${since}`, ring);
  void once(
    `${id} ${since} note`,
    () => show(id, about),
    () => canNotify(),
  );
});

/** Runs the action in only one tab, the first that can. */
async function once(what, action, can = () => audio?.state === 'running') {
  if (!can()) return;
  if (navigator.locks === undefined) action();
  else
    await navigator.locks.request(`desk ${what}`, { ifAvailable: true }, async (lock) => {
      if (lock === null) return;
      action();
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    });
}

// ---- The sound: two soft tones, made here

const isOn = () => localStorage.getItem('desk-sound') === 'on';

function ring() {
  if (!isOn()) return;
  for (const [at, frequency] of [
    [0, 660],
    [0.18, 880],
  ]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const start = audio.currentTime + at;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.2, start + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.001, start + 0.4);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.45);
  }
}

/** Browsers let a page make a sound only after a click or a key. */
async function enableSound() {
  if (!isOn()) return;
  audio ??= new AudioContext();
  await audio.resume();
}

const drawSound = () => sound.setAttribute('aria-pressed', String(isOn()));
sound.addEventListener('click', async () => {
  localStorage.setItem('desk-sound', isOn() ? 'off' : 'on');
  drawSound();
  await enableSound();
  if (isOn()) ring();
});
for (const type of ['pointerdown', 'keydown'])
  document.addEventListener(type, () => void enableSound(), { once: true });
drawSound();

// ---- The browser's notification

const canNotify = () => 'Notification' in window && Notification.permission === 'granted';

function show(id, about) {
  const note = new Notification(notify.dataset.title, { body: about, tag: id });
  note.addEventListener('click', () => {
    window.focus();
    location.assign(`/desk/tickets/${encodeURIComponent(id)}`);
    note.close();
  });
}

function drawNotify() {
  notify.hidden = !('Notification' in window) || Notification.permission !== 'default';
}
notify.addEventListener('click', () => void Notification.requestPermission().then(drawNotify));
drawNotify();

document.addEventListener('desk:offline', ({ detail }) => {
  offline.hidden = !detail;
});
