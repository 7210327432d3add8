import type { Entry } from '../../books/book.ts';
import type { Admits, Finding } from '../../search/finding.ts';
import { deniedWords, readDenial, wantedInFull, type Denial } from '../../japanese/denial.ts';
import { beginsWithAct, isPiece, namesSomething, splitTopic } from '../../japanese/topic.ts';
import { entriesIn, type SearchableBook } from '../searchable-book.ts';
import type { PhaseNotCollecting } from '../session.ts';

const maxChoices = 3;
const maxOffered = 5;
/** Verbs and nouns differ after so many characters: 忘れた, 忘れて. */
const stemLength = 2;

/**
 * The finding of a message that denies something: 「違う、…」, 「AじゃなくてB」. What is denied is put away, and what is
 * wanted is searched, with the topic of the talk when it is only a piece. @returns undefined when nothing is denied
 */
export function findCorrected(
  text: string,
  phase: PhaseNotCollecting,
  book: SearchableBook,
  isValid: Admits,
): Finding | undefined {
  const isAfter = phase.name === 'answered' || phase.name === 'choosing';
  const denial = denialIn(text, isAfter);
  if (denial === undefined) return undefined;
  const named = entriesNamed(denial, book, isValid);
  const last = isTurnedDown(denial, phase, book) && phase.name === 'answered' ? phase.entryId : undefined;
  const admits: Admits = (entry) => isValid(entry) && entry.id !== last && !named.includes(entry);
  const search = (words: string): Finding => book.search(words, admits);
  const { wanted } = denial;
  const before = isAfter ? (phase.question?.text ?? '').normalize('NFKC') : '';
  const inFull = wordsInFull(denial, before);
  if (wanted.length < 2 && inFull === wanted)
    return onlyNear(before === '' ? deniedWords(denial).join(' ') : before, book, admits);
  const replaced = wordsReplaced(wanted, before).map(search);
  const another = replaced.find(isSure);
  if (another !== undefined) return another;
  const together = inFull === wanted ? undefined : search(inFull);
  // A mere name after an answer takes the place of another name in what was asked.
  const isOfBefore = !denial.isCorrection && before !== '' && isPiece(wanted);
  if (isOfBefore && together !== undefined && isSure(together)) return together;
  const direct = wanted.length < 2 ? undefined : search(wanted);
  if (direct !== undefined && isSure(direct) && !(isOfBefore && together?.kind === 'ambiguous'))
    return direct;
  if (together !== undefined && isSure(together)) return together;
  const best = replaced.find(({ kind }) => kind === 'likely') ?? agreed(replaced[0] ?? together, direct);
  const below = named.filter(({ id }) => id !== last);
  return withBelow(best ?? offer(book.nearest(text, admits)), below);
}

/**
 * What a text denies in its place in the talk. Without anything before it 「いえ、…」 turns down nothing, and who says what
 * is over tells their story.
 */
function denialIn(text: string, isAfter: boolean): Denial | undefined {
  const denial = readDenial(text);
  if (denial === undefined || isAfter) return denial;
  return denial.denied.some(({ isOver }) => !isOver) ? denial : undefined;
}

/**
 * What the wanted words find with the topic and without it. When both find the same first, that is what is probably
 * meant; otherwise the topic says more.
 */
function agreed(together: Finding | undefined, direct: Finding | undefined): Finding | undefined {
  const [within, alone] = [foundBy(together), foundBy(direct)];
  const [first] = within;
  if (first === undefined) return direct ?? together;
  if (first !== alone[0]) return together;
  const others = [...new Set([...within, ...alone])].slice(1, 1 + maxChoices);
  return others.length === 0 ? { kind: 'confident', entry: first } : { kind: 'likely', entry: first, others };
}

function foundBy(finding: Finding | undefined): readonly Entry[] {
  return finding === undefined ? [] : entriesIn(finding);
}

/** 「それじゃない」 says nothing of what is wanted: nothing is answered, and what is near to the last question offered. */
function onlyNear(before: string, book: SearchableBook, admits: Admits): Finding {
  return { kind: 'none', nearest: before === '' ? [] : book.nearest(before, admits).slice(0, maxChoices) };
}

/** Names that another name may stand for. */
const names = /[\p{Script=Katakana}ー]{2,}|[A-Za-z0-9]{2,}|\p{Script=Han}{2,}/gu;
/** 「IDのほう」, also after other words: 「まだ本登録もしてない、お試しのほうです」. */
const thatOne =
  /(?:^|[、。\s])(?<name>[^、。\sをがはでも]{1,15}?)の(?:ほう|方|こと)(?:です|でした|だ|なん|[、。\s]|$)/u;
/** 「メアドでした」, 「アプリのパスコード」 */
const nameAlone =
  /^(?<name>[^、。?\sをがはで]{0,12}[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9])(?:です|でした|だった|だ|や|なんです(?:が|けど)?)?$/u;
const maxReplaced = 3;

/**
 * What was asked before with another name in it: 「パスワード変えたい」, 「違う、IDのほう」 → IDを変えたい; or with something else
 * done to the same: 「駐車場を借りたい」, 「逆です、やめたいほう」 → 駐車場をやめたいほう. The likeliest first, none when neither a
 * name nor an act alone is wanted.
 */
function wordsReplaced(wanted: string, before: string): readonly string[] {
  if (before === '' || wanted === '') return [];
  if (beginsWithAct(wanted) || (!namesSomething(wanted) && !isPiece(wanted))) {
    const topic = splitTopic(withoutAsking(before))?.topic;
    return topic === undefined ? [] : [`${topic} ${wanted}`];
  }
  const name = (thatOne.exec(wanted) ?? nameAlone.exec(wanted))?.groups?.['name'];
  if (name === undefined) return [];
  // A name takes the place of a name, not of what is done: 「退会したい」, 「子どものスクール」.
  const others = [...before.matchAll(names)].filter(([old]) => !beginsWithAct(old)).slice(0, maxReplaced);
  if (others.length === 0) {
    const about = splitTopic(withoutAsking(before));
    const isName = about !== undefined && !beginsWithAct(about.topic);
    return [isName ? `${name}${about.particle}${about.predicate}` : `${name} ${before}`];
  }
  return others.map(
    ({ 0: old, index }) => `${before.slice(0, index)}${name}${before.slice(index + old.length)}`,
  );
}

/** 「国保に加入するときの手続きを教えて」 → 国保に加入する */
function withoutAsking(before: string): string {
  return before.replace(
    /(?:とき|時|場合|際)?(?:の|は|に)?(?:手続き?|方法|やり方|仕方|しかた)?(?:について|を?(?:教えて|知りたい)[^、。]*|は)?[。?\s]*$/u,
    '',
  );
}

/** Whether the last answer is turned down: by a word, by another name, or because its own question is denied. */
function isTurnedDown(
  { denied, wanted, isCorrection }: Denial,
  phase: PhaseNotCollecting,
  book: SearchableBook,
): boolean {
  if (phase.name !== 'answered') return false;
  const question = book.entries.find(({ id }) => id === phase.entryId)?.question ?? '';
  const isOther = isCorrection || (denied.length > 0 && wanted !== '' && isPiece(wanted));
  return isOther || denied.some(({ words }) => question.includes(words.slice(0, stemLength)));
}

/**
 * Entries that the denied words alone surely find. One whose own question denies them is meant after all: 「更新せずに退去
 * したい場合」.
 */
function entriesNamed(denial: Denial, book: SearchableBook, isValid: Admits): readonly Entry[] {
  return denial.denied.flatMap(({ words }) => {
    const finding = book.search(words, isValid);
    const isFound = finding.kind === 'confident' || finding.kind === 'likely';
    return isFound && readDenial(finding.entry.question) === undefined ? [finding.entry] : [];
  });
}

/** Words may be denied of the very entry that is meant: in a choice it stays, as the last. */
function withBelow(finding: Finding, denied: readonly Entry[]): Finding {
  if (finding.kind !== 'ambiguous' || denied.length === 0) return finding;
  const [lowest] = denied;
  const others = finding.entries.slice(0, maxOffered - 1);
  return lowest === undefined ? finding : { kind: 'ambiguous', entries: [...others, lowest] };
}

/** What is wanted with what it is about: in the message itself, else in what was asked before, without the denied words. */
function wordsInFull(denial: Denial, before: string): string {
  const { denied, wanted, isCorrection } = denial;
  const own = wantedInFull(denial);
  if (own !== wanted || before === '' || wanted === '') return own;
  const rest = denied.reduce((asked, { words }) => withoutDenied(asked, words), before);
  // What is denied was never spoken of: the message is no correction of what was asked before, if it says all itself.
  return isCorrection || rest !== before || isPiece(wanted) ? `${rest} ${wanted}`.trim() : wanted;
}

/** 「暗証番号を忘れた」 without what 「忘れては」 denies. */
function withoutDenied(text: string, denied: string): string {
  if (text.includes(denied)) return text.replaceAll(denied, '');
  const stem = denied.slice(0, stemLength);
  if (!/\p{Script=Han}/u.test(stem) || !text.includes(stem)) return text;
  const at = text.indexOf(stem);
  return text.slice(0, at) + text.slice(at + stem.length).replace(/^\p{Script=Hiragana}+/u, '');
}

function isSure({ kind }: Finding): boolean {
  return kind === 'confident' || kind === 'several';
}

function offer(entries: readonly Entry[]): Finding {
  const choices = entries.slice(0, maxChoices);
  return choices.length < 2 ? { kind: 'none', nearest: choices } : { kind: 'ambiguous', entries: choices };
}
