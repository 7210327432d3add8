import { byId, element } from './element.js';
import { messageView } from './message-view.js';
import { clockTime, dayName } from './time.js';

const unsent = 'メッセージの送信を取り消しました';

/** The bubbles of one chat. Items may come again, changed (read, taken back): they are drawn anew in place. */
export function createChatView() {
  const list = byId('chat');
  let channel = null;
  let drawn = new Map();
  let items = [];
  let isPinned = true;

  // The chat gives way to chips and panels, and pictures come late: whoever was at the end stays there.
  list.addEventListener('scroll', () => {
    isPinned = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  });
  list.addEventListener('load', () => isPinned && scrollDown(), true);
  new window.ResizeObserver(() => isPinned && scrollDown()).observe(list);

  function scrollDown() {
    list.scrollTop = list.scrollHeight;
  }

  function show(item) {
    const view = draw(item, items[items.indexOf(item) - 1], channel);
    const before = drawn.get(item.number);
    if (before) before.replaceWith(view);
    else list.insertBefore(view, list.querySelector('.loading-row'));
    drawn.set(item.number, view);
  }

  return {
    reset(nextChannel, nextItems) {
      channel = nextChannel;
      items = [];
      drawn = new Map();
      list.replaceChildren();
      isPinned = true;
      for (const item of nextItems) {
        items.push(item);
        show(item);
      }
      scrollDown();
    },
    put(item) {
      const index = items.findIndex((each) => each.number === item.number);
      const stays = isPinned || (index < 0 && item.from === 'person');
      if (index < 0) items.push(item);
      else items[index] = item;
      show(item);
      if (stays) requestAnimationFrame(scrollDown);
    },
    setLoading(isLoading) {
      list.querySelector('.loading-row')?.remove();
      if (!isLoading) return;
      list.append(loadingRow(channel));
      requestAnimationFrame(scrollDown);
    },
    /** The last thing said, by the person or the bot. */
    lastSaid: () => items.findLast((item) => item.from !== 'system') ?? null,
  };
}

function draw(item, previous, channel) {
  const isNewDay = !previous || dayName(previous.at) !== dayName(item.at);
  const row = item.from === 'system' ? systemRow(item) : saidRow(item, previous, channel);
  if (!isNewDay) return row;
  return element('div', { class: 'day' }, element('p', { class: 'pill' }, dayName(item.at)), row);
}

function systemRow({ text }) {
  const kind = text.startsWith('Webhook') ? 'pill trouble' : 'pill';
  return element('p', { class: kind, 'data-testid': 'system-line' }, text);
}

function saidRow(item, previous, channel) {
  if (item.from === 'person' && item.isUnsent) return systemRow({ text: unsent });
  const isPerson = item.from === 'person';
  const follows = previous?.from === item.from && previous.message.sender?.name === item.message.sender?.name;
  const row = element('div', {
    class: `row from-${item.from} ${follows ? 'follows' : ''} type-${item.message.type}`,
  });
  const said = element(
    'div',
    { class: 'said', 'data-testid': isPerson ? 'bubble-user' : 'bubble-bot' },
    messageView(item.message),
  );
  if (item.message.id) said.dataset.messageId = item.message.id;
  if (!isPerson) said.dataset.via = item.via;
  const stamp = element('div', { class: 'stamp' });
  if (isPerson && item.isRead) stamp.append(element('span', { class: 'read' }, '既読'));
  if (item.via === 'push') stamp.append(element('span', { title: '有料のプッシュ' }, 'push'));
  stamp.append(element('time', {}, clockTime(item.at)));
  if (isPerson) row.append(stamp, said);
  else
    row.append(
      avatarOf(channel),
      element('div', { class: 'speaker' }, nameOf(channel, item.message, follows), said),
      stamp,
    );
  return row;
}

function nameOf(channel, { sender }, follows) {
  return follows ? null : element('span', { class: 'speaker-name' }, sender?.name ?? channel.name);
}

export function avatarOf({ name, color }) {
  const view = element('span', { class: 'avatar', 'aria-hidden': 'true' }, Array.from(name)[0] ?? '');
  view.style.backgroundColor = color ?? '#5b7fa6';
  return view;
}

function loadingRow(channel) {
  const dots = element('div', { class: 'balloon dots', 'data-testid': 'loading', 'aria-label': '入力中' });
  dots.append(element('i'), element('i'), element('i'));
  return element('div', { class: 'row from-bot loading-row' }, avatarOf(channel), dots);
}
