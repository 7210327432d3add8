import { byId, element } from './element.js';

/** The developer's log beside the phone (wide screens only). */
export function createTrafficPanel() {
  const list = byId('traffic');
  const counts = { reply: 0, push: 0 };

  function add({ at, channelId, direction, what, status, ms, note }) {
    if (status === 200 && (what === 'reply' || what === 'push')) counts[what] += 1;
    byId('traffic-cost').textContent = `返信（無料） ${counts.reply} ・ プッシュ（有料） ${counts.push}`;
    const isFine = status !== null && status < 300;
    const time = new Date(at).toLocaleTimeString('ja-JP');
    const line = element(
      'li',
      { class: `${direction} ${isFine ? 'fine' : 'trouble'}` },
      element('span', { class: 'what' }, `${direction === 'toBot' ? '→' : '←'} ${what}`),
      element('span', { class: 'status' }, `${status ?? '—'}`),
      element(
        'span',
        { class: 'about' },
        [time, channelId ?? '?', `${ms} ms`, note].filter(Boolean).join(' ・ '),
      ),
    );
    list.prepend(line);
    if (list.childElementCount > 100) list.lastElementChild.remove();
  }

  return {
    add,
    reset(entries) {
      list.replaceChildren();
      counts.reply = 0;
      counts.push = 0;
      entries.forEach(add);
    },
  };
}
