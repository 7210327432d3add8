/**
 * What one message says is not wanted (`denied`), what it names in its place (`instead`, empty when it names nothing), and
 * all that is wanted: 「口座を変えたいんじゃなくて確認したい」 → 変えたい, 確認したい, 口座を確認したい.
 */
export type Denial = { readonly denied: string; readonly instead: string; readonly wanted: string };

const clause = '(?<denied>[^。!?、,\\n]{1,40}?)';
const soft = '(?:です|んです|のです|の|ん)?(?:が|けど|けれど|けれども|けども|ので|で|から|し)?';
const rest = '[、,。!?\\s]*(?<instead>[^。!?\\n]*)';
/** States that are bad to be in. Who denies one says what they don't need; who denies anything else tells their trouble (「届いてない」). */
const trouble =
  '(?:忘れ|わすれ|失く|無く|紛失し|なくし|失くし|無くし|落とし|間違え|まちがえ|壊れ|こわれ|壊し|盗まれ|やめ|辞め|止め|解約し|退会し|退職し|解除し|取り消さ|取り消し|キャンセルし|引っ越し|変わっ|変え)';
const wish = '(?=[^。!?\\n]*(?:たい|ほしい|欲しい|ください|下さい|だけ|お願い|続け))';

/** Most messages have none of these. */
const mayDeny = /な[くい]|無い|ありません|ございません|[しりいて]ません|ずに|不要|結構/u;

/** In this order; the first that matches counts. */
const patterns = [
  // Aするつもりはない, Aしたわけではない, Aの話じゃない.
  `${clause}(?:という|の)?(?:わけ|訳|つもり|話|はなし|気)(?:では|じゃ|は|も|が)?(?:なくて?|ない|無い|ありません|ございません)(?!か|でしょうか|の?です?か)${soft}${rest}`,
  // AじゃなくてB, AではなくB. 「なくても」, 「なくなった」 and 「Aだけでなく」 deny nothing.
  `${clause}(?<!だけ|のみ|ばかり)(?:の|ん)?(?:では|じゃ|で)(?:なく(?:て(?!も|は))?|ありませんで)(?!て|も|な|さ|ちゃ|は)(?=[、,\\s]*[^。!?、,\\s])${rest}`,
  // やめないで続けたい, 忘れてないけど変えたい.
  `${clause}(?<=${trouble})(?:ないで|ずに)[、,\\s]*${wish}(?<instead>[^。!?\\n]*)`,
  `${clause}(?<=${trouble})(?:て|で)(?:は|い)*(?:ない|ません|なく)${soft}[、,\\s]+${wish}(?<instead>[^。!?\\n]*)`,
  `${clause}(?<=${trouble})(?:て|で)(?:は|い)*(?:ない|ません)(?:です|んです|のです)?(?:が|けど|けれど|けれども)[、,\\s]*${wish}(?<instead>[^。!?\\n]*)`,
  // 解約はしません。住所だけ変えたい.
  `${clause}は(?:し(?:ません|ない(?:です)?|たくない(?:です)?)|いりません|要りません|不要です?|結構です?)(?:が|けど|ので)?[、,。!\\s]+${wish}(?<instead>[^。!?\\n]*)`,
].map((pattern) => new RegExp(pattern, 'u'));

/** The object or topic before what is denied: 「パスワードを|忘れた」. */
const head = /^(?<topic>.*(?:を|が|は|の|に|も))(?<predicate>[^をがはのにも].*)$/u;
/** Who doesn't want to do something so still wants to do it: 「1件ずつ調べるんじゃなくて、まとめて」. */
const manner = /ずつ|いちいち|わざわざ|毎回/u;
/** 「やり方は」 names no object: what was denied still says of what. */
const hasOwnObject =
  /[\p{L}\p{N}ー](?<!やり方|方法|仕方|手段|手続き|機能|こと|もの|場合|必要)(?:を|が|の|は)/u;

/**
 * Reads a denial within one message. What the denied thing was about stays wanted, unless something else is named for it:
 * 「口座を変えたいんじゃなくて確認したい」 → 口座を確認したい; 「パスワードを忘れたわけじゃない」 → パスワードを.
 * @param text normalized  @returns undefined when nothing is denied
 */
export function readDenial(text: string): Denial | undefined {
  if (!mayDeny.test(text)) return undefined;
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    const { denied = '', instead = '' } = found?.groups ?? {};
    if (found === null || denied.trim() === '') continue;
    if (manner.test(denied)) return undefined;
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    const { topic = '', predicate = denied } = hasOwnObject.test(instead)
      ? {}
      : (head.exec(denied)?.groups ?? {});
    return {
      denied: predicate.trim(),
      instead: instead.trim(),
      wanted: `${before}${topic}${instead}${after}`.trim(),
    };
  }
  return undefined;
}
