import { readJoinedRequests } from './joined-requests.ts';
import { wordingsAfter } from './left-out.ts';
import { normalize } from './text/normalize.ts';
import type { Tokenizer } from './text/tokenizer.ts';

/** A message read as several requests, in their order. */
export type Split = {
  /**
   * `announced`: its writer says that these are several, by numbers or by a word. `questions`: each has its question mark.
   * `nouns`: they share a predicate. `joined`: the grammar of a sentence joins them in another way. `sentences`: they only
   * stand one after the other. `clauses`: each could stand alone.
   */
  readonly by: 'announced' | 'questions' | 'nouns' | 'joined' | 'sentences' | 'clauses';
  /** Two or three. */
  readonly requests: readonly SplitRequest[];
};

export type SplitRequest = {
  /** As the person put it, to show it to them. */
  readonly words: string;
  /** The likeliest first: a predicate may belong to both. */
  readonly wordings: readonly string[];
  /** Does it leave out what the one before has said? */
  readonly isElliptic: boolean;
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

/** 「…ですか?それとも…ですか?」 asks which of two: that is one question. */
const alternative = /それとも|あるいは|もしくは/u;

const sentenceEnd = /[。！？!?\n]/u;
/** Who writes without full stops leaves a space after a sentence. */
const spaceAsEnd = /(?<=(?:です|ます|ました|ません|でした|ください|下さい|たい)[かねよ]?)\s+/gu;
const sentenceEnds = /[。！？!?\n]+$/u;
const sentenceWithEnd = /[^。！？!?\n]+[。！？!?\n]*/gu;
/** Words that add a request to the one before. 「また」 means "again" where no comma follows. */
const addition =
  '(?:あと(?:は|、|,|\\s|(?![でにのか何どい\\d]))|それと(?!も)|それから|それに(?!合わ|伴|対し|関|つい|よ[っりる])|そして|さらに|加えて|もう(?:一つ|1つ|ひとつ|一点|1点|一件|1件)(?:は|が|、|,)|ついでに(?:聞(?:く|きたい)(?:の?です)?(?:けど|が))?|ちなみに|また[、,]|その前に(?![もはあし])|別件(?:ですが|で)|追加で(?=[、,]))';
const additionStart = new RegExp(`[、,\\s](?=${addition})`, 'u');
const additions = new RegExp(`^${addition}[、,\\s]*`, 'u');
/** 「電話番号も。」 */
const adding = /(?<!か)も$/u;
/** Ends of sentences that ask or wish for something; sentences with other ends are background. */
const askingEnds =
  /(?:か|かな|かしら|かも|の|たい(?:です|のですが|んですが|んですけど|んだけど|と思います)?|ください|下さい|教えて|ほしい(?:です)?|方法(?:は)?|には|れば|ですが|ません|ない(?:です|んですが|のですが)?|ました|いくら|いつ|どこ|する(?:の|んですか)?|って|は)$/u;

/** A letter, and a question which of two, are about one thing. */
export function mayBeSeveral(text: string): boolean {
  return text.length <= maxLength && !alternative.test(text);
}

/** Reads a message as several requests; undefined for most messages. */
export function splitRequests(text: string, tokenize: Tokenizer): Split | undefined {
  if (!mayBeSeveral(text)) return undefined;
  return (
    splitList(text) ?? splitSentences(text, tokenize) ?? splitSentence(normalize(text), 'joined', tokenize)
  );
}

function splitList(text: string): Split | undefined {
  for (const marks of [circled, numbered, counted, bullets]) {
    if ((text.match(marks) ?? []).length < 2) continue;
    const [, ...items] = text.replace(marks, '\u0000').split('\u0000');
    return toSplit(
      'announced',
      items.map((item) => {
        const words = clean(normalize(item).replace(ofAll, ''));
        return { words, wordings: [words], isElliptic: false };
      }),
    );
  }
  return undefined;
}

function splitSentences(text: string, tokenize: Tokenizer): Split | undefined {
  const isAnnounced = announcement.test(text);
  const parts = askingParts(isAnnounced ? text.replace(announcement, '') : text, isAnnounced);
  const [only, ...others] = parts;
  // The others are background: the request in the last words may still be two.
  if (only !== undefined && others.length === 0)
    return splitSentence(only.words, isAnnounced ? 'announced' : 'joined', tokenize);
  const areQuestions = parts.every(({ isAsked }) => isAsked);
  const apart = areQuestions ? 'questions' : 'sentences';
  return toSplit(
    isAnnounced || parts.some(({ isAdded }) => isAdded) ? 'announced' : apart,
    parts.map(({ words }, at) => {
      const wordings = wordingsAfter(words, parts[at - 1]?.words, tokenize);
      return { words, wordings, isElliptic: wordings.length > 1 };
    }),
  );
}

type AskingPart = { readonly words: string; readonly isAsked: boolean; readonly isAdded: boolean };

/** The sentences that ask or wish for something; the others are background. */
function askingParts(text: string, areAllListed: boolean): readonly AskingPart[] {
  const pieces = (normalize(text).replace(spaceAsEnd, '。').match(sentenceWithEnd) ?? [])
    .flatMap((sentence) => sentence.split(additionStart))
    .map((piece) => ({ words: piece.replace(sentenceEnds, '').trim(), isAsked: /[?]/u.test(piece) }));
  const areAdded = pieces.map(({ words }, at) => additions.test(words) || (at > 0 && adding.test(words)));
  return pieces.flatMap(({ words: piece, isAsked }, at) => {
    const words = clean(piece.replace(additions, ''));
    const isAdded = areAdded[at] === true;
    const isListed = areAllListed || isAdded || areAdded[at + 1] === true;
    const isRequest = words.length >= (isAsked ? minLength : minSentence);
    return isRequest && (isListed || isAsked || askingEnds.test(words)) ? [{ words, isAsked, isAdded }] : [];
  });
}

/** The only sentence that asks or wishes for something, and what stands beside it. */
export function onlyAskingSentence(
  text: string,
): { readonly asked: string; readonly background: string } | undefined {
  if (text.length > maxLength) return undefined;
  const [only, ...others] = askingParts(text, false);
  const normal = normalize(text);
  if (only === undefined || others.length > 0 || only.words === clean(normal)) return undefined;
  return { asked: only.words, background: clean(normal.replace(only.words, ' ')) };
}

/** 「メアドと電話番号が両方変わった」: the word says that these are two, and the predicate stays. */
const ofBoth = /の?(?:どちらも|両方(?:とも)?|どっちも|それぞれ|2つとも|二つとも|ともに)(?![でにか])/gu;

/** 「AだけでなくBも」, 「AはもちろんBも」 say as much as 「AとBも」. */
const notOnly = /(?:(?:だけ|のみ)(?:では?|じゃ)なく(?:て)?|はもちろん(?:のこと)?|に加えて?)[、,]?/gu;

function splitSentence(text: string, by: Split['by'], tokenize: Tokenizer): Split | undefined {
  const isOfBoth = text.search(ofBoth) >= 0;
  const sentence = clean(
    text
      .replace(/[。！？!?\s]+$/u, '')
      .replace(ofBoth, '')
      .replace(notOnly, 'と'),
  );
  if (sentenceEnd.test(sentence)) return undefined;
  const joined = readJoinedRequests(sentence, tokenize);
  if (joined === undefined || joined.requests.length > maxRequests) return undefined;
  const isAnnounced = isOfBoth || by === 'announced' || joined.as === 'asked';
  const grammar = joined.as === 'nouns' ? 'nouns' : 'joined';
  return {
    by: isAnnounced ? 'announced' : grammar,
    requests: joined.requests.map((each) => ({ ...each, isElliptic: false })),
  };
}

function clean(part: string): string {
  return part.trim().replace(/^[、,。\s]+|[、,\s]+$/gu, '');
}

function toSplit(by: Split['by'], parts: Split['requests']): Split | undefined {
  const requests = parts.filter(({ words }) => words.length >= minLength);
  return requests.length >= 2 && requests.length <= maxRequests ? { by, requests } : undefined;
}
