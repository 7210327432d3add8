import { byId } from './element.js';

/** The input line. Enter sends, Shift+Enter breaks the line; Enter that ends a kana conversion does neither. */
export function createComposer({ onSend }) {
  const form = byId('composer');
  const input = byId('message-input');
  const send = byId('send');

  function fit() {
    send.disabled = input.value.trim() === '';
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 112)}px`;
  }

  function submit() {
    const text = input.value;
    if (text.trim() === '') return;
    input.value = '';
    fit();
    onSend(text);
  }

  input.addEventListener('input', fit);
  input.addEventListener('keydown', (event) => {
    // Safari ends a conversion before it tells of the key: there 229 is the only sign.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  return {
    fill(text) {
      input.value = text;
      fit();
      input.focus();
    },
    focus: () => input.focus(),
  };
}
