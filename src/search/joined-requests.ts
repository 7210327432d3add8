import { readNounList, type NounList } from './noun-lists.ts';
import { isContent } from './text/content-words.ts';
import type { Token, Tokenizer } from './text/tokenizer.ts';

/** Several requests that the grammar of one sentence joins. */
export type JoinedRequests = {
  /**
   * `nouns`: they share a predicate, which says something of each. `asked`: each clause is named as something to be told.
   * `clauses`: any other clauses side by side.
   */
  readonly as: 'nouns' | 'asked' | 'clauses';
  /** For each how it was put, and its wordings, the likeliest first. */
  readonly requests: readonly { readonly words: string; readonly wordings: readonly string[] }[];
};

/** 「Aなのと、Bなのかも」, 「Aのと、Bを教えて」. */
const wantsToKnow =
  /[のか]と[、,]?.*(?:[のか]も?|こと(?:も|は)?|(?:教え|知り|聞き|伺い|尋ね|確認し).{0,12})$/u;

/**
 * Reads one sentence as several requests: clauses side by side (「AするのとBするの」, 「AだしBだし」), or nouns that share a
 * predicate. @param sentence normalized
 */
export function readJoinedRequests(sentence: string, tokenize: Tokenizer): JoinedRequests | undefined {
  const tokens = tokenize(sentence);
  const clauses = splitClauses(tokens);
  if (clauses.length > 1) {
    const as = wantsToKnow.test(sentence) ? 'asked' : 'clauses';
    return { as, requests: clauses.map((words) => ({ words, wordings: [words] })) };
  }
  const list = readNounList(tokens);
  if (list === undefined) return undefined;
  return {
    as: list.isObject ? 'nouns' : 'clauses',
    requests: list.nouns.map((words, at) => ({ words, wordings: wordingsOf(list, at) })),
  };
}

/** 「AするのとBするの」, 「AかとBか」, 「AするしBするし」. */
function splitClauses(tokens: readonly Token[]): readonly string[] {
  const clauses: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const [before, after] = [tokens[at - 1], tokens[at + 1]];
    if (isClauseJoint(token, before, after)) {
      const last = clauses.at(-1) ?? [];
      if (before?.surface === 'の' && before.detail === '非自立') last.pop();
      clauses.push([]);
    } else clauses.at(-1)?.push(token);
  }
  return clauses
    .filter((clause) => clause.some(isContent))
    .map((clause) => cutEnds(clause.map(({ surface }) => surface).join('')));
}

function isClauseJoint(token: Token, before: Token | undefined, after: Token | undefined): boolean {
  if (token.surface === 'し') return token.detail === '接続助詞';
  if (token.surface !== 'と' || token.partOfSpeech !== '助詞') return false;
  const isNominal = (before?.surface === 'の' && before.detail === '非自立') || before?.surface === 'か';
  return isNominal && /^[\p{Script=Han}\p{Script=Katakana}a-z0-9、,]/u.test(after?.surface ?? '、');
}

/** A noun with the predicate of all, and with what belongs to all: 「カードの紛失と再発行」 → カードの再発行. */
function wordingsOf(list: NounList, at: number): readonly string[] {
  const { nouns, rest, modifier } = list;
  const noun = nouns[at] ?? '';
  const [head, tail] = list.isAlso ? ['', ''] : [headFor(list, at), tailFor(list, at)];
  const wordings = [
    ...(tail === '' ? [] : [`${modifier}${noun}${tail}${rest}`]),
    `${modifier}${noun}${rest}`,
    ...(head === '' ? [] : [`${modifier}${head}${noun}${rest}`]),
    // 「人数の追加と退職の連絡、フォームからでいいですか」: the nouns are what is asked about.
    ...(list.isRestEmpty || /^[、,]/u.test(rest) ? [`${modifier}${noun}`] : []),
  ];
  return [...new Set(wordings.map(cutEnds))];
}

/** 「カードの紛失と再発行」: カードの. */
function headFor({ nouns }: NounList, at: number): string {
  const [first = '', noun = ''] = [nouns[0], nouns[at]];
  return at > 0 && first.includes('の') && !noun.includes('の')
    ? first.slice(0, first.indexOf('の') + 1)
    : '';
}

/** 「電話番号とメールの変更」: の変更. */
function tailFor({ nouns }: NounList, at: number): string {
  const [last = '', noun = ''] = [nouns.at(-1), nouns[at]];
  return at < nouns.length - 1 && last.includes('の') && !noun.includes('の')
    ? last.slice(last.indexOf('の'))
    : '';
}

function cutEnds(part: string): string {
  return part.trim().replace(/^[、,。\s]+|[、,\s]+$/gu, '');
}
