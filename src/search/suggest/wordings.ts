import { potentialOf, negationOf, teFormOf, pastOf, stemOf, type Predicate } from './conjugation.ts';
import type { Request } from './requests.ts';
import type { EverydayWords } from './everyday-words.ts';

/** A way to word a request, and how it was made, in Japanese for the editor. */
export type Wording = { readonly text: string; readonly why: string };

const maxKeywords = 4;

/** How people may word a request: as it is, shorter, and with everyday words, one word replaced at a time. */
export function wordRequest(request: Request, words: EverydayWords): Wording[] {
  return [...plainly(request), ...withOtherVerbs(request, words), ...withOtherNouns(request, words)];
}

function plainly(request: Request): Wording[] {
  if (isTrouble(request)) return [{ text: toSentence(request), why: '困りごとを短く言う形' }];
  const text = toKeywords(request);
  return text.split(' ').length > maxKeywords ? [] : [{ text, why: '対象と行為だけを並べた形' }];
}

function withOtherVerbs(request: Request, words: EverydayWords): Wording[] {
  const { predicate, mood, particle } = request;
  if (mood === 'title') return [];
  if (mood === 'negated') {
    const trouble = words.troubleFor(negationOf(predicate));
    if (trouble === undefined) return [];
    return [
      { text: whatOf(request) + trouble, why: `「${negationOf(predicate)}」をふだんの言葉「${trouble}」に` },
    ];
  }
  return words.verbsFor(predicate, particle).map((other, at) => {
    const changed = { ...request, predicate: other };
    const why = `「${nameOf(predicate)}」をふだんの言葉「${nameOf(other)}」に`;
    // The second is worded as a question, so that the two differ in more than the verb.
    if (at > 0 && mood === 'wish' && particle === 'を')
      return { text: askHow(changed), why: `${why}して尋ねる形` };
    return { text: toSentence(changed), why };
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
    return [{ text: mood === 'title' ? toKeywords(changed) : toSentence(changed), why }];
  });
}

function isTrouble({ mood }: Request): boolean {
  return mood === 'past' || mood === 'negated' || mood === 'cannot';
}

function whatOf({ before, object, particle, after }: Request): string {
  return `${before}${object}${particle}${after}`;
}

function toSentence(request: Request): string {
  const { predicate, mood } = request;
  const what = whatOf(request);
  switch (mood) {
    case 'wish':
    case 'title':
      return `${what}${stemOf(predicate)}たい`;
    case 'favor':
      return `${what}${teFormOf(predicate)}ほしい`;
    case 'past':
      return `${what}${pastOf(predicate)}`;
    case 'negated':
      return `${what}${negationOf(predicate)}`;
    case 'cannot':
      return `${what}${potentialOf(predicate).slice(0, -1)}ない`;
    case 'able':
      return `${what}${potentialOf(predicate)}?`;
  }
}

function askHow({ before, object, after, predicate }: Request): string {
  return `${before}${object}は${after}どうやって${predicate.kind === 'noun' ? `${predicate.noun}する` : predicate.base}の?`;
}

/** As people type into a search box: マイページ 電話番号 変更. */
function toKeywords({ before, object, after, predicate }: Request): string {
  const nouns = (text: string): string[] =>
    text
      .split(/による|に対する|における|(?:から|まで|より|で|に|は|も|を|が|と|の(?=..))+|・/u)
      .filter((word) => word !== '');
  return [...nouns(before), ...object.split(/の(?=..)|・/u), ...nouns(after), nameOf(predicate)].join(' ');
}

function nameOf(predicate: Predicate): string {
  return predicate.kind === 'noun' ? predicate.noun : predicate.base;
}
