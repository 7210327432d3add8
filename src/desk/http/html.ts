import { readTemplate, type Place } from './html-places.ts';

/** Markup that is safe to send. Only `html` makes it: there is no way to turn a string into it unescaped. */
export class Html {
  readonly #markup: string;
  /** Only `html` has the key. */
  constructor(markup: string, key: symbol) {
    if (key !== maker) throw new Error('Only the template html`…` makes Html.');
    this.#markup = markup;
  }
  toString(): string {
    return this.#markup;
  }
}

const maker = Symbol('html');

/** An attribute without a value, or none: `<option${flag('selected', isChosen)}>`. */
export class Flag {
  readonly name: string;
  readonly isSet: boolean;
  constructor(name: string, isSet: boolean) {
    this.name = name;
    this.isSet = isSet;
  }
}

const flags = ['selected', 'checked', 'disabled', 'required', 'hidden', 'autofocus', 'open', 'readonly'];
export function flag(name: string, isSet: boolean): Flag {
  if (flags.includes(name)) return new Flag(name, isSet);
  throw new Error(`"${name}" is no attribute without a value. Known: ${flags.join(', ')}.`);
}

/** What a template accepts; false, null and undefined are left out. */
export type Filling = Html | Flag | string | number | false | null | undefined | readonly Filling[];

/**
 * The only way in which the desk makes HTML. Every filling is escaped for its place. @throws when a filling is in a
 * place that can't be made safe: a tag's or attribute's name, a value without quotes, a script, a style or a comment
 */
export function html(strings: TemplateStringsArray, ...fillings: readonly Filling[]): Html {
  const places = readTemplate(strings);
  let markup = strings[0] ?? '';
  for (const [index, filling] of fillings.entries())
    markup += fill(filling, places[index] ?? 'forbidden') + (strings[index + 1] ?? '');
  return new Html(markup, maker);
}

function fill(filling: Filling, place: Place): string {
  if (filling === undefined || filling === null || filling === false) return '';
  if (filling instanceof Flag) return fillFlag(filling, place);
  if (place === 'tag') throw new Error('Between attributes only a flag(…) is allowed.');
  if (filling instanceof Html) {
    if (place === 'text') return filling.toString();
    throw new Error('Markup inside an attribute: give the text itself.');
  }
  if (typeof filling === 'object') return filling.map((each) => fill(each, place)).join('');
  return escape(place === 'address' ? safeAddress(String(filling)) : String(filling));
}

function fillFlag({ name, isSet }: Flag, place: Place): string {
  if (place !== 'tag') throw new Error(`The flag ${name} is outside of a tag.`);
  return isSet ? ` ${name}` : '';
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Some old parsers read it as a quote.
  '`': '&#96;',
};

function escape(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => escapes[character] ?? '');
}

/** Accepts addresses of the desk, web pages, mail and phone, and never one that runs a script. */
function safeAddress(address: string): string {
  const isOwn = /^(?:[/?#](?![/\\])|$)/.test(address);
  return isOwn || /^(?:https?:\/\/|mailto:|tel:)/i.test(address) ? address : 'about:invalid';
}
