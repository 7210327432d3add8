import { readTemplate, type Place } from './html-places.ts';

/** Markup that is safe to send. Only `html` makes it: there is no way to turn a string into it unescaped. */
export class Html {
  readonly #markup: string;
  /** Used by `html` alone; `key` is what nobody else has. */
  constructor(markup: string, key: symbol) {
    if (key !== maker) throw new Error('Html is made by the template html`…` alone.');
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

/** What may stand in a template; false, null and undefined are nothing. */
export type Filling = Html | Flag | string | number | false | null | undefined | readonly Filling[];

/**
 * The desk's only way to HTML. Every filling is escaped for the place where it stands. A template with one in a place
 * that can't be made safe (a tag's or attribute's name, without quotes, in a script, style or comment) throws.
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
  if (place === 'tag') throw new Error('Between attributes stands nothing but a flag(…).');
  if (filling instanceof Html) {
    if (place === 'text') return filling.toString();
    throw new Error('Markup inside an attribute: give the text itself.');
  }
  if (typeof filling === 'object') return filling.map((each) => fill(each, place)).join('');
  return escape(place === 'address' ? safeAddress(String(filling)) : String(filling));
}

function fillFlag({ name, isSet }: Flag, place: Place): string {
  if (place !== 'tag') throw new Error(`The flag ${name} stands outside of a tag.`);
  return isSet ? ` ${name}` : '';
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Some old parsers took it for a quote.
  '`': '&#96;',
};

function escape(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => escapes[character] ?? '');
}

/** An address of our own, or one that opens a page, a letter or a call: never one that runs a script. */
function safeAddress(address: string): string {
  const isOwn = /^(?:[/?#](?![/\\])|$)/.test(address);
  return isOwn || /^(?:https?:\/\/|mailto:|tel:)/i.test(address) ? address : 'about:invalid';
}
