/** The pieces of the ways to say no, which denial-forms.ts puts together. */

export const denied = (least: number, most: number): string =>
  `^(?<denied>.{${String(least)},${String(most)}}?)`;
export const rest = '(?<rest>.*)$';
/** Stands before 「じゃない」, and says nothing: 「返品の話じゃない」, 「解約したいわけじゃない」, 「返品とかじゃない」. */
const matters =
  '(?<![電会通手世])お?話|はなし|こと|(?<!\\p{Script=Han})[事訳件]|わけ|つもり|ほう|(?<![りしきいけえみち仕])方|ん|意味|用件|質問|問い合わせ';
export const matter = `(?:って|という|とか)?の?(?:${matters})?`;
/** The same where it must stand: it can only deny. */
export const sureMatter = `(?:って|という|とか)?(?:の(?:${matters})?|${matters})`;
/** 「なくて」, but not 「なくても」, 「なくていい」, 「なくした」, 「なくなった」. */
const nakute =
  '(?:なくって(?!も)|なくて(?!も|は|いい|よい|よけ|大丈夫|だいじょうぶ|構|かま|困|こま)|なく(?=[、,\\s]|$|[^てでなさしすせそちもはっ]))';
/** 「ではなくて」 as the dialects have it. 「やない」 follows a noun or の, わけ, こと, ほう; 「忘れちゃう」 has a verb before it. */
const dialectNoun =
  '(?<=[\\p{Script=Katakana}ーa-zA-Z0-9のんけとうり]|[こそあ][れこ]|(?![出来見寝着得])\\p{Script=Han})';
export const andNot = [
  `(?:じゃ|では|で)${nakute}`,
  '(?:じゃ|では)なしに',
  '(?:って|と)(?:いう|ゆう)(?:か(?!ら|い)|より(?:も|は)?)',
  'で(?:は|)(?:ありません|ございません)で(?!した)',
  `${dialectNoun}(?:じゃ|や)(?:なくって|なくて|のうて|のうって|なしに|なく(?=[、,\\s]))`,
  `${dialectNoun}(?:とは|と)?(?:ちごて|ちごうて|ちゃうて|ちゃうくて|違くて|違うくて)`,
].join('|');
export const tail = '(?:です|んです|のです|んだ|のだ|ん|の)?';
export const because = '(?:が|けど|けれど|けれども|けども|から|ので|し)';
const no = '(?:な(?:い|かった)|ありません(?:でした)?|ございません(?:でした)?|ねえ|ねー)';
const dialectNo = `${dialectNoun}(?:と)?(?:やない|ちゃう|ちゃいます)(?:んです|んや|ねん)?`;
/** 「…じゃないです」, 「…じゃないんだよね」, not 「…じゃないですか」, 「…じゃないよね」 or 「…じゃないの」. */
export const isNot = [
  `(?:じゃ|では)${no}(?:(?:んです|のです|んだ|のだ)(?:って|よ[なね]?|わ|し)?|(?:です)?(?:って(?:ば)?|よ(?![なね])|わ|さ)?)[ぁあー]*(?=$)`,
  `${dialectNo}(?:で|わ|よ)?(?=$)`,
].join('|');
export const isNotBut = [`(?:じゃ|では)${no}${tail}${because}`, `${dialectNo}${because}`].join('|');

/** What one ends, or what went wrong: who does it not wants something else. Who does anything else not tells how, or their trouble. */
export const ends =
  '(?:解約|退会|脱退|休会|退職|退学|退去|返品|返却|交換|キャンセル|取り消し|取消|中止|停止|削除|廃止|辞退|紛失)';
export const endVerbs = `(?:${ends}(?:は|とか)?し|忘れ|わすれ|失く|無く|なくし|失くし|無くし|落とし|間違え|まちがえ|壊れ|こわれ|壊し|盗まれ|やめ|辞め|止め|取り消さ|引っ越し|変わっ)`;
/** 「忘れてない」, 「解約はしません」, 「退会してない」. */
export const endStates = `(?:${ends}(?:は|とか)?(?:し|して)|(?:忘れ|わすれ|やめ|辞め|壊れ|こわれ)(?:て)?|なくして|失くして|無くして|落として|間違えて|盗まれて)(?:は)?(?:い)?`;
export const isWish =
  /たい|たく(?=て|$|[、。])|ほしい|欲しい|だけ|ください|下さい|お願い|方法|やり方|やりかた|仕方|手続き|希望|続け/u;
/** What goes wrong with a thing: who says that it did not may then tell of what did. */
export const losses =
  '(?:(?:忘れ|わすれ|壊れ|こわれ)(?:て)?|(?:なく|失く|無く|落と)して|(?:間違え|まちがえ|盗まれ)て|紛失(?:は)?して)(?:は)?(?:い)?';
export const isTrouble =
  /(?:困|こま|止ま|とま|迷)って|(?:分から|わから)[なず]|(?:どう|どの|どれ|いつ|どこ|[^にも]れな[いく]|できな|ません)/u;
export const notAtAll = '(?:全然|ぜんぜん|全く|まったく|さらさら|一切|いっさい|毛頭)?';
/** 「今のまま」, 「前と同じ」: what needs no change. */
export const asBefore =
  '(?:(?:(?:今|いま|前|まえ|元|もと|現状|これまで|今まで)の|その)まま|(?:今|前|これまで|今まで)と(?:同じ|一緒))';
export const fine =
  '(?:で(?:も)?(?:よくて|良くて|いい|よい|良い|大丈夫|結構|構いません|かまいません)?|な(?=の))';
/** Something else did change, or is to: 「メールだけ変えたい」. A telephone may be changed while its number is kept. */
export const otherChanges = /(?:だけ|のみ|のほう|の方)|(?:変わ|かわ)(?:った|って|り(?:まし|、|$))/u;
export const soft = `${tail}${because}?`;

export const already = '(?:もう|すでに|既に)';
export const isDone = new RegExp(
  `${denied(2, 30)}(?:は|も|を|が)?${already}(?:終わ|おわ|済|すん|でき|出来|やり|やっ|しま|した|して|出し|頼|払|持って|送|申し込)(?!.*のに)[^、。]*?(?:${because}(?<rest>.+)|$)`,
  'u',
);
