import { byId } from './element.js';

let timer;

/** A line over the chat for a moment. */
export function toast(text) {
  const line = byId('toast');
  line.textContent = text;
  line.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (line.hidden = true), 3200);
}
