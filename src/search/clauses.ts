import { isContent } from './text/content-words.ts';
import { normalize } from './text/normalize.ts';
import { mayBeSeveral } from './split-requests.ts';
import type { Token, Tokenizer } from './text/tokenizer.ts';

/** A clause that could stand alone. */
export type Clause = {
  readonly words: string;
  /** Does it wish or ask for something, where others only state? */
  readonly isAsking: boolean;
  /** Does it say that it adds to the one before: 「届出印も変えたい」, 「別の者は…」? */
  readonly isAdded: boolean;
  /** Is it about somebody else than the one before? */
  readonly isOfAnother: boolean;
};

const minLength = 4;
const minContent = 2;
const breath = /^(?:[、,]|\s+)$/u;
const sentenceWithEnd = /[^。！？!?\n…]+[。！？!?\n…]*/gu;
const end = /[。！？!?\n…]+$/u;
/** 「見学したいのですが、車は停められますか」: a wish with が after it says what the question is about. */
const softWish = /(?:たい|ほしい|欲しい)(?:ん|の)?(?:です|だ)?(?:が|けど|けれど|けれども)$/u;
const asking =
  /(?:(?:たい|ほしい|欲しい)(?:[かねよな]|[のん]?(?:です|だ)?(?:が|けど|けれども?)?)?|(?<!とか|ばか)か[なねも]?|かしら|の|ください|下さい|お願いします|教えて)$/u;
/** 「…したい、と申し込んだ」: what stands before was said, not wished now. */
const quoting = /^(?:と|って)$/u;
/** 「なくした者がいて、別の者は…」 */
const goingOn = /^(?:て|で|おり)$/u;
const finalParticle = /^(?:か|かな|ね|よ|よね|の)$/u;
const negation = /(?:ない|ません|なかった|ませんでした)(?:[のん]?です)?[がけどねよ]*$/u;
/** Somebody else has a matter of their own. */
const somebodyElse =
  /^(?:もう(?:一人|1人|ひとり)|(?:別|ほか|他)の(?:者|人|方|社員|職員|スタッフ|メンバー|家族|子))(?:は|が|も)[、,]?/u;

/**
 * The clauses of a message that end in a finite form, at the end of a sentence or where the writer takes a breath:
 * 「電話番号が変わった メアドも変えたい」. What stands before 「ので」, 「のに」, 「たら」 belongs to what follows.
 */
export function readClauses(text: string, tokenize: Tokenizer): readonly Clause[] {
  if (!mayBeSeveral(text)) return [];
  const clauses = (normalize(text).match(sentenceWithEnd) ?? []).flatMap((each) => {
    const parts = finiteClauses(tokenize(each.replace(end, '').trim()));
    return parts.map((tokens, at) => {
      const isLast = at === parts.length - 1;
      return {
        tokens,
        isAsked: isLast && each.includes('?'),
        isFrame: !isLast && softWish.test(textOf(tokens)),
      };
    });
  });
  return clauses.flatMap(({ tokens, isAsked, isFrame }, at) => {
    const whole = trim(textOf(tokens));
    const words = at > 0 ? whole.replace(somebodyElse, '') : whole;
    if (words.length < minLength || !tokens.some(isContent)) return [];
    const isOfAnother = words !== whole;
    const isAdded = at > 0 && (isOfAnother || hasAlso(tokens));
    return [{ words, isAsking: isAsked || (!isFrame && asking.test(words)), isAdded, isOfAnother }];
  });
}

function finiteClauses(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const [at, token] of tokens.entries()) {
    const clause = clauses.at(-1) ?? [];
    if (breath.test(token.surface) && isEnd(clause, tokens.slice(at + 1))) clauses.push([]);
    else clause.push(token);
  }
  return clauses;
}

function isEnd(clause: readonly Token[], rest: readonly Token[]): boolean {
  if (quoting.test(rest[0]?.surface ?? '')) return false;
  return isFinite(clause) || (goingOn.test(clause.at(-1)?.surface ?? '') && somebodyElse.test(textOf(rest)));
}

function isFinite(clause: readonly Token[]): boolean {
  const last = clause.at(-1);
  if (last === undefined) return false;
  if (/^(?:動詞|形容詞|助動詞)$/u.test(last.partOfSpeech))
    return last.surface === last.base && last.surface !== 'だ';
  if (last.partOfSpeech !== '助詞') return false;
  if (last.detail === '接続助詞') return softWish.test(textOf(clause));
  return finalParticle.test(last.surface) && last.detail.includes('終助詞');
}

/** も after a thing that is named. 「これも」, 「場所も」 lean on the clause before; も is a part of 「ても」, and means "even" in 「箱も開けていない」. */
function hasAlso(tokens: readonly Token[]): boolean {
  if (negation.test(textOf(tokens)) || tokens.filter(isNamed).length < minContent) return false;
  return tokens.some(
    ({ surface, partOfSpeech }, at) =>
      partOfSpeech === '助詞' &&
      (surface === 'も' || (surface === 'かも' && tokens.slice(at + 1).some(isContent))) &&
      !/[てで]$/u.test(tokens[at - 1]?.surface ?? 'て') &&
      tokens[at - 1]?.partOfSpeech !== '助詞' &&
      tokens[at - 1]?.detail !== '代名詞',
  );
}

function isNamed(token: Token): boolean {
  const isNoun = token.partOfSpeech === '名詞' && !/^(?:代名詞|非自立|数)$/u.test(token.detail);
  return isNoun || isContent(token);
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ surface }) => surface).join('');
}

function trim(words: string): string {
  return words.replace(/^[、,。\s]+|[、,。\s]+$/gu, '');
}
