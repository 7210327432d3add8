import type { Word } from '../../../search/finding.ts';
import type { Clause } from './clauses.ts';
import type { SmallTalk } from './small-talk.ts';
import { isIn } from './word-groups.ts';

/**
 * A question about whoever answers: 「あなたは人間ですか」, 「名前は?」, 「何歳?」, 「元気?」. Only the last clause may ask, and
 * everything in it is of a person or of a machine.
 */
export function readBotQuestion(
  clauses: readonly Clause[],
): { readonly kind: SmallTalk; readonly isSure: boolean } | undefined {
  const clause = clauses.at(-1);
  if (clause === undefined) return undefined;
  const others = clauses.slice(0, -1);
  if (others.some(({ content }) => content.length > 0)) return undefined;
  const { form, kana, words, content } = clause;
  const isAsking = form.isQuestion || /(?:の|は|って|教えて)$/u.test(kana);
  if (
    !isAsking ||
    words.some(({ base }) => base === 'たい') ||
    /くださ|下さ|ほしい/u.test(kana.replace(/教えて(?:ください|下さい)$/u, ''))
  )
    return undefined;
  const isToYou = words.some((word) => isIn(word, 'you'));
  const things = content.filter((word) => !isIn(word, 'you') && !isAskWord(word));
  const isAll = (of: (word: Word) => boolean): boolean => things.length > 0 && things.every(of);
  const isMood = (word: Word): boolean => /^(?:元気|調子|機嫌|ご機嫌|気分)$/u.test(word.base);
  if (isAll((word) => isMood(word) || /^(?:いかが|良い|いい|する)$/u.test(word.base)) && things.some(isMood))
    return { kind: 'howAreYou', isSure: things.every(isMood) };
  const isBeing = (word: Word): boolean => isIn(word, 'being');
  if (
    isAll((word) => isBeing(word) || isAnswering(word)) &&
    things.some(isBeing) &&
    !leadsToPerson.test(kana)
  )
    return { kind: 'whatAreYou', isSure: true };
  if (
    isAll(({ base }) => /^(?:名前|なまえ|お名前|名|教える|言う|いう|呼ぶ|よぶ)$/u.test(base)) &&
    /(?:名前|なまえ|名は|(?:何|なん)て(?:言|い|呼|よ))/u.test(kana)
  )
    return { kind: 'whatName', isSure: isToYou || kana.includes('お名前') };
  const isPersonal = (word: Word): boolean => isIn(word, 'personal');
  if (isToYou && (things.length === 0 || isAll(isPersonal))) return { kind: 'aboutYou', isSure: true };
  if (isAll(({ base }) => /^(?:疲れる|つかれる|眠い|ねむい|寂しい|さみしい|さびしい|暇|ひま)$/u.test(base)))
    return { kind: 'howAreYou', isSure: false };
  const isOnlyPersonal = things.every(isPersonal) && privateThing.test(kana);
  return isOnlyPersonal ? { kind: 'aboutYou', isSure: false } : undefined;
}

/** A wish for a person is none of these: 「人間と話せますか」, 「中の人いますか」. */
const leadsToPerson = /(?:人間?|本物|生身)(?:と|に|の|を|へ|は?い|が?い)|(?:代わ|かわ|つな|繋|話せ|話し)/u;
const isAnswering = ({ base }: Word): boolean =>
  /^(?:答える|こたえる|返す|返事|返信|対応|回答|書く|打つ|喋る|しゃべる|動く|やる|する|しゃべる)$/u.test(
    base,
  );
const isAskWord = ({ base, surface }: Word): boolean =>
  /^(?:何|なに|なん|いくつ|誰|だれ|何歳)$/u.test(base) || /^(?:何|なん)$/u.test(surface);
/** What nobody asks a desk of a thing. */
const privateThing =
  /^(?:お?(?:歳|年)?(?:は)?(?:何歳|いくつ|おいくつ)|彼[女氏]|恋人|趣味|血液型|誕生日は|好きな|結婚して(?:い)?(?:る|ます)|どこに?住んで|性別|(?:今|いま)?(?:何|なに)して(?:い)?(?:る|ます))/u;
