/** What opens a message that turns down what was said before, or only begins to speak. */
const openers = [
  '(?:いや|いえ|いいえ|ううん|あ|え|あれ|すみません|すいません|すまん|ごめんなさい|ごめんね?|申し訳ありません|失礼(?:しました|いたしました)?|やっぱり|やっぱ)',
  '(?:言い|書き|打ち|聞き|入力|送り)?(?:間違|まちが)(?:えました|えた|えちゃいました|い(?:ました|でした|です)?|って(?:ました|いました))(?:わ|ね)?',
  '(?:入力|変換|打ち)?ミス(?:です|でした|しました)?(?![\\p{L}])',
  '訂正(?:です|します|いたします|させてください)?',
  '(?:その|それの|それと)?(?:逆|真逆|反対|あべこべ)(?:です|でした|なんです|なんだ|だった|だ|や)?(?:よ|ね|わ|ねん)?(?:けど|が)?',
  '(?:(?:全然|ぜんぜん|全く|まったく|完全に|かなり|だいぶ|ちょっと|少し)(?=違|ちが|ちゃ))?(?:違う|違います|違くて|違って|ちがう|ちがいます|ちがくて|ちがって|ちゃう|ちゃいます|そう(?:じゃ|では|や)(?:なくって|なくて?|のうて|ないです|ない|ありません|ございません)|そっち(?:じゃ|では|や)(?:なくて?|ないです|ない)|(?:それ|これ)(?:じゃ|では|や)(?:なくて?|ないです|ない|ありません|ございません))(?:んです|んだ|んや|の|ねん)?(?:よ)?(?:ね|な|わ)?(?:けど|が|って(?:ば)?)?',
].join('|');
const opener = new RegExp(
  `^(?:(?:${openers})[、。,.!！…\\s]*)+(?:(?<=[、。,.!！…\\s])|(?<!(?:ない|ないです|ません)よ?[ねな]?)$)`,
  'u',
);

/** The other openers turn nothing down: 「あ、すみません、駐車場は?」 */
const turnsDown =
  /逆|反対|あべこべ|違|ちが|ちゃ|いや|いえ|いいえ|ううん|間違|まちが|ミス|訂正|(?:そう|そっち|それ|これ)(?:じゃ|では|や)(?:な|あ|ご|の)|やっぱ/u;
const startsWithNotThat =
  /^(?:そう|それ|そっち|そこ)?(?:じゃ|では|や)(?:なくって|なくて|なく|のうて|ないです)[、,\s]*/u;

/** 「転出の間違いでした」, 「返品の送料って意味です」, 「定期便のつもりで聞きました」: the name of what was meant, and no more. With ね it asks back. */
const meant =
  /^(?<wanted>[^、。?]{1,30}?)、?(?:(?:って|という|の)(?:意味|つもり)(?:です|でした|だった|なんです|なんですけど|やねん|で(?:(?:聞き|言い|書き)ました)?)|のこと(?:です|でした|だった|なんです|なんですけど)|の(?:間違い|まちがい|誤り|打ち間違い|書き間違い)(?:です|でした|だった))(?:よ|わ)?[。!\s]*$/u;
/** 「あ、転出でした」, 「ATMの手数料でした」. What was or happened is told with は or が, or with words for how it went. */
const was =
  /^(?<wanted>[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9の]{2,15}(?:の(?:ほう|方|話|件))?)(?:でした|だった)(?:わ|ね)?[。!\s]*$/u;
const howItWent =
  /^(?:駄目|無理|同じ|一緒|不可|エラー|結果|変化なし|無効|失敗|残念|大丈夫|平気|成功|完了|解決|無事|正解|便利|親切|無料|有料|ok)/iu;
/** 「入力ミスです。直せますか」: the mistake is what they ask about. */
const mistake = /間違|まちが|ミス/u;
const mending =
  /^[^、。]{0,8}(?:直せ|直し|直り|なおせ|なおし|修正|訂正|やり直|どうし|どうすれ|どうやっ|取り消せ|取消せ|戻せ|もどせ)/u;

/**
 * Cuts what turns down the last answer from the ends of a message: 「違う、駐車場です」, 「訂正、クーポンです」, 「転出の間違いでした」.
 * What ends so turns down only when an answer is there: the reader of a talk knows.
 */
export function cutTurningDown(text: string): {
  readonly wanted: string;
  /** It says so at its beginning … */
  readonly isTurningDown: boolean;
  /** … or at its end it names what was meant. */
  readonly namesMeant: boolean;
} {
  let [wanted, isTurningDown] = [text, false];
  for (;;) {
    const found = opener.exec(wanted) ?? startsWithNotThat.exec(wanted);
    if (found === null) break;
    const rest = wanted.slice(found[0].length);
    if (mistake.test(found[0]) && mending.test(rest)) break;
    isTurningDown ||= turnsDown.test(found[0]) || startsWithNotThat.test(found[0]);
    wanted = rest;
  }
  const named = (meant.exec(wanted) ?? was.exec(wanted))?.groups?.['wanted'];
  if (named === undefined || howItWent.test(named)) return { wanted, isTurningDown, namesMeant: false };
  return { wanted: named, isTurningDown, namesMeant: true };
}
