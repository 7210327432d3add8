import { isContent } from './text/content-words.ts';
import type { Token } from './text/token.ts';

/** Nouns that one predicate belongs to: 「引っ越して|メアド|と|電話番号|が変わった」. */
export type NounList = {
  /** What the nouns are said to be, in the same clause: なくなった in 「引っ越して、なくなった通帳とカードを…」. */
  readonly modifier: string;
  /** Noun phrases, two or more, e.g. カードの紛失. */
  readonly nouns: readonly string[];
  /** The particle after the last noun, and the predicate. */
  readonly rest: string;
  /** 「AもBも」: each noun is whole. Of 「AとBのC」 C may belong to both. */
  readonly isAlso: boolean;
  /** Does the predicate say something of each noun? In 「スマホとPCで」 it doesn't, and 「AやB」 only names examples. */
  readonly isObject: boolean;
  /** Does the rest ask about each noun alike, without a word of its own (「…について教えてください」)? */
  readonly isRestEmpty: boolean;
};

/** Words that join nouns; も joins them only where it stands after the last one too. */
const joints = /^(?:と|や|とか|も|および|及び|ならびに|並びに|[・+&])$/u;
const example = /^(?:や|とか)$/u;
/** Two nouns with a comma between them may be a topic and what is said of it; three are a list. */
const comma = /^[、,]$/u;
/** Particles that may stand before も: 「スマホでもタブレットでも」. */
const beforeAlso = /^(?:で|に|から|へ|と)$/u;
const also = /^(?:も|でも|にも)$/u;
/** What the predicate says of both together: there is nothing to ask of each alone. */
const together =
  /同じ|同時|一緒|いっしょ|違[いうっ]|ちが[いうっ]|別[のにで々]|どちらが|どっちが|比べ|比較|兼ね|併用|合わせ|一致/u;
/** 「…と言われた」, 「…という」, 「…として」: と joins nothing. */
const quoted = /^(?:言|話|相談|連絡|思|聞|書|出|表示|いう|いっ|いわ|考|し|なっ|なり|なる)/u;
const objects = /^(?:を|が|は|も|の|って|について|に関して|[、,?])$/u;
/** They make what stands before them the circumstances of what follows. */
const circumstances = /^(?:とき|時|際|場合|たら|だら|なら)$/u;

/** The last list of nouns of a sentence that its main predicate belongs to; undefined for most sentences. */
export function readNounList(tokens: readonly Token[]): NounList | undefined {
  let found: NounList | undefined;
  for (let at = 0; at < tokens.length;) {
    const list = listAt(tokens, at);
    if (list === undefined) {
      at += 1;
      continue;
    }
    const rest = tokens.slice(list.end);
    if (isOfEach(rest) && !isSubordinate(rest))
      found = {
        modifier: modifierBefore(tokens.slice(0, at)),
        nouns: list.nouns,
        rest: textOf(rest),
        isAlso: list.isAlso,
        isObject: !list.isExample && objects.test(rest[0]?.surface ?? '、'),
        isRestEmpty: !rest.some(isContent),
      };
    at = list.end;
  }
  return found;
}

function listAt(
  tokens: readonly Token[],
  start: number,
):
  | {
      readonly nouns: readonly string[];
      readonly end: number;
      readonly isAlso: boolean;
      readonly isExample: boolean;
    }
  | undefined {
  let end = endOfNouns(tokens, start);
  if (end === start) return undefined;
  const nouns = [textOf(tokens.slice(start, end))];
  let [isAlso, isJoined, isExample] = [false, false, false];
  for (;;) {
    const joint = endOfJoint(tokens, end);
    const next = joint === undefined ? end : endOfNouns(tokens, joint);
    if (joint === undefined || next === joint) break;
    isJoined ||= !comma.test(tokens[end]?.surface ?? '');
    isExample ||= example.test(tokens[end]?.surface ?? '');
    isAlso ||= tokens.slice(end, joint).some(({ surface }) => also.test(surface));
    nouns.push(textOf(tokens.slice(joint, next)));
    end = next;
  }
  if (nouns.length < (isJoined ? 2 : 3)) return undefined;
  if (isAlso && !tokens.slice(end, end + 2).some(({ surface }) => also.test(surface))) return undefined;
  // 「AとBとを」
  return { nouns, end: tokens[end]?.surface === 'と' ? end + 1 : end, isAlso, isExample };
}

/** Where a run of nouns ends, の between them included: 暗証番号の変更. `start` when none begins there. */
function endOfNouns(tokens: readonly Token[], start: number): number {
  let end = start;
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isNoun(token, tokens[at + 1])) end = at + 1;
    else if (end !== at || at === start || token.surface !== 'の') break;
  }
  return end;
}

function isNoun({ surface, partOfSpeech, detail, base }: Token, next: Token | undefined): boolean {
  if (surface === '-') return /^[a-z]/u.test(next?.surface ?? '');
  if (!/[\p{L}\p{N}]/u.test(surface)) return false;
  if (partOfSpeech === '接頭詞') return true;
  if (partOfSpeech === '名詞') return detail !== '非自立' && detail !== '代名詞';
  // The stem of a verb is a noun where a joint or の follows: 申し込みと.
  const isJoined = joints.test(next?.surface ?? '') || next?.surface === 'の';
  return (
    partOfSpeech === '動詞' &&
    isJoined &&
    surface !== base &&
    /[いきしちにみりぎじびえけせめれげぜべ]$/u.test(surface)
  );
}

/** Where the words that join two nouns end; undefined when none stand at `at`. */
function endOfJoint(tokens: readonly Token[], at: number): number | undefined {
  const one = tokens[at]?.surface ?? '';
  const two = tokens[at + 1]?.surface ?? '';
  const isAlso = also.test(one) || (beforeAlso.test(one) && also.test(two));
  if (!isAlso && !joints.test(one) && !comma.test(one)) return undefined;
  const end = isAlso && !also.test(one) ? at + 2 : at + 1;
  if (quoted.test(tokens[end]?.surface ?? '')) return undefined;
  return comma.test(tokens[end]?.surface ?? '') ? end + 1 : end;
}

/** The words since the last clause. */
function modifierBefore(tokens: readonly Token[]): string {
  const boundary = tokens.findLastIndex(
    ({ surface, detail }) =>
      detail === '接続助詞' || circumstances.test(surface) || /^[、,。\s]$/u.test(surface),
  );
  return textOf(tokens.slice(boundary + 1));
}

function isOfEach(rest: readonly Token[]): boolean {
  return !together.test(textOf(rest));
}

/** Whether the predicate of a list only says when, or if, or why: 「AとBを持っていけば、Cできますか」. */
function isSubordinate(rest: readonly Token[]): boolean {
  return rest.some(
    ({ surface, partOfSpeech, detail }, at) =>
      ((partOfSpeech === '助詞' && detail === '接続助詞') || circumstances.test(surface)) &&
      rest.slice(at + 1).some(isContent),
  );
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ surface }) => surface).join('');
}
