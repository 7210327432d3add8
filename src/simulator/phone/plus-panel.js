import { byId, element } from './element.js';
import { sign } from './sign.js';

const longText = '営業時間と定休日を教えてください。'.repeat(400).slice(0, 5000);

const choices = [
  ['sticker', 'スタンプ', 'send-sticker', { act: 'sticker' }],
  ['image', '写真', 'send-image', { act: 'image' }],
  ['video', '動画', 'send-video', { act: 'video' }],
  ['audio', 'ボイス', 'send-voice', { act: 'audio' }],
  ['file', 'ファイル', 'send-file', { act: 'file' }],
  ['location', '位置情報', 'send-location', { act: 'location' }],
  ['longText', '5,000文字', 'send-long-text', { act: 'say', text: longText }],
  ['unsend', '送信取消', 'unsend', { act: 'unsend' }],
  ['redeliver', '再送', 'redeliver', { act: 'redeliver' }],
];

/** The "+" panel: all that a person can send besides text, and what LINE may do (send an event twice). */
export function createPlusPanel({ onAct }) {
  const panel = byId('plus-panel');
  const button = byId('plus');
  function toggle(isOpen = panel.hidden) {
    panel.hidden = !isOpen;
    button.setAttribute('aria-expanded', String(isOpen));
  }
  for (const [drawing, label, testId, act] of choices) {
    const onclick = () => {
      toggle(false);
      onAct(act);
    };
    panel.append(
      element(
        'button',
        { type: 'button', class: 'plus-choice', 'data-testid': testId, onclick },
        sign(drawing),
        element('span', {}, label),
      ),
    );
  }
  button.addEventListener('click', () => toggle());
  return { close: () => toggle(false) };
}
