import type { Word } from '../../../search/finding.ts';
import { isPolite, isSharing, isTroubled, type Clause } from './clauses.ts';
import { readCourtesy } from './courtesy.ts';
import { isTakenBack } from './taken-back.ts';
import { isIn, isMatter, isOfDesks, isOwn } from './word-groups.ts';

/** What a clause does in a message that may ask for nothing. */
export type ClauseRole =
  | 'thanks'
  | 'sorry'
  | 'greeting'
  | 'farewell'
  /** What was sent is not meant: 「送り先間違えました」, 「今のは忘れて」. */
  | 'takenBack'
  | 'remark'
  /** Before or after thanks or an apology: 「教えていただき、」, 「年寄りなもんで」. */
  | 'reason'
  /** The answer, said again, or who is writing: small talk beside thanks, and beside a greeting. */
  | 'echo'
  | 'introduction'
  /** Says nothing by itself. */
  | 'aside';

/** `isSure`: every word is known to be none of a desk's. Else nothing speaks for a question, and search has to agree. */
export type ReadClause = { readonly role: ClauseRole; readonly isSure: boolean };

const sure = (role: ClauseRole): ReadClause => ({ role, isSure: true });
const open = (role: ClauseRole): ReadClause => ({ role, isSure: false });

/** What a clause does. @returns undefined for one that asks or tells something */
export function readClause(clause: Clause): ReadClause | undefined {
  const { content, form, kana } = clause;
  if (isTakenBack(clause)) return sure('takenBack');
  const courtesy = readCourtesy(clause);
  if (courtesy !== undefined || (form.isQuestion && !isSurprise(clause))) return courtesy;
  if (parting.test(kana)) return sure('farewell');
  if (form.isIntended) return sure('thanks');
  if (introduction.test(kana) && clause.words.some(({ detail }) => detail === '人名'))
    return sure('introduction');
  if (isHanging(clause)) return content.some(isMatter) || isTroubled(clause) ? undefined : sure('reason');
  if (form.isRequest) return isForThemselves(clause) ? open('remark') : undefined;
  if (isSurprise(clause)) return sure('aside');
  if (content.length === 0) return isTimeFelt(clause) ? open('remark') : sure('aside');
  if (isIdle(clause)) return sure('remark');
  if (isUnderstood(clause)) return sure('thanks');
  const feeling = readFeeling(clause) ?? (isSaidAgain(clause) ? sure('echo') : undefined);
  return feeling ?? (isOwnAct(clause) ? sure('reason') : undefined);
}

const parting =
  /^お?(?:よい|良い|いい)?.{0,6}(?:お過ごし|お迎え|お休み|おやすみ|お気を?つけ|ご自愛)(?:に|て)?ください(?:ね|ませ)*$|^(?:よい|良い|いい).{1,4}を(?:ね)?$/u;
const introduction = /(?:です|でございます|だ|と申します|ともうします|といいます|と言います)$/u;

/** 「早く帰りたい」: no desk is asked for that. */
function isForThemselves({ content, kana }: Clause): boolean {
  const last = content.at(-1);
  return last !== undefined && isIn(last, 'ownDay') && !content.some(isMatter) && kana.includes('たい');
}

/** 「やっと金曜日だ」, 「もう年末ですね」. */
function isTimeFelt(clause: Clause): boolean {
  const { words, kana } = clause;
  const isTimed = words.some(({ detail }) => detail === '副詞可能');
  const isStressed = words.some(({ partOfSpeech }) => partOfSpeech === '副詞');
  return (
    isTimed && /(?:だ|です)(?:よ|わ|ね|な|あ|え|ぁ|ぇ)*$/u.test(kana) && (isStressed || isSharing(clause))
  );
}

/** 「なんだ」 asks nothing where it stands alone. */
const isSurprise = ({ kana }: Clause): boolean => /^なあ?んだ$/u.test(kana);

/** 「特に用はないです」, 「言ってみただけ」. */
function isIdle({ kana, content }: Clause): boolean {
  if (
    /^(?:特に|とくに|別に|べつに)?用(?:事|件)?(?:は|が|も)?(?:ない|ありません)(?:です)?(?:けど|が|よ|わ)*$/u.test(
      kana,
    )
  )
    return true;
  return /だけ(?:です|だ)?(?:よ|わ|ね)*$/u.test(kana) && content.every(isOwn);
}

/** The answer, or that they found it themselves. */
function isSaidAgain({ kana, form, ...clause }: Clause): boolean {
  if (form.isSupposed) return false;
  return (
    form.isEcho ||
    (/(?:自分|自力|自己)(?:で|解決)/u.test(kana) && form.isPast && !isTroubled({ kana, form, ...clause }))
  );
}

/** 「言い過ぎました」: what they did in the talk, beside an apology. */
function isOwnAct(clause: Clause): boolean {
  return clause.form.isPast && !isTroubled(clause) && clause.content.every(isOwn);
}

/** 「知らなかった」 of somebody who knows now. */
function isUnderstood({ content, form }: Clause): boolean {
  return form.isPast && content.every(({ base }) => base === '知る');
}

/** 「教えていただき」, 「言い方になってしまい」, 「年寄りなもんで」: the sentence goes on, or is left to be guessed. */
function isHanging({ kana, words, form }: Clause): boolean {
  const last = words.at(-1);
  if (form.isDenied || /(?:て|で)ください$/u.test(kana)) return false;
  if (/(?:もの?です|もん(?:で|です)?|もので|もんですから|ものですから)$/u.test(kana)) return true;
  return (
    (last?.detail === '接続助詞' && /^[てで]$/u.test(last.surface)) ||
    /(?:いただき|頂き|くださり|下さり|まして|しまい|なり)$/u.test(kana)
  );
}

/** The weather, how they are, what they think of the desk: a judgement or a feeling, and nothing that went wrong. */
function readFeeling(clause: Clause): ReadClause | undefined {
  const { form, words } = clause;
  const content = withoutCompared(clause);
  const predicate = judgementIn(content);
  if (predicate === undefined || form.isSupposed || isTroubled(clause)) return undefined;
  if (content.some((word) => isMatter(word) || isIn(word, 'dismay'))) return undefined;
  if (isIn(predicate, 'mood') && words.some(({ base }) => base === 'やすい')) return undefined;
  const isPraise = isIn(predicate, 'praise', 'relief') && !content.some((word) => isIn(word, 'sky'));
  const role = isPraise ? 'thanks' : 'remark';
  const isDone = words[words.indexOf(predicate) + 1]?.base === 'する';
  const isThing = predicate.partOfSpeech === '名詞' && predicate.detail !== '形容動詞語幹' && !isDone;
  const isSaid = !isThing || form.isPast || form.isShared || isPolite(clause);
  const strangers = content.filter((word) => !isOwn(word));
  if (isIn(predicate, 'sky', 'mood', 'praise', 'relief')) {
    // A thing alone, 「雨」, is not said of anything, unless more of it follows.
    if (!isSaid) return isIn(predicate, 'sky') && content.length === 1 ? sure('aside') : undefined;
    if (strangers.length === 0 && !form.isContrary) return sure(role);
    if (isIn(predicate, 'mood') && !form.isContrary && isByCause(clause, predicate)) return open(role);
  }
  if (content.length === 1 && isThing && isIn(predicate, 'talk')) return sure('aside');
  if (form.isContrary || form.isRegretted || content.some(isOfDesks)) return undefined;
  if (strangers.some(isDoubtfullyRead)) return undefined;
  const saysNoThing = !isThing && content.every((word) => !isIn(word, 'measure'));
  const isMeasured = isIn(predicate, 'measure') && content.length > 1;
  if (isMeasured || isIn(predicate, 'talk', 'mistake') || !(saysNoThing || isSharing(clause)))
    return undefined;
  return open(role);
}

const ownPeople = /^(?:うち|私|わたし|僕|ぼく|俺|おれ|自分)ら?の.{1,12}より/u;

/** 「うちの新人より頼りになる」: with whom a desk is compared is not what is judged. */
function withoutCompared({ content, words, kana }: Clause): readonly Word[] {
  const than = words.findLastIndex(
    ({ surface, partOfSpeech }) => surface === 'より' && partOfSpeech === '助詞',
  );
  const isOfTheirs = ownPeople.test(kana);
  return content.filter((word) => words.indexOf(word) > than || (!isOfTheirs && isOfDesks(word)));
}

/** Words in hiragana may be others than they seem: 「びょうじほいく」 is no 「しほ」. */
const isDoubtfullyRead = ({ surface, partOfSpeech }: Word): boolean =>
  partOfSpeech !== '形容詞' && /^[ぁ-ゖー]+$/u.test(surface);

/** 「残業でヘトヘトです」, 「電車が混んでて疲れました」 tell why they feel so; 「膝がつらい」 tells what of. */
function isByCause({ words }: Clause, predicate: Word): boolean {
  const before = words
    .slice(0, words.indexOf(predicate))
    .findLast(({ partOfSpeech }) => partOfSpeech === '助詞');
  return before !== undefined && /^(?:で|て|から|ので)$/u.test(before.surface);
}

/** What the clause says in the end: 「便利な世の中になりました」 calls something 便利. */
function judgementIn(content: readonly Word[]): Word | undefined {
  const isNoun = ({ partOfSpeech }: Word): boolean => partOfSpeech === '名詞';
  const isJudging = (word: Word): boolean => isIn(word, 'sky', 'mood', 'praise', 'relief');
  const judging = content.findLastIndex(isJudging);
  const after = content.slice(judging + 1);
  const isOfTalk = after.every((word) => isNoun(word) && isIn(word, 'talk'));
  return judging >= 0 && isOfTalk ? content[judging] : content.at(-1);
}
