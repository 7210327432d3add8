import type { Token, Tokenizer } from '../text/tokenizer.ts';

/** Longer parts of a message are no signature. */
const longestSignature = 16;
const parts = /[^\s。、,.!?・―—]+/gu;
const introduction =
  /^(?:です|と|申し|申す|まし|ます|いい|言い|より|の|に|ござい|拝|さん|もの|者|が|けど|けれど)$/u;

/**
 * A request without the name of its writer, who signs (「… 山田」, 「… 山田より」) or introduces themselves (「山田です。…」,
 * 「経理の山田と申します。…」). A name that the book knows stays.
 */
export function cutWriterName(
  request: string,
  tokenize: Tokenizer,
  isKnown: (token: Token) => boolean,
): string {
  const found = [...request.matchAll(parts)];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return request;
  const isName = ([text]: RegExpExecArray): boolean => {
    if (text.length > longestSignature) return false;
    const tokens = tokenize(text);
    const names = tokens.filter(({ detail }) => detail === '人名');
    if (names.length === 0 || names.some(isKnown)) return false;
    const lastName = tokens.findLastIndex(({ detail }) => detail === '人名');
    const after = tokens.slice(lastName + 1);
    const before = tokens.slice(
      0,
      tokens.findIndex(({ detail }) => detail === '人名'),
    );
    // Only who says "I am" may say more than the name: 「経理の山田です」.
    const isIntroduced = before.length === 0 || (before.at(-1)?.surface === 'の' && after.length > 0);
    return isIntroduced && after.every(({ surface }) => introduction.test(surface));
  };
  const start = isName(first) ? first.index + first[0].length : 0;
  const end = found.length > (start > 0 ? 2 : 1) && isName(last) ? last.index : request.length;
  return request.slice(start, end).replace(/^[\s。、,.!?・―—]+|[\s、,・―—]+$/gu, '');
}
