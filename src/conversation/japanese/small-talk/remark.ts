import type { ReadWords } from '../../../search/finding.ts';
import { bare } from '../commands.ts';
import { readBotQuestion } from './bot-questions.ts';
import { toRemarkClauses, type Clause } from './clauses.ts';
import { readClause, type ClauseRole } from './clause-role.ts';
import { kindOfWords, type SmallTalk } from './small-talk.ts';

/** Small talk in one's own words. Where it is not sure, a message asks for nothing as far as its grammar tells. */
export type Remark = {
  readonly kind: SmallTalk;
  readonly isSure: boolean;
  /** It holds a word that the book has, so that what search found may be meant. */
  readonly holdsMatter: boolean;
};

/** A longer text is more than a remark. */
const maxLength = 120;

/**
 * Reads a message that asks for nothing, by elimination: no clause of it is a question, a request, a wish, a trouble, or
 * names a thing of the book; each is thanks, an apology, a greeting, a feeling, or says nothing by itself.
 */
export function remarkIn(text: string, readWords: ReadWords): Remark | undefined {
  if (text.length > maxLength) return undefined;
  const clauses = toRemarkClauses(text, readWords);
  const holdsMatter = clauses.some(({ content }) => content.some(({ knownTo }) => knownTo === 'book'));
  const remark = readBotQuestion(clauses) ?? readClauses(clauses) ?? readCry(text, clauses);
  return remark && { ...remark, holdsMatter };
}

/** 「ひえー」, 「わーい」: a few drawn-out kana that are no word of a desk. */
function readCry(text: string, clauses: readonly Clause[]): Reading | undefined {
  const isDrawn = /^[ぁ-ゖァ-ヺ]{1,3}[ー〜~っッ]+[んン]?$/u.test(
    bare(text).replace(/[^\p{L}\p{N}ー〜~]/gu, ''),
  );
  const isNoWord = clauses.every(({ words }) => words.every(({ knownTo }) => knownTo === 'nobody'));
  return isDrawn && isNoWord ? { kind: 'remark', isSure: false } : undefined;
}

type Reading = Omit<Remark, 'holdsMatter'>;

function readClauses(clauses: readonly Clause[]): Reading | undefined {
  const read = clauses.map(readPart);
  const roles = read.map((each) => each?.role);
  if (isTakenBackAtEnd(roles)) return { kind: 'takenBack', isSure: true };
  const parts = read.flatMap((each) => each ?? []);
  if (parts.length < read.length) return undefined;
  const kind = kindOf(new Set(roles));
  return kind === undefined ? undefined : { kind, isSure: parts.every(({ isSure }) => isSure) };
}

type Role = ClauseRole | SmallTalk;

function readPart(clause: Clause): { readonly role: Role; readonly isSure: boolean } | undefined {
  const known = kindOfWords(clause.kana);
  return known === undefined ? readClause(clause) : { role: known, isSure: true };
}

const besideTakenBack: ReadonlySet<Role | undefined> = new Set<Role>([
  'sorry',
  'attention',
  'aside',
  'farewell',
  'greeting',
  'reason',
]);

/** Whether the last that counts takes back, with regret, what was sent: 「従業員… あ、送り先まちがえました すいません」. */
function isTakenBackAtEnd(roles: readonly (Role | undefined)[]): boolean {
  const isLast = roles.findLast((role) => !besideTakenBack.has(role)) === 'takenBack';
  const isRegretted = roles.some((role) => role === 'sorry' || role === 'attention' || role === 'aside');
  return isLast && (isRegretted || !roles.includes(undefined));
}

/** Of several kinds in a message the first one here is meant: 「はい、ありがとうございます」 are thanks. */
const order = [
  'thanks',
  'takenBack',
  'farewell',
  'sorry',
  'attention',
  'yes',
  'greeting',
  'remark',
  'laughter',
] as const;

function kindOf(roles: ReadonlySet<Role | undefined>): SmallTalk | undefined {
  if (roles.has('no')) return undefined;
  const kind = order.find((each) => roles.has(each));
  if (roles.has('echo') && kind !== 'thanks') return undefined;
  if (roles.has('introduction') && kind !== 'greeting') return undefined;
  if (roles.has('reason') && kind !== 'thanks' && kind !== 'sorry') return undefined;
  return kind === 'yes' && roles.has('remark') ? 'remark' : kind;
}
