import type { Word } from '../../../search/finding.ts';
import type { Clause } from './clauses.ts';
import { isMatter, isOwn, isTrouble } from './word-groups.ts';

// Thanks, apologies and wishes: fixed words at the end of a clause, whatever they are for before.
const softEnd = '(?:です|でした)?(?:よ|わ|な|ね|の|ん|さ|あ|え|ぁ|ぇ)*$';
const thanking = new RegExp(
  `(?:(?:どうも)?(?:ありがと|有難|有り難)う?(?:ござい(?:ます|ました))?|さんきゅ|おおきに|感謝(?:感激)?(?:雨あられ)?(?:いた|致)?(?:し(?:ます|てます|ています|ております|てる|きり))?|感謝しかない|(?:お|御)礼(?:を)?(?:申し上げます|言います)|お?世話に?(?:なりました|なった)|(?:助か|たすか)(?:り(?:ます|ました)|っ(?:た|ちゃった|て(?:る|ます|います|おります))|る))${softEnd}`,
  'u',
);
const regret = new RegExp(
  `(?:すみません|すいません|すまん|すまない|ごめん(?:なさい)?|申し訳(?:ありません|ございません|ない)|失礼(?:いた|致)?し(?:ました|ます)|(?:手数|迷惑|手間|心配)(?:を|ばかり)?お?(?:かけ|掛け)(?:いた|致)?し(?:ました|て)|騒がせ(?:いた|致)?しました)${softEnd}`,
  'u',
);
const wishing = new RegExp(
  `(?:おめでとう(?:ござい(?:ます|ました))?|(?:よろ|宜)しく(?:ね|です|(?:お願い|おねがい|御願い)(?:(?:いた|致)?します|申し上げます)?)?|お?(?:疲れ|つかれ)さま(?:です|でした)?|ご?無沙汰して(?:ます|います|おります)|お?世話に?(?:なって(?:ます|おります|います)|なります))${softEnd}`,
  'u',
);

/** `isSure`: what it is for is none of a desk's business. */
type ReadCourtesy = { readonly role: 'thanks' | 'sorry' | 'greeting'; readonly isSure: boolean };

/** Thanks, an apology or a greeting with what it is for. */
export function readCourtesy(clause: Clause): ReadCourtesy | undefined {
  const { kana, form } = clause;
  if (form.isSupposed || form.isContrary) return undefined;
  const before = (core: RegExp): readonly Word[] | undefined => {
    const found = core.exec(kana);
    return found === null ? undefined : contentBefore(clause, found.index);
  };
  const thanked = before(thanking);
  if (thanked !== undefined)
    return form.isRequest || form.isQuestion || (form.isDenied && thanked.length > 0)
      ? undefined
      : { role: 'thanks', isSure: true };
  const regretted = before(regret);
  if (regretted !== undefined) {
    // An adjective says how they behaved: 「変なこと聞いて」.
    const acts = regretted.filter(
      ({ partOfSpeech, detail }) => partOfSpeech !== '形容詞' && detail !== '形容動詞語幹',
    );
    if (form.isRequest || form.isQuestion || acts.some((word) => isMatter(word) || isTrouble(word)))
      return undefined;
    const isOpening = /(?:に|から)(?:すみません|すいません|失礼(?:いた|致)?します)$/u.test(kana);
    return { role: isOpening ? 'greeting' : 'sorry', isSure: acts.every(isOwn) };
  }
  const wished = before(wishing);
  if (wished === undefined || form.isQuestion) return undefined;
  // 「連絡よろしくお願いします」 asks for something.
  return wished.length === 0 || kana.includes('おめでとう') ? { role: 'greeting', isSure: true } : undefined;
}

function contentBefore({ words, content }: Clause, end: number): readonly Word[] {
  let at = 0;
  return words.filter((word) => {
    const isBefore = at < end;
    at += word.surface.length;
    return isBefore && content.includes(word);
  });
}
