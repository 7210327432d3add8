import { element } from './element.js';
import { toast } from './toast.js';

/** What the phone does when an action is tapped; set once by phone.js. */
let perform = () => {};

export function whenTapped(listener) {
  perform = listener;
}

/**
 * The element of an action: a link for a URI, else a button, so that keyboards and readers know it.
 * `kind` is its `data-testid`.
 */
export function tappable(action, kind, className) {
  const uri = action.type === 'uri' ? action.uri : null;
  const opens = uri !== null && /^(https?|tel):/i.test(uri);
  const made = opens
    ? element('a', { href: uri, target: '_blank', rel: 'noopener noreferrer' })
    : element('button', { type: 'button' });
  made.className = `tappable ${className}`;
  made.dataset.testid = kind;
  made.dataset.action = action.type;
  if (action.label) made.setAttribute('aria-label', action.label);
  made.addEventListener('click', (event) => {
    event.stopPropagation();
    if (uri !== null) toast(`開きます: ${uri}`);
    else perform(action);
  });
  return made;
}
