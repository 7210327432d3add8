import { avatarOf, createChatView } from './chat-view.js';
import { createComposer } from './composer.js';
import { hideCover, showCover } from './cover.js';
import { pickDate } from './date-picker.js';
import { byId, element } from './element.js';
import { becomeSomeoneNew, currentUserId, rememberChannelId, rememberedChannelId } from './identity.js';
import { createPlusPanel } from './plus-panel.js';
import { showQuickReplies } from './quick-replies.js';
import { createRichMenu } from './rich-menu.js';
import { act, listen, loadChannels, loadChat, loadTraffic } from './server.js';
import { whenTapped } from './tappable.js';
import { clockTime } from './time.js';
import { toast } from './toast.js';
import { createTrafficPanel } from './traffic-panel.js';

const channels = await loadChannels();
const view = createChatView();
const composer = createComposer({ onSend: (text) => perform({ act: 'say', text }) });
const plus = createPlusPanel({ onAct: perform });
const traffic = createTrafficPanel();
const richMenu = createRichMenu();
const unread = new Map();
let userId = currentUserId();
let channel = channels.find(({ id }) => id === rememberedChannelId()) ?? channels[0];
let friendship = 'stranger';
let stopListening = () => {};
/** What comes while a chat is being loaded is shown after it, not lost under it. */
let missedChanges = null;

/** Shows a channel's chat from the start: on opening, on switching, and after a lost connection. */
async function openChat() {
  const missed = [];
  missedChanges = missed;
  const chat = await loadChat(channel.id, userId);
  if (missedChanges !== missed) return; // opened again meanwhile: another account, or someone new
  missedChanges = null;
  view.reset(channel, chat.items);
  view.setLoading(chat.isLoading);
  showQuickReplies(view.lastSaid());
  richMenu.show(chat.richMenu);
  unread.delete(channel.id);
  drawBar();
  setFriendship(chat.friendship);
  if (friendship === 'stranger' && chat.items.length === 0) {
    showCover(channel, {
      onAdd: () => perform({ act: 'follow' }),
      onTalk: () => {
        hideCover();
        composer.focus();
      },
    });
  } else hideCover();
  missed.forEach(onChange);
}

function setFriendship(next) {
  friendship = next;
  if (friendship === 'friend') hideCover();
  const isBlocked = friendship === 'blocked';
  byId('composer').hidden = isBlocked;
  byId('blocked-bar').hidden = !isBlocked;
  byId('rich-menu-place').hidden = isBlocked;
  if (isBlocked) byId('quick-replies').hidden = true;
  drawMenu();
}

async function perform(what) {
  closePanels();
  try {
    const { message } = await act(channel.id, userId, what);
    if (message) toast(message);
  } catch {
    toast('シミュレーターに接続できません');
  }
}

whenTapped(async (action) => {
  // In LINE a chip is gone as soon as it is tapped, whatever comes back.
  byId('quick-replies').hidden = true;
  switch (action.type) {
    case 'clipboard':
      await navigator.clipboard?.writeText(action.clipboardText).catch(() => {});
      return toast('コピーしました');
    case 'datetimepicker': {
      const params = await pickDate(action);
      return params ? await perform({ act: 'tap', action, params }) : undefined;
    }
    case 'camera':
    case 'cameraRoll':
      return await perform({ act: 'image' });
    case 'location':
      return await perform({ act: 'location' });
    case 'message':
    case 'richmenuswitch':
    case 'postback':
      if (action.inputOption === 'closeRichMenu') richMenu.close();
      if (action.inputOption === 'openRichMenu') richMenu.open();
      await perform({ act: 'tap', action });
      if (action.inputOption === 'openKeyboard') composer.fill(action.fillInText ?? '');
      return;
    default:
      toast(`このアクションには対応していません: ${action.type}`);
  }
});

function connect() {
  stopListening();
  stopListening = listen(userId, {
    onChange,
    onTraffic: traffic.add,
    onRichMenu: async ({ channelId }) => {
      if (channelId === channel.id) richMenu.show((await loadChat(channelId, userId)).richMenu);
    },
    onOpen: async () => {
      byId('offline').hidden = true;
      traffic.reset((await loadTraffic()).entries);
      await openChat();
    },
    onLost: () => (byId('offline').hidden = false),
  });
}

function onChange(change) {
  const { channelId, item, isLoading } = change;
  if (channelId !== channel.id) {
    if (item?.from === 'bot') unread.set(channelId, (unread.get(channelId) ?? 0) + 1);
    return drawBar();
  }
  if (missedChanges) return missedChanges.push(change);
  if (change.friendship !== friendship) setFriendship(change.friendship);
  if (item) {
    hideCover();
    view.put(item);
    showQuickReplies(view.lastSaid());
  }
  view.setLoading(isLoading);
}

function drawBar() {
  const select = byId('channel-switch');
  select.replaceChildren(
    ...channels.map(({ id, name }) => {
      const count = unread.get(id);
      return element(
        'option',
        { value: id, selected: id === channel.id },
        count ? `${name}（${count}）` : name,
      );
    }),
  );
  byId('bar-avatar').replaceWith(Object.assign(avatarOf(channel), { id: 'bar-avatar' }));
}

function drawMenu() {
  const choice = (label, testId, onclick) =>
    element('button', { type: 'button', 'data-testid': testId, onclick }, label);
  const block =
    friendship === 'blocked'
      ? choice('ブロックを解除', 'unblock', () => perform({ act: 'follow' }))
      : friendship === 'friend'
        ? choice('ブロック', 'block', () => perform({ act: 'unfollow' }))
        : choice('友だち追加', 'menu-add-friend', () => perform({ act: 'follow' }));
  byId('menu').replaceChildren(block, choice('新しい友だちとしてやり直す', 'restart', restart));
  byId('blocked-bar').replaceChildren(
    element('span', {}, 'ブロック中です'),
    choice('ブロックを解除', 'unblock-bar', () => perform({ act: 'follow' })),
  );
}

function restart() {
  showMenu(false);
  userId = becomeSomeoneNew();
  unread.clear();
  connect();
}

byId('channel-switch').addEventListener('change', async (event) => {
  channel = channels.find(({ id }) => id === event.target.value) ?? channel;
  rememberChannelId(channel.id);
  plus.close();
  await openChat();
});
byId('menu-button').addEventListener('click', () => showMenu(byId('menu').hidden));
byId('chat').addEventListener('click', closePanels);
byId('message-input').addEventListener('focus', richMenu.close);
document.addEventListener('keydown', (event) => event.key === 'Escape' && closePanels());

function showMenu(isOpen) {
  byId('menu').hidden = !isOpen;
  byId('menu-button').setAttribute('aria-expanded', String(isOpen));
}

function closePanels() {
  showMenu(false);
  plus.close();
}

function tick() {
  byId('clock').textContent = clockTime(Date.now());
  setTimeout(tick, 10_000);
}
tick();
drawBar();
connect();
