import type { Entry } from '../../books/book.ts';
import type { Admits, Finding } from '../../search/finding.ts';
import { readDenial, type Denial } from '../japanese/denial.ts';
import type { SearchableBook } from '../searchable-book.ts';
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
  const denial = readDenial(text);
  if (denial === undefined) return undefined;
  const isAfter = phase.name === 'answered' || phase.name === 'choosing';
  // 「いえ、…」 without anything before it turns down nothing.
  if (denial.denied.length === 0 && !isAfter) return undefined;
  const named = entriesNamed(denial, book, isValid);
  const last = isTurnedDown(denial, phase, book) && phase.name === 'answered' ? phase.entryId : undefined;
  const admits: Admits = (entry) => isValid(entry) && entry.id !== last && !named.includes(entry);
  const { wanted } = denial;
  const before = isAfter ? (phase.question?.text ?? '').normalize('NFKC') : '';
  if (wanted.length < 2 && denial.denied.length === 0) return onlyNear(before, book, admits);
  const replaced = findReplaced(wanted, before, (words) => book.search(words, admits));
  if (replaced !== undefined && isSure(replaced)) return replaced;
  const direct = wanted.length < 2 ? undefined : book.search(wanted, admits);
  if (direct !== undefined && isSure(direct)) return direct;
  const topic = topicOf(denial, phase);
  const together = topic === '' ? undefined : book.search(`${topic} ${wanted}`.trim(), admits);
  if (together !== undefined && isSure(together)) return together;
  const best = replaced ?? agreed(together, direct);
  const below = named.filter(({ id }) => id !== last);
  return withBelow(best ?? offer(book.nearest(text, admits)), below);
}

/**
 * What the wanted words find with the topic and without it. When both find the same first, that is what is probably
 * meant; otherwise the topic says more.
 */
function agreed(together: Finding | undefined, direct: Finding | undefined): Finding | undefined {
  const [within, alone] = [entriesIn(together), entriesIn(direct)];
  const [first] = within;
  if (first === undefined) return direct ?? together;
  if (first !== alone[0]) return together;
  const others = [...new Set([...within, ...alone])].slice(1, 1 + maxChoices);
  return others.length === 0 ? { kind: 'confident', entry: first } : { kind: 'likely', entry: first, others };
}

function entriesIn(finding: Finding | undefined): readonly Entry[] {
  if (finding?.kind === 'ambiguous') return finding.entries;
  if (finding?.kind === 'likely') return [finding.entry, ...finding.others];
  return finding?.kind === 'confident' ? [finding.entry] : [];
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
/** 「メアドでした」 */
const nameAlone =
  /^(?<name>[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9]{2,15})(?:です|でした|だった|だ)?$/u;
const maxReplaced = 3;

/**
 * Searches for what was asked before with another name in it: 「パスワード変えたい」, 「違う、IDのほう」 → ID変えたい.
 * @returns undefined when no name alone is wanted, or nothing is found for it with some certainty
 */
function findReplaced(
  wanted: string,
  before: string,
  search: (words: string) => Finding,
): Finding | undefined {
  const name = (thatOne.exec(wanted) ?? nameAlone.exec(wanted))?.groups?.['name'];
  if (name === undefined) return undefined;
  const findings = [...before.matchAll(names)]
    .slice(0, maxReplaced)
    .map(({ 0: old, index }) =>
      search(`${before.slice(0, index)}${name}${before.slice(index + old.length)}`),
    );
  return findings.find(isSure) ?? findings.find(({ kind }) => kind === 'likely');
}

/** Whether the last answer is turned down: by a word, or because its own question is denied. */
function isTurnedDown(
  { denied, isCorrection }: Denial,
  phase: PhaseNotCollecting,
  book: SearchableBook,
): boolean {
  if (phase.name !== 'answered') return false;
  const question = book.entries.find(({ id }) => id === phase.entryId)?.question ?? '';
  return isCorrection || denied.some((words) => question.includes(words.slice(0, stemLength)));
}

/** Entries that the denied words alone surely find. */
function entriesNamed({ denied }: Denial, book: SearchableBook, isValid: Admits): readonly Entry[] {
  return denied.flatMap((words) => {
    const finding = book.search(words, isValid);
    return finding.kind === 'confident' || finding.kind === 'likely' ? [finding.entry] : [];
  });
}

/** Words may be denied of the very entry that is meant: in a choice it stays, as the last. */
function withBelow(finding: Finding, denied: readonly Entry[]): Finding {
  if (finding.kind !== 'ambiguous' || denied.length === 0) return finding;
  const [lowest] = denied;
  const others = finding.entries.slice(0, maxOffered - 1);
  return lowest === undefined ? finding : { kind: 'ambiguous', entries: [...others, lowest] };
}

/** What the wanted words may be a piece of: what was asked before, without the denied words; else what these are about. */
function topicOf({ denied, topic, isCorrection }: Denial, phase: PhaseNotCollecting): string {
  const before = phase.name === 'answered' || phase.name === 'choosing' ? phase.question?.text : undefined;
  if (topic !== undefined) return topic;
  if (before === undefined) return '';
  const asked = before.normalize('NFKC');
  const rest = denied.reduce(withoutDenied, asked);
  // What is denied was never spoken of: the message is no correction of what was asked before.
  return isCorrection || rest !== asked ? rest : '';
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
