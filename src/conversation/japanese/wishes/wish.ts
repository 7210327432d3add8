import type { Entry } from '../../../books/book.ts';
import type { Finding } from '../../../search/finding.ts';
import { entriesIn, type SearchableBook } from '../../searchable-book.ts';
import { bare } from '../commands.ts';
import { isFound, toTagged, type TaggedSentence } from './cue.ts';
import { saysStillFails } from '../still-fails.ts';
import { remarkIn } from '../small-talk/remark.ts';
import { smallTalkIn, type SmallTalk } from '../small-talk/small-talk.ts';
import { deskNames } from './desk-names.ts';
import type { FactName } from './fact-cues.ts';
import { countIn, holdsForeign, readFacts, toClauses } from './fact-wish.ts';
import { toPhrases, toSentences } from './wish-text.ts';
import { toTags } from './wish-tags.ts';
import { personCues, talkCues, type TalkMatter } from './wishes.ts';

/** What a person wants of the desk. */
export type Wish =
  | {
      readonly kind: 'person';
      readonly isComplaint: boolean;
      /** They would like to talk on the phone … */
      readonly isByPhone: boolean;
      /** … and to be called. */
      readonly isForCall: boolean;
      /** The message says what it is about, too. */
      readonly hasMatter: boolean;
    }
  /** The desk's own facts. `days`: the words that name the day or the hour they ask about. */
  | { readonly kind: 'facts'; readonly of: readonly FactName[]; readonly days: readonly string[] }
  | { readonly kind: 'smallTalk'; readonly of: SmallTalk }
  /** About the talk with staff, while they are waited for. */
  | { readonly kind: 'waiting'; readonly about: Exclude<TalkMatter, 'seen'> }
  /** What the answer on the screen says was tried, and didn't help. */
  | { readonly kind: 'stillFails' }
  | { readonly kind: 'question' };

/** A wish that stands in the words alone. */
type SpokenWish = Extract<Wish, { kind: 'person' | 'facts' }>;

/** What stands beside a message when its wish is read. */
export type WishContext = {
  readonly book: SearchableBook;
  /** What search found for it. */
  readonly finding: Finding;
  /** It makes sense only together with the answer before it. */
  readonly isFollowUp: boolean;
  /** A ticket waits for staff. */
  readonly isWaiting?: boolean;
  /** An answer or a choice is on the screen. */
  readonly isOnScreen?: boolean;
  /** It is an answer. */
  readonly isAnswered?: boolean;
};

/** From this weight on a wish counts where the book has no sure answer … */
const likely = 1;
/** … and from this weight on in any case. */
const sure = 2;

/**
 * Reads what a person wants, before it is asked which entry answers them. The book competes: a whole question of it that
 * was typed is a question, and so is a message for which search found an entry that asks for the same thing.
 */
export function readWish(text: string, context: WishContext): Wish {
  const { book, finding, isFollowUp, isWaiting = false, isOnScreen = false, isAnswered = false } = context;
  const matter = talkMatterIn(text);
  if (isWaiting && matter !== undefined && matter !== 'seen') return { kind: 'waiting', about: matter };
  if (isAnswered && saysStillFails(text)) return { kind: 'stillFails' };
  const smallTalk = smallTalkIn(text);
  if (smallTalk !== undefined) return { kind: 'smallTalk', of: smallTalk };
  if (isOnScreen && matter === 'seen') return { kind: 'smallTalk', of: 'no' };
  const remark = isTypedWhole(text, book) ? undefined : readRemark(text, context);
  const wish = wishIn(text, book);
  const isAngry = remark === 'remark' && wish?.wish.kind === 'person' && wish.wish.isComplaint;
  if (remark !== undefined && !isAngry) return { kind: 'smallTalk', of: remark };
  if (wish === undefined || isTypedWhole(text, book)) return { kind: 'question' };
  if (isInBook(wish.wish, finding, book)) return { kind: 'question' };
  const weight = wish.weight - (isFollowUp && mayBeOfAnswer(wish.wish) ? likely : 0);
  const isEnough = isSureFinding(finding) ? weight >= sure : weight >= likely;
  return isEnough ? wish.wish : { kind: 'question' };
}

/**
 * Small talk in one's own words. What search is sure of goes before it, if the book has a word of the message at all;
 * where the grammar is unsure, so does what is likely.
 */
function readRemark(text: string, { book, finding }: WishContext): SmallTalk | undefined {
  if (book.readWords === undefined) return undefined;
  const remark = remarkIn(text, book.readWords);
  if (remark === undefined || (isSureFinding(finding) && remark.holdsMatter)) return undefined;
  const isAlone = finding.kind === 'none' || finding.kind === 'ambiguous';
  return remark.isSure || isAlone ? remark.kind : undefined;
}

/** Whether it may ask about the answer before it. A form is always the desk's own, as the answer only names it. */
function mayBeOfAnswer(wish: SpokenWish): boolean {
  return wish.kind === 'facts' && wish.of.some((fact) => fact !== 'form');
}

/** Whether an entry of the book asks for the same: the book's own answer goes before ours. */
function isInBook(wish: SpokenWish, finding: Finding, book: SearchableBook): boolean {
  if (wish.kind === 'person')
    return entriesIn(finding).some(({ question }) => wishIn(question, book)?.wish.kind === 'person');
  return finding.kind !== 'none' && wish.of.some((fact) => factsOf(book).has(fact));
}

const factsOfBooks = new WeakMap<readonly Entry[], ReadonlySet<FactName>>();

/** Which of the desk's facts are questions of the book. */
function factsOf(book: SearchableBook): ReadonlySet<FactName> {
  const known = factsOfBooks.get(book.entries);
  if (known !== undefined) return known;
  const wishes = book.entries.flatMap(({ question }) => wishIn(question, book)?.wish ?? []);
  const facts = new Set(wishes.flatMap((wish) => (wish.kind === 'facts' ? wish.of : [])));
  factsOfBooks.set(book.entries, facts);
  return facts;
}

/** The wish for a person or for the desk's facts that a text speaks of by itself, and how much speaks for it. */
export function wishIn(
  text: string,
  book: Pick<SearchableBook, 'name' | 'contact'>,
): { readonly wish: SpokenWish; readonly weight: number } | undefined {
  const names = deskNames(book);
  const tagged = toSentences(text).map((sentence) => toTags(sentence, names));
  const clauses = tagged.flatMap(toClauses).map(toTagged);
  const person = readPerson([...tagged.map(toTagged), ...clauses]);
  const phrases = toPhrases(text).flatMap((phrase) => toClauses(toTags(phrase, names)));
  const facts = readFacts(tagged.map(toTagged), [clauses, phrases.map(toTagged)]);
  const isForFacts = facts.weight > 0 && facts.weight >= person.weight;
  if (isForFacts) return { wish: { kind: 'facts', of: facts.of, days: facts.days }, weight: facts.weight };
  if (person.weight <= 0) return undefined;
  const { weight, ...how } = person;
  return { wish: { kind: 'person', ...how }, weight };
}

function readPerson(sentences: readonly TaggedSentence[]) {
  const found = personCues.filter((cue) => sentences.some((sentence) => isFound(cue, sentence)));
  const weight = found.reduce((sum, each) => sum + each.weight, 0);
  return {
    weight: isLong(sentences) ? weight - likely : weight,
    isComplaint: found.some(({ isComplaint }) => isComplaint === true),
    isForCall: found.some(({ isForCall }) => isForCall === true),
    hasMatter: hasMatter(sentences),
    isByPhone: sentences.some(({ tags }) => tags.some(({ groups }) => groups.includes('phone'))),
  };
}

/** How many letters of unknown words say what a message is about. A name is shorter. */
const leastMatter = 6;

/** From so many letters of unknown words on a message tells a story, in which a word of a wish may be about anything. */
const leastStory = 60;

function isLong(sentences: readonly TaggedSentence[]): boolean {
  return sentences.reduce((sum, sentence) => sum + countIn(sentence, 'unknown'), 0) >= leastStory;
}

function hasMatter(sentences: readonly TaggedSentence[]): boolean {
  const tags = sentences.flatMap((sentence) => sentence.tags);
  const unknown = tags.filter(({ groups }) => groups.includes('unknown'));
  return (
    unknown.length >= leastMatter || tags.some(({ groups }) => groups.every((each) => each === 'business'))
  );
}

/** What a text says about the talk itself, when it says nothing else. */
function talkMatterIn(text: string): TalkMatter | undefined {
  const sentences = toSentences(text).map((sentence) => toTagged(toTags(sentence)));
  const last = sentences.at(-1);
  if (last === undefined || sentences.some(holdsForeign)) return undefined;
  return talkCues.find((cue) => isFound(cue, last))?.about;
}

function isTypedWhole(text: string, { entries }: SearchableBook): boolean {
  const typed = bare(text);
  return entries.some(({ question, phrasings }) =>
    [question, ...phrasings].some((each) => bare(each) === typed),
  );
}

function isSureFinding(finding: Finding): boolean {
  return finding.kind === 'confident' || (finding.kind === 'several' && finding.parts.some(isSureFinding));
}
