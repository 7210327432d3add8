import { abilityOf, denialOf, linkOf, pastOf, stemOf, type Act } from './conjugation.ts';
import type { Request } from './requests.ts';
import type { EverydayWords } from './everyday-words.ts';

/** A way to say an errand, and how it was made, in Japanese for the editor. */
export type Wording = { readonly text: string; readonly why: string };

const mostKeywords = 4;

/** What people would say for an errand: as it is, shorter, and with everyday words, one exchanged at a time. */
export function wordRequest(request: Request, words: EverydayWords): Wording[] {
  return [...plainly(request), ...withOtherActs(request, words), ...withOtherNouns(request, words)];
}

function plainly(request: Request): Wording[] {
  if (isTrouble(request)) return [{ text: say(request), why: '困りごとを短く言う形' }];
  const text = toKeywords(request);
  return text.split(' ').length > mostKeywords ? [] : [{ text, why: '対象と行為だけを並べた形' }];
}

function withOtherActs(request: Request, words: EverydayWords): Wording[] {
  const { act, mood, particle } = request;
  if (mood === 'named') return [];
  if (mood === 'denied') {
    const trouble = words.troubleFor(denialOf(act));
    if (trouble === undefined) return [];
    return [{ text: whatOf(request) + trouble, why: `「${denialOf(act)}」をふだんの言葉「${trouble}」に` }];
  }
  return words.actionsFor(act, particle).map((other, at) => {
    const changed = { ...request, act: other };
    const why = `「${nameOf(act)}」をふだんの言葉「${nameOf(other)}」に`;
    // The second in another form, so that both teach something.
    if (at > 0 && mood === 'wish' && particle === 'を')
      return { text: askHow(changed), why: `${why}して尋ねる形` };
    return { text: say(changed), why };
  });
}

function withOtherNouns(request: Request, words: EverydayWords): Wording[] {
  const { before, object, mood } = request;
  const parts = object.split('の');
  return parts.flatMap((part, at) => {
    const word = words.nounFor(part);
    if (word === undefined || `${before}${object}`.replace(part, '').includes(word)) return [];
    const changed = { ...request, object: parts.with(at, word).join('の') };
    const why = `「${part}」をふだんの言葉「${word}」に`;
    return [{ text: mood === 'named' ? toKeywords(changed) : say(changed), why }];
  });
}

function isTrouble({ mood }: Request): boolean {
  return mood === 'past' || mood === 'denied' || mood === 'cannot';
}

function whatOf({ before, object, particle, after }: Request): string {
  return `${before}${object}${particle}${after}`;
}

function say(request: Request): string {
  const { act, mood } = request;
  const what = whatOf(request);
  switch (mood) {
    case 'wish':
    case 'named':
      return `${what}${stemOf(act)}たい`;
    case 'favor':
      return `${what}${linkOf(act)}ほしい`;
    case 'past':
      return `${what}${pastOf(act)}`;
    case 'denied':
      return `${what}${denialOf(act)}`;
    case 'cannot':
      return `${what}${abilityOf(act).slice(0, -1)}ない`;
    case 'able':
      return `${what}${abilityOf(act)}?`;
  }
}

function askHow({ before, object, after, act }: Request): string {
  return `${before}${object}は${after}どうやって${act.kind === 'noun' ? `${act.noun}する` : act.base}の?`;
}

/** What is typed into a search box: マイページ 電話番号 変更. */
function toKeywords({ before, object, after, act }: Request): string {
  const nouns = (text: string): string[] =>
    text
      .split(/による|に対する|における|(?:から|まで|より|で|に|は|も|を|が|と|の(?=..))+|・/u)
      .filter((word) => word !== '');
  return [...nouns(before), ...object.split(/の(?=..)|・/u), ...nouns(after), nameOf(act)].join(' ');
}

function nameOf(act: Act): string {
  return act.kind === 'noun' ? act.noun : act.base;
}
