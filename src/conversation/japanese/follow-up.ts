import type { Entry } from '../../books/book.ts';
import type { EntryLook, Finding, SentenceLook } from '../../search/finding.ts';
import { entriesIn } from '../searchable-book.ts';
import {
  dependenceOf,
  isConfirmation,
  isQuestion,
  isShort,
  withoutThanks,
  type Dependence,
} from './turns/dependence.ts';
import { detailsAsked, saidOf, withoutAsking } from './turns/facets.ts';

/** From this share of its words on an entry knows what a text asks. */
const knownEnough = 0.7;
/** A sentence that knows fewer of the words says only by chance what is asked. */
const saidEnough = 0.5;
/** From here on it says all of them. */
const sure = 0.9;
/** A synonym knows a word nearly as well as the word itself. */
const nearly = 0.15;

/**
 * Whether the answer on the screen answers what is asked next: it must know the words, hold a sentence that says the
 * detail, and know no less than what was found for the text alone. A complete new question is not drawn to it.
 */
export function isAnsweredBy(
  last: Entry,
  text: string,
  alone: Finding,
  lookUp: (text: string, entry: Entry) => EntryLook,
): boolean {
  const asked = withoutThanks(text);
  const dependence = dependenceOf(asked);
  if (dependence === 'none') return false;
  const found = alone.kind === 'none' ? alone.nearest : entriesIn(alone);
  const about = withoutAsking(asked);
  const look = lookUp(about, last);
  const details = detailsAsked(asked);
  const sentence = sentenceFor(look, details);
  if (isConfirmation(asked) && isNoOther(alone, last)) return true;
  if (look.words === 0) return isAnsweredNamelessly(last, asked, dependence, alone, look);
  if (sentence === undefined || look.known < knownEnough) return false;
  const [first] = found;
  if (first === undefined || first === last) return true;
  if (alone.kind === 'confident') return false;
  const rival = lookUp(about, first);
  const said = sayingIn(rival, details)?.known;
  // Which detail is asked parts them better than whether a word is known itself or by a synonym.
  const isSaidHere = details.length > 0 && said === undefined;
  if (rival.known > look.known + (isSaidHere ? nearly : 0)) return false;
  const isNear = alone.kind === 'none' || found.includes(last);
  if (dependence !== 'some') return sentence.known >= sure || isNear;
  if (details.length === 0 && sentence.known < sure) return false;
  // The rival is about it, and says it too: then a question that names everything itself means the rival.
  const isAboutIt = rival.asked >= knownEnough && look.asked < knownEnough;
  if (isAboutIt && !isSaidHere) return false;
  const isSaidAsWell = (said ?? 0) >= sentence.known;
  return isSaidHere || rival.known < look.known || !isSaidAsWell || (isNear && isShort(asked));
}

/** A question that names nothing is about the answer on the screen, when it says the detail and nothing else surely does. */
function isAnsweredNamelessly(
  last: Entry,
  asked: string,
  dependence: Dependence,
  alone: Finding,
  look: EntryLook,
): boolean {
  const details = detailsAsked(asked);
  const sentence = sentenceFor(look, details);
  const found = entriesIn(alone);
  const isNear = alone.kind === 'none' || found.slice(0, 2).includes(last);
  if (details.length === 0)
    return isNear && isQuestion(asked) && (dependence === 'whole' || (sentence?.done ?? 0) >= sure);
  if (sentence === undefined) return false;
  if (dependence === 'whole') return true;
  if (alone.kind === 'confident') return found[0] === last;
  // A sentence that says two things that are asked doesn't say them by chance.
  const isSaidWhole = details.length > 1 && saidOf(details, sentence.text) === 1;
  if (dependence === 'much' || isSaidWhole || sentence.done >= saidEnough) return true;
  return isNear && isShort(asked);
}

/** The sentence of an answer that says what is asked, as it is written. @returns undefined when none does */
export function answeringSentence(
  text: string,
  entry: Entry,
  lookUp: (text: string, entry: Entry) => EntryLook,
): string | undefined {
  const asked = withoutThanks(text);
  return sentenceFor(lookUp(withoutAsking(asked), entry), detailsAsked(asked))?.text;
}

function isNoOther(alone: Finding, last: Entry): boolean {
  return (
    alone.kind === 'none' || alone.kind === 'ambiguous' || (isAnswer(alone) && alone.entry.id === last.id)
  );
}

/**
 * What is meant by a question that search alone can't answer, though the answer on the screen is among what it found:
 * that answer, and below it the others. @returns undefined when the question stands for itself
 */
export function findOnScreen(
  last: Entry,
  text: string,
  alone: Finding,
  lookUp?: (text: string, entry: Entry) => EntryLook,
): Finding | undefined {
  if (alone.kind !== 'ambiguous') return undefined;
  const place = alone.entries.findIndex(({ id }) => id === last.id);
  const asked = withoutThanks(text);
  const dependence = dependenceOf(asked);
  if (place < 0 || dependence === 'none') return undefined;
  const others = alone.entries.filter(({ id }) => id !== last.id).slice(0, 3);
  if (others.length === 0) return { kind: 'confident', entry: last };
  if (dependence === 'some') {
    // A question of many words names its own topic, and is near to the answer on the screen by chance.
    if (place > 1 || !isShort(asked)) return undefined;
    const above = place > 0 ? others[0] : undefined;
    if (lookUp !== undefined && !isAsNear(last, above, withoutAsking(asked), lookUp)) return undefined;
  }
  return { kind: 'likely', entry: last, others };
}

/** Whether an entry knows what is asked, about as well as the one that was found above it. */
function isAsNear(
  last: Entry,
  above: Entry | undefined,
  about: string,
  lookUp: (text: string, entry: Entry) => EntryLook,
): boolean {
  const { words, known, asked } = lookUp(about, last);
  if (words === 0) return true;
  if (known < saidEnough || above === undefined) return known >= saidEnough;
  const rival = lookUp(about, above);
  return rival.known <= known + nearly && rival.asked <= asked + nearly;
}

/** Whether an answer surely says what is asked: its details, of the very thing that is named. */
export function isSaidBy(
  entry: Entry,
  text: string,
  lookUp: (text: string, entry: Entry) => EntryLook,
): boolean {
  const asked = withoutThanks(text);
  const look = lookUp(withoutAsking(asked), entry);
  const sentence = sayingIn(look, detailsAsked(asked));
  return sentence !== undefined && (look.words === 0 || sentence.known >= knownEnough);
}

/** The sentence that says most of what is asked; one that knows all its words may do without the detail. */
function sentenceFor(look: EntryLook, details: readonly RegExp[]): SentenceLook | undefined {
  return sayingIn(look, details) ?? look.sentences.find(({ known }) => known >= knownEnough);
}

/** The sentence that says one of the details, and most of what is asked. */
function sayingIn({ words, sentences }: EntryLook, details: readonly RegExp[]): SentenceLook | undefined {
  const isSaying = ({ text, known, done }: SentenceLook): boolean =>
    details.length === 0
      ? known >= saidEnough || (words === 0 && done >= sure)
      : saidOf(details, text) > 0 && (words === 0 || known > 0);
  const score = ({ text, known, done }: SentenceLook): number => known + (done + saidOf(details, text)) / 2;
  const saying = sentences.filter(isSaying);
  const best = Math.max(...saying.map(score));
  return saying.find((sentence) => score(sentence) === best);
}

/**
 * The finding of a follow-up question that the answer on the screen doesn't answer: it is not found again, and what is
 * near to both is offered instead.
 */
export function findFollowUp(
  alone: Finding,
  together: Finding,
  near: readonly Entry[],
  last: Entry,
): Finding {
  // The same question again finds the same answer.
  if (alone.kind === 'confident' && alone.entry.id === last.id) return alone;
  if (isAnswer(together) && together.entry.id !== last.id) return together;
  const candidates = isAnswer(alone) ? [alone.entry, ...near] : near;
  const others = [...new Set(candidates)].filter(({ id }) => id !== last.id).slice(0, 3);
  const [first, ...more] = others;
  if (first === undefined) return { kind: 'none', nearest: [] };
  // What is first both with the question before and without it is probably meant.
  const isAgreed = alone.kind === 'ambiguous' && alone.entries[0]?.id === first.id;
  if (isAgreed && more.length > 0) return { kind: 'likely', entry: first, others: more };
  return { kind: 'ambiguous', entries: others.length === 1 ? [last, ...others] : others };
}

function isAnswer(finding: Finding): finding is Extract<Finding, { kind: 'confident' | 'likely' }> {
  return finding.kind === 'confident' || finding.kind === 'likely';
}
