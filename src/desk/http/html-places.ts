/** Where in the markup a filling is: `tag` is between attributes, where only a flag is allowed. */
export type Place = 'text' | 'attribute' | 'address' | 'tag' | 'forbidden';

const read = new WeakMap<TemplateStringsArray, readonly Place[]>();

/** @throws when a filling is in a place that can't be made safe, or the markup ends inside a tag */
export function readTemplate(strings: TemplateStringsArray): readonly Place[] {
  const known = read.get(strings);
  if (known !== undefined) return known;
  const places: Place[] = [];
  let state: State = { at: 'text' };
  for (const [index, piece] of strings.entries()) {
    state = readPiece(state, piece);
    if (index === strings.length - 1) break;
    const place = placeOf(state);
    if (place === 'forbidden')
      throw new Error(
        `No filling is allowed after ${JSON.stringify(piece.slice(-40))}: put it into a quoted attribute or text.`,
      );
    places.push(place);
    if (state.at === 'value') state = { ...state, before: state.before + hole };
  }
  if (state.at !== 'text')
    throw new Error(`The markup ends inside of a tag: ${JSON.stringify(strings.at(-1))}`);
  read.set(strings, places);
  return places;
}

const hole = '\0';

type State =
  | { readonly at: 'text' }
  /** Inside `<…`; `name` is the tag's. */
  | { readonly at: 'tag'; readonly name: string }
  /** Inside quotes; `before` is their content so far, with `hole` for a filling. */
  | {
      readonly at: 'value';
      readonly name: string;
      readonly attribute: string;
      readonly quote: string;
      readonly before: string;
    }
  /** Inside a script, style or comment, or in markup that this parser doesn't know. */
  | { readonly at: 'forbidden'; readonly until: string };

/** Tags whose content is another language, or nothing. */
const opaque = ['script', 'style', 'textarea', 'title', 'iframe', 'noscript', 'template', 'svg', 'math'];
/** Tags that hold only text, where a filling is as safe as elsewhere. */
const textOnly = ['textarea', 'title'];
const addresses = ['href', 'src', 'action', 'formaction', 'poster', 'cite', 'data'];
/** Attributes whose value is code. */
const programs = /^(?:on|style$|srcdoc$)/;

function placeOf(state: State): Place {
  switch (state.at) {
    case 'text':
      return 'text';
    case 'tag':
      return 'tag';
    case 'value':
      if (programs.test(state.attribute)) return 'forbidden';
      return addresses.includes(state.attribute) ? placeInAddress(state.before) : 'attribute';
    case 'forbidden':
      return 'forbidden';
  }
}

/** The beginning of an address decides where it leads. */
function placeInAddress(before: string): Place {
  if (before === '') return 'address';
  return /^(?:\/[a-z]|[#?]|https:\/\/[a-z0-9.-]+\/)/.test(before) ? 'attribute' : 'forbidden';
}

function readPiece(from: State, piece: string): State {
  let state = from;
  let rest = piece;
  while (rest !== '') [state, rest] = step(state, rest);
  return state;
}

function step(state: State, rest: string): [State, string] {
  switch (state.at) {
    case 'text':
      return stepInText(rest);
    case 'tag':
      return stepInTag(state.name, rest);
    case 'value': {
      const end = rest.indexOf(state.quote);
      const text = end === -1 ? rest : rest.slice(0, end);
      // The filling was the whole address; more text behind it could make another address of it.
      if (state.before === hole && text !== '' && addresses.includes(state.attribute))
        return [{ at: 'forbidden', until: '' }, ''];
      if (end === -1) return [{ ...state, before: state.before + text }, ''];
      return [{ at: 'tag', name: state.name }, rest.slice(end + 1)];
    }
    case 'forbidden': {
      const end = rest.toLowerCase().indexOf(state.until);
      return end === -1 || state.until === ''
        ? [state, '']
        : [{ at: 'text' }, rest.slice(end + state.until.length)];
    }
  }
}

function stepInText(rest: string): [State, string] {
  const open = rest.indexOf('<');
  if (open === -1) return [{ at: 'text' }, ''];
  const found = rest.slice(open);
  if (found.startsWith('<!--')) return [{ at: 'forbidden', until: '-->' }, found.slice(4)];
  const tag = /^<(\/?[a-z][a-z0-9-]*|!doctype)/i.exec(found);
  // `<${…}>`: a tag's name is never filled in.
  if (tag?.[1] === undefined) return [{ at: 'forbidden', until: '' }, ''];
  return [{ at: 'tag', name: tag[1].toLowerCase() }, found.slice(tag[0].length)];
}

function stepInTag(name: string, rest: string): [State, string] {
  if (rest.startsWith('>')) {
    const isOpaque = opaque.includes(name) && !textOnly.includes(name);
    return [isOpaque ? { at: 'forbidden', until: `</${name}>` } : { at: 'text' }, rest.slice(1)];
  }
  const value = /^\s+([a-z][a-z0-9:._-]*)=(["'])/i.exec(rest);
  if (value !== null) {
    const [whole, attribute = '', quote = '"'] = value;
    return [
      { at: 'value', name, attribute: attribute.toLowerCase(), quote, before: '' },
      rest.slice(whole.length),
    ];
  }
  // An attribute without a value; a value without quotes is forbidden.
  const bare = /^\s+([a-z][a-z0-9:._-]*)(?=[\s/>]|$)/i.exec(rest);
  if (bare !== null) return [{ at: 'tag', name }, rest.slice(bare[0].length)];
  const space = /^(?:\s+|\/)/.exec(rest);
  if (space !== null) return [{ at: 'tag', name }, rest.slice(space[0].length)];
  return [{ at: 'forbidden', until: '' }, ''];
}
