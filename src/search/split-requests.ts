import { normalize } from './text/normalize.ts';

/** One way to read a message as several requests, in their order. */
export type Split = {
  /**
   * `announced`: its writer says that these are several, by numbers or by a word. `joined`: the grammar of a sentence joins
   * them. `sentences`: they only stand one after the other.
   */
  readonly by: 'announced' | 'joined' | 'sentences';
  /** Two or three. For each request its wordings, the likeliest first: a predicate may belong to both. */
  readonly requests: readonly (readonly string[])[];
};

const maxRequests = 3;
const minLength = 2;
/** A longer text is a letter about one thing. */
const maxLength = 500;
/** A shorter sentence says too little to be a request of its own. */
const minSentence = 4;

/** 「①…②…」, 「1. … 2. …」, lines that begin with a bullet. */
const circled = /[①-⑳⑴-⒇❶-❿➀-➉]/gu;
const numbered = /(?<![\p{L}\p{N}.．])[(（]?[1-9１-９][.．)）、:：](?![0-9０-９])/gu;
const counted =
  /(?:一つ目|1つ目|ひとつ目|二つ目|2つ目|ふたつ目|三つ目|3つ目|1点目|2点目|3点目)(?:は|が|に)?[、,]?/gu;
const bullets = /^[^\S\n]{0,4}[・･\-*•●○■□◆◇▪→>]/gmu;
/** 「聞きたいことが二つあります」: more than one will follow. */
const announcement =
  /[^。！？!?\n]{0,20}(?:[2２3３二三両][つ点件個]|ふたつ|みっつ|いくつか|何点か)(?:ほど|だけ)?[^。！？!?\n]{0,12}(?:聞|質問|教え|知り|お願い|あり|ある|あっ|伺|うかが|確認|尋ね|たずね)[^。！？!?\n]{0,20}/u;
/** 「どちらもやりたいです」 after a list speaks of all of it. */
const ofAll = /(?:どちらも|両方(?:とも)?|どっちも|それぞれ|2つとも|二つとも|ともに)[^\n]*$/u;

const sentenceEnd = /[。！？!?\n]+/u;
/** Words that add a request to the one before. 「また」 means "again" where no comma follows. */
const addition =
  '(?:あと(?:は|、|,|\\s|(?![でにのか何どい\\d]))|それと(?!も)|それから|そして|さらに|加えて|もう(?:一つ|1つ|ひとつ|一点|1点)(?:は|が|、|,)|ついでに|また[、,]|別件(?:ですが|で))';
const additionStart = new RegExp(`[、,\\s](?=${addition})`, 'u');
const additions = new RegExp(`^${addition}[、,\\s]*`, 'u');
/** Ends of sentences that ask or wish for something; sentences with other ends are background. */
const askingEnds =
  /(?:か|かな|かしら|かも|の|たい(?:です|のですが|んですが|んですけど|んだけど|と思います)?|ください|下さい|教えて|ほしい(?:です)?|方法(?:は)?|には|れば|ですが|ません|ない(?:です|んですが|のですが)?|ました|いくら|いつ|どこ|する(?:の|んですか)?|って|は)$/u;
const asking = /(?:か|かな|かしら|の|いくら|いつ|どこ|れば|は|って)$/u;

/** The ways to read a message as several requests, the likeliest first; empty for most messages. */
export function splitRequests(text: string): readonly Split[] {
  if (text.length > maxLength) return [];
  const listed = splitList(text);
  if (listed !== undefined) return [listed];
  const sentences = splitSentences(text);
  return sentences === undefined ? splitSentence(normalize(text), 'joined') : [sentences];
}

function splitList(text: string): Split | undefined {
  for (const marks of [circled, numbered, counted, bullets]) {
    if ((text.match(marks) ?? []).length < 2) continue;
    const [, ...items] = text.replace(marks, '\u0000').split('\u0000');
    return toSplit(
      'announced',
      items.map((item) => clean(normalize(item).replace(ofAll, ''))),
    );
  }
  return undefined;
}

function splitSentences(text: string): Split | undefined {
  const isAnnounced = announcement.test(text);
  const rest = isAnnounced ? text.replace(announcement, '') : text;
  const sentences = normalize(rest)
    .split(sentenceEnd)
    .flatMap((sentence) => sentence.split(additionStart))
    .map((sentence) => sentence.trim());
  const areAdded = sentences.map((sentence) => additions.test(sentence));
  const parts = sentences.flatMap((sentence, at) => {
    const words = clean(sentence.replace(additions, ''));
    const isListed = isAnnounced || areAdded[at] === true || areAdded[at + 1] === true;
    return words.length >= minSentence && (isListed || askingEnds.test(words)) ? [words] : [];
  });
  const [only, ...others] = parts;
  if (isAnnounced && only !== undefined && others.length === 0) return splitSentence(only, 'announced')[0];
  // The others are background: the request in the last words may still be two.
  if (!isAnnounced && only !== undefined && others.length === 0)
    return splitSentence(only, ofAll.test(only) ? 'announced' : 'joined')[0];
  const questionMarks = (rest.match(/[?？]/gu) ?? []).length;
  const areQuestions = questionMarks >= parts.length && parts.every((part) => asking.test(part));
  return toSplit(isAnnounced || areQuestions || areAdded.includes(true) ? 'announced' : 'sentences', parts);
}

const particle = /(?:について|に関して|って|[のをがは]|で(?!す)|(?<!か)も)/u;
/** How a noun may end: 申込み and 使い方 are nouns, 届いて is none. */
const nounEnd = '[\\p{Script=Han}\\p{Script=Katakana}ーa-z0-9いきしちみりぎじびえけせめれげぜべ]|さん|かた';
/** 「AもBも」 */
const bothAlso = new RegExp(
  `^(?<first>[^、。はがを\\s]{1,20}(?:${nounEnd}))も[、,]?(?<second>[^、。はがを\\s]{1,20}(?:${nounEnd}))も[、,]?(?<tail>.+)$`,
  'u',
);
/** 「AとB」, 「Aのと、Bの」, 「A+B」. */
const joint = new RegExp(
  [
    `(?<=${nounEnd})(?:と[、,]|と(?=[\\p{Script=Han}\\p{Script=Katakana}a-z0-9])|および|及び|ならびに|並びに|や(?=[\\p{Script=Katakana}a-z]))`,
    '[+&]',
    '(?<=[かの])と[、,]?',
  ].join('|'),
  'u',
);
/** 「…と言われた」, 「…と同じ」, 「…と一緒に」: と joins no second request. */
const noJoint =
  /^(?:言|話[しすせそ]|相談|連絡|思|聞|書[いかき]|出[てたま]|表示|なっ|なり|な|いう|いっ|いわ|考|同|一緒|違|ちが|別|比|共|は|も|の|か|し)/u;

/** After a reason, と joins two nouns of one request: 「買ったので同じIDとパスワードで入れますか」. */
const reason = /ので|のに|たら|けど|ですが|んですが|から、/u;

function splitSentence(text: string, by: Split['by']): readonly Split[] {
  const sentence = clean(text.replace(/[。！？!?\s]+$/u, '').replace(ofAll, ''));
  if (sentenceEnd.test(sentence)) return [];
  const both = bothAlso.exec(sentence)?.groups;
  if (both !== undefined) {
    const { first = '', second = '', tail = '' } = both;
    return [{ by, requests: [[`${first}も${tail}`], [`${second}も${tail}`]] }];
  }
  const mark = joint.exec(sentence);
  if (mark === null) return [];
  const left = clean(sentence.slice(0, mark.index)).replace(/(?<=[うくぐすつぬぶむるたいん])[のん]$/u, '');
  const right = clean(sentence.slice(mark.index + mark[0].length));
  if (left.length < minLength || right.length < minLength || noJoint.test(right)) return [];
  if (reason.test(left)) return [];
  if (/[、,]/u.test(mark[0])) return [{ by, requests: [[left], [right]] }];
  return [{ by, requests: [withTail(left, right), withHead(left, right)] }];
}

/** 「電話番号とメールアドレスを変えたい」: the predicate belongs to both. */
function withTail(left: string, right: string): readonly string[] {
  const at = right.search(particle);
  return at < 0 || particle.test(left) ? [left] : [`${left}${right.slice(at)}`, left];
}

/** 「カードの紛失と再発行」: what it is about belongs to both. */
function withHead(left: string, right: string): readonly string[] {
  const found = particle.exec(left);
  if (found === null) return [right];
  return [right, `${left.slice(0, found.index + found[0].length)}${right}`];
}

function clean(part: string): string {
  return part.trim().replace(/^[、,。\s]+|[、,\s]+$/gu, '');
}

function toSplit(by: Split['by'], parts: readonly string[]): Split | undefined {
  const requests = parts.filter((part) => part.length >= minLength);
  return requests.length >= 2 && requests.length <= maxRequests
    ? { by, requests: requests.map((each) => [each]) }
    : undefined;
}
