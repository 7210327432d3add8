import { byId, element } from './element.js';

const inputTypes = { date: 'date', time: 'time', datetime: 'datetime-local' };

/** Asks for the date or time of a datetimepicker action. Resolves with the postback's `params`, or null. */
export function pickDate({ mode, initial, min, max }) {
  const cover = byId('cover');
  const plain = (value) => value?.replace('t', 'T');
  return new Promise((resolve) => {
    const close = (params) => {
      cover.hidden = true;
      resolve(params);
    };
    const input = element('input', {
      type: inputTypes[mode],
      value: plain(initial),
      min: plain(min),
      max: plain(max),
      'data-testid': 'date-input',
    });
    const onDone = () => close(input.value ? { [mode]: input.value } : null);
    cover.replaceChildren(
      element('h2', {}, mode === 'time' ? '時刻を選ぶ' : '日時を選ぶ'),
      input,
      element('button', { type: 'button', class: 'add', onclick: onDone }, '決定'),
      element('button', { type: 'button', class: 'quiet', onclick: () => close(null) }, 'キャンセル'),
    );
    cover.hidden = false;
  });
}
