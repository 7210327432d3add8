import type { Token, Tokenizer } from '../text/tokenizer.ts';

const parts = /[^\s。、,.!?・―—()]+/gu;
/** 山田, 山田です, 経理の山田と申します. Who names a role must also say "I am". */
const signature =
  /^(?:(?<role>[^の]{1,12})の)?(?<name>[\p{L}ー]{1,10}?)(?<said>です(?:が|けど)?|だけど|でございます|(?:と|って)(?:申し(?:ます(?:が)?)?|申す者です(?:が)?|いい(?:ます(?:が)?)?|言います(?:が)?)|より|拝)?$/u;

/**
 * A request without the name of its writer, who signs (「… 山田」, 「… 山田より」) or introduces themselves (「山田です。…」,
 * 「経理の山田と申します。…」). A bare name that the book knows stays.
 */
export function cutWriterName(
  request: string,
  tokenize: Tokenizer,
  isKnown: (token: Token) => boolean,
): string {
  const found = [...request.matchAll(parts)];
  const [first] = found;
  if (first === undefined) return request;
  const start = isSignature(first[0]) ? first.index + first[0].length : 0;
  let end = request.length;
  // 「鈴木 一郎」 stands in two parts.
  for (const part of found.slice(1).toReversed()) {
    if (part.index < start || !isSignature(part[0])) break;
    end = part.index;
  }
  return request.slice(start, end);

  function isSignature(part: string): boolean {
    const { role, name, said } = signature.exec(part)?.groups ?? {};
    if (name === undefined || (role !== undefined && said === undefined)) return false;
    // Within a sentence kuromoji takes 山田 for a field in the mountains; alone it is a name.
    const tokens = tokenize(name);
    return (
      tokens.length > 0 &&
      tokens.every((token) => token.detail === '人名' && (said !== undefined || !isKnown(token)))
    );
  }
}
