/** What a message says that its writer does not want, and what it says besides. */
export type Denial = {
  /** In the writer's words; empty when only the last answer is turned down. */
  readonly denied: readonly string[];
  /** What was denied is about this: 体験 of 「体験をやめないで」. */
  readonly topic?: string;
  /** The message without what is denied; may be empty. */
  readonly wanted: string;
  /** The message turns down what was said before: 「違う、…」. */
  readonly isCorrection: boolean;
};

const opener = new RegExp(
  `^(?:(?:${[
    '(?:いや|いえ|いいえ|ううん|あ|え|すみません|すいません|ごめんなさい|ごめん|申し訳ありません|失礼しました|間違えました|間違い(?:です|ました)|まちがえました|やっぱり)',
    '(?:違う|違います|違くて|違って|ちがう|ちがいます|ちがくて|そう(?:じゃ|では)(?:なくて?|ないです|ない|ありません)|そっち(?:じゃ|では)(?:なくて?|ないです|ない)|それ(?:じゃ|では)(?:なくて?|ないです|ない|ありません))(?:んです|の)?(?:けど|が)?',
  ].join('|')})[、。,.!！…\\s]*)+(?<=[、。,.!！…\\s])`,
  'u',
);
/** These alone turn nothing down: 「あ、すみません、駐車場は?」 */
const turnsDown =
  /違|ちが|いや|いえ|いいえ|ううん|間違|まちが|そう(?:じゃ|では)な|そっち(?:じゃ|では)な|それ(?:じゃ|では)な|やっぱり/u;
const startsWithNotThat = /^(?:そう|それ|そっち|そこ)?(?:じゃ|では)(?:なくて|なく|ないです)[、,\s]*/u;

/** 「…じゃなくて」, 「…わけではありません」. What is only said to be more than one (だけじゃなく), or asked, is not denied. */
const notThis =
  /^(?<denied>.{2,40}?)(?:って|という)?(?:の)?(?:話|こと|わけ|訳|つもり|ほう|方|ん|意味|件)?(?:じゃ|では|で)(?:なくって|なくて(?![もは])|なく(?=[、,\s]|$|[^てな])|な(?:い|かった)(?:ん)?(?:です)?(?:けど|けれど|が|よ)?(?=$)|ありません(?:が|でした)?(?=$)|ない(?:んですが|のですが|んだけど|んですけど|ですが|けど|ので)|なしに)(?<rest>.*)$/u;
/** 「解約するつもりはない」 */
const noWish =
  /^(?<denied>.{2,40}?)(?:つもり|気|予定|考え)(?:は|も)?(?:ない|ありません|ございません)(?:ん)?(?:です)?(?:けど|が|ので)?(?<rest>.*)$/u;
/** 「やめないで続けたい」, 「解約せずに」 */
const without = /^(?<denied>.{2,30}?)(?:ないで(?!す|し|ください|ほしい)|せずに|ずに)[、,\s]?(?<rest>.*)$/u;
/** 「解約はしません」, 「忘れてないけど」: of things that people come for, not of trouble. */
const notDone =
  /^(?<denied>.{0,30}?(?:はし|忘れて(?:は)?(?:い)?|わすれて(?:い)?|なくして(?:は)?(?:い)?|失くして(?:い)?|やめて(?:い)?|やめ|壊れて(?:い)?))(?:ません|ない)(?:ん)?(?:です)?(?:けど|が|ので)?(?<rest>.*)$/u;
/** 「メールは変えません」, when something else is wanted alone: 「電話だけ変えたい」. */
const notThisOne =
  /^(?<denied>.{1,30}?は[^、。]{1,8}?)(?:ません|ない)(?:ん)?(?:です)?(?:けど|が|ので)?(?<rest>.*)$/u;
const onlyThat = /(?:だけ|のみ|のほう|の方).*(?:たい|ほしい|欲しい|ください|お願い)/u;
/** 「申込みはもう終わってます」 */
const done =
  /^(?<denied>.{2,30}?)(?:は|も|を|が)?もう(?:終わ|おわ|済|すん|でき|やり|しま|した|持って|読|見)[^、。]*?(?:ので|けど|が)?(?<rest>)$/u;
const onlyMore = /(?:だけ|ばかり|のみ|以外)$/u;
const openQuestion = /^(?:か|でしょう|だろう|と|よね)/u;
const wish = /たい|ほしい|欲しい|だけ|ください|お願い|方法|やり方|やりかた|仕方|手続き|希望/u;

/** A longer text is a letter, and what it denies is background. */
const maxLength = 300;

/** Reads what a message denies. @returns undefined when it denies nothing */
export function readDenial(text: string): Denial | undefined {
  if (text.length > maxLength) return undefined;
  const opened = withoutOpeners(text.normalize('NFKC').trim());
  const clauses = opened.rest.split(/(?<=[、。!?\n])/u).map((clause) => clause.replace(/[、。!?\s]+$/u, ''));
  const denied: string[] = [];
  const wanted: string[] = [];
  let topic: string | undefined;
  for (const [at, clause] of clauses.entries()) {
    const after = clauses.slice(at + 1).join('');
    const found = deniedIn(clause, after, opened.isCorrection);
    if (found === undefined) wanted.push(clause);
    else {
      denied.push(found.denied);
      topic ??= topicOf(found.denied);
      wanted.push(found.rest);
    }
  }
  if (denied.length === 0 && !opened.isCorrection) return undefined;
  const rest = wanted.map((each) => each.trim()).filter((each) => each !== '');
  return {
    denied,
    ...(topic === undefined ? {} : { topic }),
    wanted: rest.join('、'),
    isCorrection: opened.isCorrection,
  };
}

function withoutOpeners(text: string): { readonly rest: string; readonly isCorrection: boolean } {
  let [rest, isCorrection] = [text, false];
  for (;;) {
    const found = opener.exec(rest) ?? startsWithNotThat.exec(rest);
    if (found === null) return { rest, isCorrection };
    isCorrection ||= turnsDown.test(found[0]) || startsWithNotThat.test(found[0]);
    rest = rest.slice(found[0].length);
  }
}

function deniedIn(
  clause: string,
  after: string,
  isCorrection: boolean,
): { readonly denied: string; readonly rest: string } | undefined {
  const patterns = [
    notThis,
    noWish,
    ...(wish.test(clause + after) ? [without, notDone] : []),
    ...(onlyThat.test(after) ? [notThisOne] : []),
    done,
  ];
  for (const pattern of patterns) {
    const groups = pattern.exec(clause)?.groups;
    if (groups === undefined) continue;
    const { denied = '', rest = '' } = groups;
    if (onlyMore.test(denied) || openQuestion.test(rest) || denied.length < 2) continue;
    // Who is through with something wants what comes after it, and says so in the next words.
    if (pattern === done && (after === '' || !/その(?:あと|後)|次|つぎ|続き|それから/u.test(after))) continue;
    if (pattern === without && !wish.test(rest + after)) continue;
    return { denied: isCorrection ? denied.replace(/^(?:違う|いや)[、\s]*/u, '') : denied, rest };
  }
  return undefined;
}

/** 「体験をやめ」 is about 体験. A noun alone is denied itself. */
function topicOf(denied: string): string | undefined {
  return /^(.{1,20}?)(?:を|が|は)(?=.)/u.exec(denied)?.[1];
}
