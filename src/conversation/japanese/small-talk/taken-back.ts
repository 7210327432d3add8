import type { Word } from '../../../search/finding.ts';
import { isPolite, type Clause } from './clauses.ts';
import { isIn } from './word-groups.ts';

// What is taken back: 「さっきの質問は」, 「今のは」, 「全部」 …
const sent =
  '(?:(?:今|いま|さっき|先ほど|さきほど|上|前|これ)の?(?:やつ|もの|話|質問|文|めっせーじ|らいん|こと)?(?:は|も|を)?)';
// … and how: 「忘れてください」, 「無視して」, 「気にしないで」, 「なしで」.
const forget =
  '(?:忘れて|わすれて|(?:無視|するー)(?:して|で)|気にし(?:ないで|なくて)|気になさら(?:ず|ないで)|なかったことに(?:して)?|読まなくて)';
const please = '(?:いい|大丈夫)?(?:です)?(?:ください|下さい|くれ|お願いします)?(?:ね|よ|な|わ)*';
const neverMind = new RegExp(
  `^(?:${sent}?(?:全部|すべて|もう)?${forget}${please}|${sent}(?:なし|無し|取り消し|みす)(?:で|です|に|ます)?${please})$`,
  'u',
);
const refusing =
  /^(?:(?:やっぱり?|やはり|もう)(?:いい|結構|けっこう|大丈夫|だいじょうぶ|やめ(?:ときます|ておきます))|(?:なん|何)でも(?:ない|ありません|ございません))(?:です|わ|や)*(?:ね|よ|わ)*$/u;

/** What was sent is to be forgotten, or was for somebody else. */
export function isTakenBack(clause: Clause): boolean {
  const { kana, content, form, words } = clause;
  if (neverMind.test(kana) || refusing.test(kana)) return true;
  if (form.isQuestion || form.isContrary || form.isSupposed) return false;
  const isWanting = form.isRequest && !/て$|で$/u.test(kana);
  if (isWanting || form.isDenied) return false;
  const last = content.at(-1);
  if (last === undefined) return false;
  if (
    /[^\s](?:宛て?|あて)(?:でした|だった)|への(?:らいん|line|めっせーじ|連絡|返信|返事)(?:でした|だった|です)/u.test(
      kana,
    )
  )
    return true;
  // Who sent it, or to whom.
  const isAgent = (word: Word): boolean => /^[がに]$/u.test(words[words.indexOf(word) + 1]?.surface ?? '');
  const isSent = content.some(({ base }) => /^(?:送る|おくる|送信)$/u.test(base));
  const isAboutTalk = content.every(
    (word) => isIn(word, 'mistake', 'message') || isOther(word) || (isSent && isAgent(word)),
  );
  // 「時間を間違えた」 and 「連絡先を間違えた」 are about something else.
  const isOfOther = words.some(({ surface }, at) => {
    const object = words[at - 1];
    return surface === 'を' && object !== undefined && !isIn(object, 'mistake', 'message');
  });
  if (!isAboutTalk || isOfOther) return false;
  // 「間違えて送った」, 「送る相手を間違えた」, 「誤送信です」
  if (content.some((word) => isIn(word, 'mistake')))
    return form.isPast || isPolite(clause) || /^(?:誤爆|誤送信|送信ミス)$/u.test(last.base);
  // 「ほかの人に送るつもりでした」, 「孫が送ってしまいました」
  return (
    isSent &&
    form.isPast &&
    (/(?:つもり|はず)(?:でした|だった)/u.test(kana) ||
      (form.isRegretted && (content.some(isAgent) || words.some(isOther))))
  );
}

/** 「違う人」, 「別の人」. */
const isOther = ({ base }: Word): boolean => /^(?:違う|ちがう|別|他|ほか)$/u.test(base);
