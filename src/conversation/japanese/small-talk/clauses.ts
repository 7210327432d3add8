import type { ReadWords, Word } from '../../../search/finding.ts';
import { isIn, isTrouble } from './word-groups.ts';
import { toHiragana, toPhrases } from '../wishes/wish-text.ts';

/** A piece of a message that has one predicate at most, as its grammar is read. */
export type Clause = {
  readonly words: readonly Word[];
  /** Its words without what only joins, ends or colours them, likeliest the predicate last. */
  readonly content: readonly Word[];
  /** As it is written, in hiragana. */
  readonly kana: string;
  readonly form: ClauseForm;
};

export type ClauseForm = {
  /** 「〜ですか」, a question word, a question mark. */
  readonly isQuestion: boolean;
  /** 「〜ください」, 「〜たい」, 「〜ほしい」. */
  readonly isRequest: boolean;
  /** A verb or a thing is denied: 「届かない」, 「載っていません」. */
  readonly isDenied: boolean;
  /** 「〜と」, 「〜たら」, 「〜ば」: what would be good has not happened yet. */
  readonly isSupposed: boolean;
  /** 「〜が」, 「〜けど」, 「でも」: something else follows. */
  readonly isContrary: boolean;
  /** 「〜ね」, 「〜なあ」, 「〜わ」: a feeling is shared, and nothing is asked. */
  readonly isShared: boolean;
  /** 「〜んですね」, 「〜のか」: what was read is said again. */
  readonly isEcho: boolean;
  /** 「〜た」. */
  readonly isPast: boolean;
  /** 「〜てしまった」, 「〜られた」: it was not wanted. */
  readonly isRegretted: boolean;
  /** 「〜てみます」, 「〜ておきます」: what they will do themselves. */
  readonly isIntended: boolean;
};

/** The clauses of a message. */
export function toRemarkClauses(text: string, readWords: ReadWords): readonly Clause[] {
  return toPhrases(text).flatMap(({ written, isAsking }) => {
    const pieces = split(readWords(withPlainEnd(written)).filter(isWord));
    return pieces.map((words, at) => toClause(words, isAsking && at === pieces.length - 1));
  });
}

/** 「寒いなああ」, 「さむっ」 → 「寒いなあ」, 「さむ」: the dictionary has no drawn-out words. */
function withPlainEnd(phrase: string): string {
  return phrase.replace(/(?<=[ねな])([ぁあぇえ])[ぁあぇえ]+$/u, '$1').replace(/っ+$/u, '');
}

const isWord = ({ surface, partOfSpeech }: Word): boolean =>
  partOfSpeech !== '記号' && /[\p{L}\p{N}ー]/u.test(surface);

/** After a word like 「ね」 and around an interjection a new clause begins. */
function split(words: readonly Word[]): readonly (readonly Word[])[] {
  const clauses: Word[][] = [[]];
  words.forEach((word, at) => {
    const before = words[at - 1];
    const clause = clauses.at(-1) ?? [];
    if (before !== undefined && isBoundary(clause, before, word)) clauses.push([]);
    clauses.at(-1)?.push(word);
  });
  return clauses.filter((clause) => clause.length > 0);
}

function isBoundary(clause: readonly Word[], before: Word, word: Word): boolean {
  if (isEnding(word) || isEnder(word)) return false;
  // Thanks and regret end the clause that says what for: 「教えてくれてありがとう」.
  if (word.partOfSpeech === '感動詞') return !isCourtesy(word);
  const isExclaimed = clause[0]?.partOfSpeech === '感動詞' && clause.slice(1).every(isEnding);
  return isExclaimed || before.partOfSpeech === '感動詞' || isEnder(before);
}

const isEnding = ({ partOfSpeech }: Word): boolean => partOfSpeech === '助動詞' || partOfSpeech === '助詞';
const isEnder = ({ surface, detail }: Word): boolean =>
  detail === '終助詞' && /^(?:ね[えぇー]?|よ|わ|な[あぁー]|さ|やん)$/u.test(surface);

/** Thanks, regret, and good wishes. */
const isCourtesy = ({ base }: Word): boolean =>
  /^(?:ありがとう|おめでとう|すみません|すいません|ごめん(?:なさい)?)$/u.test(base);

function toClause(words: readonly Word[], isAsking: boolean): Clause {
  const kana = toHiragana(words.map(({ surface }) => surface).join(''));
  return { words, content: words.filter(isContent), kana, form: formOf(words, kana, isAsking) };
}

const emptyParts: ReadonlySet<string> = new Set([
  '助詞',
  '助動詞',
  '接続詞',
  '連体詞',
  'フィラー',
  '感動詞',
  '接頭詞',
]);
const emptyDetails: ReadonlySet<string> = new Set([
  '副詞可能',
  '非自立',
  '特殊',
  '助動詞語幹',
  '人名',
  '接尾',
]);

/** Whether a word says anything by itself. Words of time, degree and place don't: 「今日」, 「めっちゃ」, 「こちら」. */
function isContent(word: Word): boolean {
  const { partOfSpeech, detail, base } = word;
  // 「ほっとした」, 「ばたばたしてます」: the adverb says it.
  if (partOfSpeech === '副詞') return isIn(word, 'relief', 'mood');
  if (emptyParts.has(partOfSpeech) || emptyDetails.has(detail)) return false;
  if (isIn(word, 'degree') || /^(?:する|なる|ある|いる|おる|ござる|ー)$/u.test(base)) return false;
  return detail !== '代名詞' || isIn(word, 'personal');
}

const questionWords =
  /^(?:何|なに|なん|いつ|どこ|だれ|誰|どなた|どう|どうして|どんな|どれ|どの|どちら|どっち|なぜ|なんで|いくら|いくつ|何歳)$/u;
const questionEnd = /か(?:な|なあ|ね|ねえ|しら|よ)?$/u;
const echoEnd =
  /(?:ん|の)(?:です|だ|でした|だった)?(?:よ?ね[えぇ]?|か|なあ?)$|(?:です|ます|でした|ました)ね[えぇ]?$|(?:わけ|こと)(?:です|だ)?(?:ね[えぇ]?|か)$|んだ(?:った)?$/u;
const requestEnd =
  /(?:頂戴|ちょうだい|くれ|おねがい(?:し|いたし|致し)?(?:ます)?|お願い(?:し|いたし|致し)?(?:ます)?|(?<!ごめん|やすみ)なさい|よう)(?:ね|よ|な|わ)*$/u;

function formOf(words: readonly Word[], kana: string, isAsking: boolean): ClauseForm {
  const bases = words.map(({ base }) => base);
  const isEcho = echoEnd.test(kana);
  // 「何度も」 and 「いつも」 ask nothing.
  const hasQuestionWord = words.some(
    ({ base, surface }, at) =>
      (questionWords.test(base) || questionWords.test(surface)) &&
      !words.slice(at + 1, at + 3).some((next) => next.surface === 'も'),
  );
  return {
    isQuestion: isAsking || (questionEnd.test(kana) && !isEcho) || hasQuestionWord,
    isRequest: requestEnd.test(kana) || words.some(isWanting),
    isDenied: words.some(({ base, partOfSpeech }, at) => {
      if (partOfSpeech === '助動詞') return /^(?:ない|ん|ぬ|ず)$/u.test(base) && bases[at - 1] !== undefined;
      // 「わかりにくい」, 「見づらい」, 「不安定」 come near to it.
      return (
        /^(?:ない|無い)$|^[不未]\p{Script=Han}|(?:にくい|づらい|ずらい|がたい)$/u.test(base) &&
        !/^ありがたい$/u.test(base)
      );
    }),
    isSupposed: /(?:と|たら|だら|なら|えば|れば|けば|せば|めば|ねば)$/u.test(kana) || isBeforeGood(words),
    isContrary:
      /(?:が|けど|けれど|けれども|のに|ので|から|し)$/u.test(kana) ||
      /^(?:でも|だけど|しかし|ところで|ただ)/u.test(kana),
    isShared: words.some(
      (word, at) => at === words.length - 1 && (isEnder(word) || word.detail === '終助詞'),
    ),
    isEcho,
    isPast: words.at(-1)?.base === 'た' || /(?:た|だ)(?:よ|わ|ね|な|です)*[えぇあぁ]?$/u.test(kana),
    isRegretted: words.some(({ base }) => /^(?:しまう|ちゃう|じゃう|れる|られる|せる|させる)$/u.test(base)),
    isIntended:
      /[てで](?:み|おき)?(?:みます|みる|おきます|おく)(?:ね|わ|よ)*$|と(?:きます|くね)(?:ね|わ|よ)*$/u.test(
        kana,
      ) && !words.some(({ base }) => base === 'たい'),
  };
}

/** 「〜たい」, 「〜ください」, 「〜ほしい」. */
function isWanting({ base, partOfSpeech, surface }: Word): boolean {
  return (
    (base === 'たい' && partOfSpeech === '助動詞') || /^(?:ください|下さい|ほしい|欲しい)$/u.test(surface)
  );
}

/** 「〜と助かる」, 「〜たらうれしい」: it has not happened yet. 「〜と言う」 only quotes. */
function isBeforeGood(words: readonly Word[]): boolean {
  return words.some(({ surface, partOfSpeech }, at) => {
    const [before, after] = [words[at - 1], words[at + 1]];
    if (after === undefined || before === undefined) return false;
    if (/^(?:ば|たら|だら|なら)$/u.test(surface)) return true;
    const isAfterVerb = before.partOfSpeech === '動詞' || before.partOfSpeech === '助動詞';
    return (
      surface === 'と' &&
      partOfSpeech === '助詞' &&
      isAfterVerb &&
      !/^(?:言う|いう|思う|申す)$/u.test(after.base)
    );
  });
}

export const isPolite = ({ kana }: Clause): boolean =>
  /(?:です|ます|だ|る|っす)(?:よ|の|ん|わ)*$/u.test(kana);

/** 「〜ね」 and 「〜なあ」 look for agreement; 「〜よ」 only tells. */
export const isSharing = ({ kana, form }: Clause): boolean =>
  form.isShared && /(?:ね[えぇ]?|な[あぁ]?|わ|やん)$/u.test(kana);

/** Whether something went wrong in it, or is not so. */
export const isTroubled = ({ content, form }: Clause): boolean => form.isDenied || content.some(isTrouble);
