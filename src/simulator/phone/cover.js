import { avatarOf } from './chat-view.js';
import { byId, element } from './element.js';

/** The first screen of an account: who it is, and 「友だち追加」. */
export function showCover(channel, { onAdd, onTalk }) {
  const cover = byId('cover');
  const avatar = avatarOf(channel);
  avatar.classList.add('large');
  cover.replaceChildren(
    avatar,
    element('h2', {}, channel.name),
    element('p', {}, 'LINE公式アカウント'),
    element(
      'button',
      { type: 'button', class: 'add', 'data-testid': 'add-friend', onclick: onAdd },
      '友だち追加',
    ),
    element(
      'button',
      { type: 'button', class: 'quiet', 'data-testid': 'talk-without-adding', onclick: onTalk },
      '追加せずにトーク',
    ),
  );
  cover.hidden = false;
}

export function hideCover() {
  byId('cover').hidden = true;
}
