import { denialForms, type DenialForm } from './denial-forms.ts';
import { beginsWithAct, namesSomething, splitTopic, type Topic } from './topic.ts';
import { cutTurningDown } from './turning-down.ts';

/** What a message says that its writer does not want, and what it says besides. */
export type Denial = {
  /** Empty when only the last answer is turned down. */
  readonly denied: readonly Denied[];
  /** The message without what is denied, in the writer's words; may be empty. */
  readonly wanted: string;
  /** The message turns down what was said before: 「違う、…」. */
  readonly isCorrection: boolean;
};

/** One thing that is denied: 「パスワードを忘れた」 of 「パスワードを忘れたわけじゃない」. */
export type Denied = {
  readonly words: string;
  /** What of it may still be wanted: 「パスワード」. */
  readonly about?: Topic;
  /** It is not unwanted but over: 「申込みはもう済みました」. */
  readonly isOver: boolean;
};

/** 「聞きたいのはそれじゃない」, 「そういう話じゃなくて」: the last answer is turned down, and nothing named. */
const notThat =
  /^(?:(?:(?:聞|訊)き|きき|(?:知|し)り)たい(?:の|こと)(?:は|って))?(?:それ|これ|そっち|こっち|そこ|そう(?:いう|ゆう)?|そんな|こういう|こんな)(?:の|ん|こと|話|はなし|意味)?(?:[がを](?:聞|き|知|し)[^、。]{1,5}(?:たい|てる|ている))?(?:ん|の|わけ)?/u;
/** 「1件ずつ調べるんじゃなくて、まとめて」: who doesn't want to do something so still wants to do it. */
const manner = /ずつ|いちいち|わざわざ|毎回/u;
/** What is only said to be more than one is not denied: 「本人だけじゃなく家族も」. */
const onlyMore = /(?:だけ|ばかり|のみ|以外)$/u;
const openQuestion = /^(?:か|でしょう|だろう|と|よね)/u;
/** 「会員じゃないけど使えますか」 says what the writer is; who asks for something says what they wish. */
const asksWhether =
  /(?:ます|ません|でき|可能|られ|[えけせてねめれげべ]る|大丈夫|平気|いい|よい|良い|ok|OK)(?:です|でしょう|ん|の)*(?:(?:か(?:ね|な)?|かしら|の)[?。\s]*|\?\s*|(?<=る|大丈夫|いい))$/u;
const isWished = /たい|ほしい|欲しい|ください|下さい|お願い|だけ|のほう|の方|方法|やり方/u;
/** Where a clause ends: at a mark, or at a space after the end of a denial. */
const clauseEnd =
  /(?<=[、。,!?\n])|(?<=ない(?:んです|です|んだ)?(?:の|よ|わ|って|けど|が)?|ありません|(?:です|ます|ねん)(?:けど|が)?)[^\S\n]+/u;

/** 「新しいのにしたい」: who makes a new one of what was named changes it. 「新しいのにしてほしい」 asks to be given one. */
const newOne = /新しい(?:の|もの|やつ)に(?=し(?:た[いくか]|てお[きこ]))/u;

/** A longer text is a letter, and what it denies is background. */
const maxLength = 300;

/** Reads what a message denies. @returns undefined when it denies nothing */
export function readDenial(text: string): Denial | undefined {
  if (text.length > maxLength) return undefined;
  const opened = cutTurningDown(text.normalize('NFKC').trim());
  const pieces = opened.wanted.split(clauseEnd);
  const clauses = pieces.map((clause) => clause.replace(/[、。,!?\s]+$/u, ''));
  const denied: Denied[] = [];
  const wanted: string[] = [];
  let isCorrection = opened.isTurningDown || opened.namesMeant;
  for (const [at, clause] of clauses.entries()) {
    const after = pieces
      .slice(at + 1)
      .join('')
      .trim();
    const isAsked = /\?\s*$/u.test(pieces[at] ?? '');
    const found = denialIn(clause, after, isAsked);
    if (found === undefined) wanted.push(clause);
    else {
      wanted.push(found.rest);
      if (isNotThat(found.words)) isCorrection = true;
      else denied.push(toDenied(found.words, found.form));
    }
  }
  if (denied.length === 0 && !isCorrection) return undefined;
  const rest = wanted.map((each) => each.trim()).filter((each) => each !== '');
  return { denied, wanted: rest.join('、'), isCorrection };
}

/**
 * What is wanted, with what it is about when that was said only of the thing denied: 「口座を変えたいんじゃなくて確認したい」
 * → 口座を確認したい.
 */
export function wantedInFull({ denied, wanted }: Denial): string {
  const topic = keptTopic(denied, wanted);
  if (topic === undefined) return wanted;
  return newOne.test(wanted) ? wanted.replace(newOne, `${topic}変更`) : `${topic}${wanted}`;
}

/** The words of a denial that are surely not wanted: a topic that stays wanted is left out. */
export function deniedWords({ denied, wanted }: Denial): readonly string[] {
  const isTopicWanted = keptTopic(denied, wanted) !== undefined;
  return denied.map(({ words, about }) => (isTopicWanted ? (about?.predicate ?? words) : words));
}

/** With its particle. @returns undefined when what is wanted says itself what it is about */
function keptTopic(denied: readonly Denied[], wanted: string): string | undefined {
  // What comes after something that is over goes on with it.
  const over = denied.find(({ isOver }) => isOver);
  if (over !== undefined) return `${over.words} `;
  const about = denied.find((each) => each.about !== undefined)?.about;
  if (about === undefined || (namesSomething(wanted) && !newOne.test(wanted))) return undefined;
  const { topic, particle } = about;
  return particle === 'の' && !beginsWithAct(wanted) ? undefined : topic + particle;
}

type FoundDenial = { readonly words: string; readonly rest: string; readonly form: DenialForm };

function denialIn(clause: string, after: string, isAsked: boolean): FoundDenial | undefined {
  for (const form of denialForms) {
    const { denied: found = '', rest = '' } = form.pattern.exec(clause)?.groups ?? {};
    const words = found.replace(/^(?:違う|いや|いえ)(?=.{2})(?!な)/u, '');
    const isNamed = words.length > 1 || /\p{Script=Han}/u.test(words);
    if (!isNamed || onlyMore.test(words) || manner.test(words) || openQuestion.test(rest)) continue;
    // 「解約じゃない?」 asks.
    if (isAsked && rest === '') continue;
    const following = [rest, after].filter((each) => each !== '').join('、');
    if (form.goesOn?.test(following) === false) continue;
    if (form.namesAnother === true && !namesSomething(following)) continue;
    if (form.mayBeCondition === true && asksWhether.test(following) && !isWished.test(following)) continue;
    return { words, rest: rest.replace(/^[、,\s]+/u, ''), form };
  }
  return undefined;
}

function isNotThat(words: string): boolean {
  return notThat.exec(words)?.[0].length === words.length;
}

/** 「退会は」, 「解約はし」, 「増やすの」, 「忘れてはい」: the word itself is denied. */
const loose =
  /(?<=[\p{Script=Han}\p{Script=Katakana}ー]{2})(?:は|も|を|とか)?(?:しよう|する|した|し|せ)?$|(?<=[うくすつぬむるぐぶただ])の$|(?<=[てで])(?:はい?|い)$/u;

function toDenied(found: string, form: DenialForm): Denied {
  const isOver = form.isOver === true;
  const words = found.replace(loose, '');
  const about = splitTopic(words);
  return { words, isOver, ...(about === undefined ? {} : { about }) };
}
