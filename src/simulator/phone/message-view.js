import { element } from './element.js';
import { flexView } from './flex-view.js';
import { longTextClass } from './long-text.js';
import { sign } from './sign.js';
import { templateView } from './template-view.js';

/** Draws a message; cards and pictures have no balloon round them. */
export function messageView(message) {
  switch (message.type) {
    case 'text':
      return balloon(message.text);
    case 'textV2':
      return balloon(message.text.replaceAll('{{', '{').replaceAll('}}', '}'));
    case 'flex':
      return flexView(message.contents);
    case 'template':
      return templateView(message.template);
    case 'sticker':
      return element('img', { class: 'sticker', src: '/simulator/sticker.svg', alt: 'スタンプ' });
    case 'image':
      return message.originalContentUrl ? picture(message.previewImageUrl) : stand('image', '写真');
    case 'video':
      return stand('video', '動画');
    case 'audio':
      return stand('audio', 'ボイスメッセージ 0:04');
    case 'file':
      return stand('file', message.fileName);
    case 'location':
      return stand('location', `${message.title ?? '位置情報'}\n${message.address ?? ''}`);
    default:
      return stand('other', message.altText ?? message.type);
  }
}

function balloon(text) {
  return element('div', { class: `balloon${longTextClass(text)}` }, ...withLinks(text));
}

function picture(url) {
  return element('img', { class: 'picture', src: url, alt: '写真', referrerpolicy: 'no-referrer' });
}

function stand(drawing, words) {
  return element('div', { class: 'balloon stand' }, sign(drawing), words);
}

const linkable = /(https?:\/\/[^\s「」（）、。]+|0\d{1,4}-\d{1,4}-\d{3,4})/g;

/** LINE makes addresses and telephone numbers in a text tappable. */
function withLinks(text) {
  return text.split(linkable).map((part, index) => {
    if (index % 2 === 0) return part;
    const href = part.startsWith('http') ? part : `tel:${part}`;
    return element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, part);
  });
}
