import { byId, element } from './element.js';
import { tappable } from './tappable.js';

/** Chips of the last message only; any new message takes them away (REF#quick-reply). */
export function showQuickReplies(lastSaid) {
  const bar = byId('quick-replies');
  const items = lastSaid?.from === 'bot' ? (lastSaid.message.quickReply?.items ?? []) : [];
  bar.replaceChildren(
    ...items.map(({ action, imageUrl }) => {
      const chip = tappable(action, 'quick-reply', 'chip');
      if (imageUrl) chip.append(element('img', { src: imageUrl, alt: '' }));
      chip.append(action.label);
      return chip;
    }),
  );
  bar.hidden = items.length === 0;
  bar.scrollLeft = 0;
}
