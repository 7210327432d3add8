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
    '逆(?:です|なんです|だ)?(?:よ|ね)?',
    '(?:違う|違います|違くて|違って|ちがう|ちがいます|ちがくて|そう(?:じゃ|では)(?:なくて?|ないです|ない|ありません)|そっち(?:じゃ|では)(?:なくて?|ないです|ない)|それ(?:じゃ|では)(?:なくて?|ないです|ない|ありません))(?:んです|の)?(?:けど|が)?',
  ].join('|')})[、。,.!！…\\s]*)+(?<=[、。,.!！…\\s])`,
  'u',
);
/** These alone turn nothing down: 「あ、すみません、駐車場は?」 */
const turnsDown =
  /逆|違|ちが|いや|いえ|いいえ|ううん|間違|まちが|そう(?:じゃ|では)な|そっち(?:じゃ|では)な|それ(?:じゃ|では)な|やっぱり/u;
const startsWithNotThat = /^(?:そう|それ|そっち|そこ)?(?:じゃ|では)(?:なくて|なく|ないです)[、,\s]*/u;

/** How a denial ends a sentence: 「…じゃないんだけど」, 「…じゃないって!」. 「…じゃないよね」 asks. */
const denialEnd =
  '(?:な(?:い|かった)|ありません(?:でした)?)(?:(?:んです|のです|んだ)(?:けど|けれど|けども|が|し|から|ので|って|よ[なね]?)?|(?:です)?(?:けど|けれど|けども|が|し|から|ので|って(?:ば)?|よ(?![なね])|わ|さ)?)[ぁあー]*(?=$)';
/** 「聞きたいのはそれじゃない」, 「そういう話じゃなくて」: the last answer is turned down, and nothing named. */
const notThat = new RegExp(
  `^(?:(?:聞き|きき|知り|しり)たい(?:の|こと)は)?(?:それ|これ|そっち|そこ|そう(?:いう|ゆう)?|そんな|こういう)(?:の|こと|話|はなし|意味)?(?:[がを](?:聞|き|知|し)[^、。]{1,5}(?:たい|てる|ている))?(?:ん|の|わけ)?(?:じゃ|では)(?:${denialEnd}|なく(?:って|て)?(?![もは]))[、,\\s]*(?<rest>.*)$`,
  'u',
);

/** 「…じゃなくて」, 「…わけではありません」. What is only said to be more than one (だけじゃなく), or asked, is not denied. */
const notThis = new RegExp(
  `^(?<denied>.{2,40}?)(?:って|という)?(?:の)?(?:話|こと|わけ|訳|つもり|ほう|方|ん|意味|件)?(?:(?:じゃ|では|で)(?:なくって|なくて(?![もは])|なく(?=[、,\\s]|$|[^てな]))|(?:じゃ|では)(?:${denialEnd}|ない(?:んですが|のですが|んだけど|んですけど|ですが|けど|ので)|なしに))(?<rest>.*)$`,
  'u',
);
/** 「退会したいんじゃないの、…」. Where nothing follows, it asks. */
const notMeant = /^(?<denied>.{2,40}?(?:たい|た))(?:ん|わけ)(?:じゃ|では)ないの(?<rest>)$/u;
/** 「解約するつもりはない」 */
const noWish =
  /^(?<denied>.{2,40}?)(?:つもり|気|予定|考え)(?:は|も)?(?:ない|ありません|ございません)(?:ん)?(?:です)?(?:けど|が|ので)?(?<rest>.*)$/u;
/** 「やめないで続けたい」, 「解約せずに」 */
const without = /^(?<denied>.{2,30}?)(?:ないで(?!す|し|ください|ほしい)|せずに|ずに)[、,\s]?(?<rest>.*)$/u;
/** 「解約はしません」, 「忘れてないけど」: of things that people come for, not of trouble. */
const notDone =
  /^(?<denied>.{0,30}?(?:はし|忘れて(?:は)?(?:い)?|わすれて(?:は)?(?:い)?|なくして(?:は)?(?:い)?|失くして(?:い)?|やめて(?:い)?|やめ|壊れて(?:い)?))(?:ません|ない)(?:ん)?(?:です)?(?:けど|が|ので)?(?<rest>.*)$/u;
/** 「メールは変えません」, when something else is wanted alone: 「電話だけ変えたい」. */
const notThisOne =
  /^(?<denied>.{1,30}?は[^、。]{1,8}?)(?:ません|ない)(?:ん)?(?:です)?(?:けど|が|ので)?(?<rest>.*)$/u;
const onlyThat = /(?:だけ|のみ|のほう|の方).*(?:たい|ほしい|欲しい|ください|お願い)/u;
/** 「申込みはもう終わってます」 */
const done =
  /^(?<denied>.{2,30}?)(?:は|も|を|が)?もう(?:終わ|おわ|済|すん|でき|やり|しま|した|して|持って|読|見)[^、。]*?(?:ので|けど|が)?(?<rest>)$/u;
/** 「申込みはもうしています。それを延ばしたい」: what is through is what the next words are about. */
const goesOn = /その(?:あと|後)|次|つぎ|続き|それから|それを|それの/u;
const onlyMore = /(?:だけ|ばかり|のみ|以外)$/u;
const openQuestion = /^(?:か|でしょう|だろう|と|よね)/u;
const wish = /たい|ほしい|欲しい|だけ|ください|お願い|方法|やり方|やりかた|仕方|手続き|希望/u;

/** Where a clause ends: at a mark, or at a space after the end of a denial. */
const clauseEnd =
  /(?<=[、。!?\n])|(?<=ない(?:んです|です|んだ)?(?:の|よ|わ|って|けど|が)?|ありません|(?:です|ます)(?:けど|が))[^\S\n]+/u;

/** A longer text is a letter, and what it denies is background. */
const maxLength = 300;

/** Reads what a message denies. @returns undefined when it denies nothing */
export function readDenial(text: string): Denial | undefined {
  if (text.length > maxLength) return undefined;
  const opened = withoutOpeners(text.normalize('NFKC').trim());
  const pieces = opened.rest.split(clauseEnd);
  const clauses = pieces.map((clause) => clause.replace(/[、。!?\s]+$/u, ''));
  const denied: string[] = [];
  const wanted: string[] = [];
  let { isCorrection } = opened;
  let topic: string | undefined;
  for (const [at, clause] of clauses.entries()) {
    const after = clauses.slice(at + 1).join('');
    const isAsked = /\?\s*$/u.test(pieces[at] ?? '');
    const turnedDown = isAsked ? undefined : notThat.exec(clause)?.groups;
    if (turnedDown !== undefined) {
      isCorrection = true;
      wanted.push(turnedDown['rest'] ?? '');
      continue;
    }
    const found = deniedIn(clause, after, isAsked);
    if (found === undefined) wanted.push(clause);
    else {
      denied.push(found.denied);
      topic ??= found.topic ?? topicOf(found.denied);
      wanted.push(found.rest);
    }
  }
  if (denied.length === 0 && !isCorrection) return undefined;
  const rest = wanted.map((each) => each.trim()).filter((each) => each !== '');
  return {
    denied,
    ...(topic === undefined ? {} : { topic }),
    wanted: rest.join('、'),
    isCorrection,
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
  isAsked: boolean,
): { readonly denied: string; readonly rest: string; readonly topic?: string } | undefined {
  const patterns = [
    notThis,
    ...(after === '' ? [] : [notMeant]),
    noWish,
    ...(wish.test(clause + after) ? [without, notDone] : []),
    ...(onlyThat.test(after) ? [notThisOne] : []),
    done,
  ];
  for (const pattern of patterns) {
    const groups = pattern.exec(clause)?.groups;
    if (groups === undefined) continue;
    const { rest = '' } = groups;
    const denied = (groups['denied'] ?? '').replace(/^(?:違う|いや|いえ)[、\s]*(?!な)/u, '');
    if (onlyMore.test(denied) || openQuestion.test(rest) || denied.length < 2) continue;
    // 「解約じゃない?」 asks.
    if (isAsked && rest === '') continue;
    // Who is through with something wants what comes after it, and says so in the next words.
    if (pattern === done && (after === '' || !goesOn.test(after))) continue;
    if (pattern === without && !wish.test(rest + after)) continue;
    return { denied, rest, ...(pattern === done ? { topic: denied } : {}) };
  }
  return undefined;
}

/** 「体験をやめ」 and 「パスワード忘れた」 are about 体験 and パスワード. A noun alone is denied itself. */
function topicOf(denied: string): string | undefined {
  const named = /^(.{1,20}?)(?:を|が|は)(?=.)/u.exec(denied)?.[1];
  return (
    named ??
    /^(?:[\p{Script=Katakana}ー]{2,}|[A-Za-z0-9]{2,})(?=[\p{Script=Han}\p{Script=Hiragana}])(?!の)/u.exec(
      denied,
    )?.[0]
  );
}
