/** A kind of detail: how a question asks for it, and how a sentence says it. */
type Facet = {
  readonly asking: RegExp;
  readonly says: RegExp;
  /** Its words say themselves of what: a holiday, the family. */
  readonly isName?: true;
};

const facets: readonly Facet[] = [
  {
    asking:
      /いくら|料金|費用|値段|金額|手数料|代金|有料|無料|お金|(?<!(?:何[日時週かヶカ月]|くらい|ぐらい|時間|期間|日数|いつ)[^、。]{0,6})かかり?ます?か|タダ|ただ(?=です|で$|でしょう|の(?:まま|ん)|なん|[?？]|$)/u,
    says: /[0-9０-９,，]+円|無料|有料|無償|有償|費用|手数料|かかりません|ご負担|料金/u,
  },
  {
    asking:
      /期限|締め?切り?|いつまで|何[日時月]まで|までに|間に合|(?:過ぎ|すぎ|遅れ)(?:た|て|る|ちゃ|ます|そう)/u,
    says: /過ぎ|遅れ|以降|[0-9０-９]+(?:日|時|月|か月|ヶ月|週間|年)?(?:\([^)]*\))?(?:まで|以内|前)|までに|期限|締め?切り?|以内|月末/u,
  },
  {
    asking:
      /いつ|何[日時分秒年](?!まで)|何週間|何[かヶカ]月|どの?くらい|どれくらい|どれぐらい|期間|日数|時間|曜日/u,
    says: /[0-9０-９]+(?:日|時|分|週間|か月|ヶ月|カ月|月|営業日|年)|翌|当日|即日|年末|年始|連休|いつでも|月末|以降|ごろ|頃|目安|土日|祝日|平日/u,
  },
  {
    asking: /どこ|場所|窓口|どちら(?=[にへでま])|宛先|送り先|提出先/u,
    says: /画面|フォーム|ページ|サイト|窓口|支店|センター|フロント|カウンター|デスク|アプリ|店|課|館|室|まで(?:お問|ご連絡|お持ち|お送り)|https?:/u,
  },
  {
    asking: /電話番号|連絡先|問い?合わ?せ先|メールアドレス|URL/u,
    says: /[0-9０-９]{2,5}[-‐−ー][0-9０-９]{2,5}|@|https?:|お問い?合わ?せ(?:フォーム|ください)|ご連絡/u,
  },
  {
    asking: /どうやって|どうすれば|どうしたら|どうやる|やり方|仕方|しかた|方法|手順|手続き?/u,
    says: /ください|下さい|クリック|押|入力|選択|提出|お申し?込み|ご連絡|お知らせ|お問い?合わ?せ|願い/u,
  },
  {
    asking: /誰|だれ|どなた|対象/u,
    says: /本人|家族|代理|(?:方|者|人)(?:は|が|のみ|に限|も)|会員|従業員|対象/u,
  },
  {
    isName: true,
    asking: /本人|家族|代理|代わり/u,
    says: /本人|家族|代理|(?:方|者|人)(?:は|が|のみ|に限|も)|会員|従業員|対象/u,
  },
  {
    asking: /何[人枚回個冊台歳才名本点件度]|いくつ|年齢|上限|人数|バージョン|何%|何パーセント/u,
    says: /[0-9０-９]+\s*(?:人|枚|回|個|冊|台|歳|才|名|本|点|件|度|以上|以降|以下|%|桁|GB|MB)/u,
  },
  {
    asking:
      /必要な|必要です|要ります|いりますか|いるもの|持ち物|書類|何が(?:必要|いる|要る)|何を(?:持|用意|出|伝|書|添|送)/u,
    says: /証|書類|書を|届|印鑑|通帳|名前|氏名|番号|(?:ご用意|ご持参|お持ち|ご提出|お知らせ)/u,
  },
  {
    isName: true,
    asking: /年末年始|年末|年始|土日|祝日|連休|お盆|正月|休日/u,
    says: /年末|年始|連休|土日|祝|休|平日|翌営業日|[0-9０-９]+営業日/u,
  },
  {
    isName: true,
    asking: /一人|1人|1人|ひとり|二人|ふたり|一名|同伴|付き?添/u,
    says: /(?:お?[一二]|[1-9１-９])(?:人|名)|ひとり|同伴|付き?添|代理/u,
  },
  // 「1つだけなんですけど」 asks whether it goes in parts.
  { isName: true, asking: /だけ|のみ|一部|片方/u, says: /のみ|だけ|一部|ごと|単位|に限/u },
  {
    isName: true,
    asking: /全部|全員|すべて|全て|まとめて|一括/u,
    says: /すべて|全て|全員|全部|まとめて|一括|各/u,
  },
  // What arrives was sent or handed over.
  {
    isName: true,
    asking: /届|受け取|受取|もらえ/u,
    says: /お届け|お?送り|送付|送信|郵送|発送|配送|書留|お?渡し|受け取/u,
  },
  { asking: /なぜ|なんで(?!す)|どうして|理由/u, says: /ため|ので|から|によ[りる]|場合/u },
];

/** A date or a number that a question names: 「10日を過ぎたら」. The answer says it, or nothing of it. */
const named = /[0-9]+(?:月|日|時|分|週間|[かヶカ]月|年|人|名|枚|回|個|冊|台|歳|円|%)/gu;

/** How the kinds of details are said for which a text asks; empty when it asks for none. */
export function detailsAsked(text: string): readonly RegExp[] {
  const numbers = text.normalize('NFKC').match(named) ?? [];
  return [
    ...facets.filter(({ asking }) => asking.test(text)).map(({ says }) => says),
    ...numbers.map((number) => new RegExp(`(?<![0-9])${number}`, 'u')),
  ];
}

/** A text without the words that only ask: what is left says of what. */
export function withoutAsking(text: string): string {
  const rest = cutAsking(text);
  return nameable.test(rest) ? rest : '';
}

/** Whether a text has no word besides those that ask. */
export function saysOnlyAsking(text: string): boolean {
  return !/[^\s\p{P}]/u.test(cutAsking(text).replaceAll(fillers, ''));
}

function cutAsking(text: string): string {
  return facets
    .filter(({ isName }) => isName !== true)
    .reduce((each, { asking }) => each.replaceAll(new RegExp(asking, 'gu'), '　'), text)
    .replaceAll(measures, '　')
    .replaceAll(fine, '　')
    .replaceAll(deictic, '　')
    .replace(wondering, '　');
}

/** 「平気?」 and 「ほかには?」 do not say of what. */
const fine = /(?:ほか|他|以外)(?=に|は|の|で)|平気|大丈夫|可能|無理|OK|だめ|ダメ|駄目/gu;
/** Where and when from the asker's side: an answer gives dates, and names the desk. */
const deictic =
  /(?:今|来|先|再来|翌)[日月週年](?!度)|(?:今日|明日|昨日|あした|きのう|きょう|明後日|今から|いまから|これから)|うち(?=[0-9はでもの、\s]|$)|向こう|むこう|相手|そちら|こちら|そっち|こっち/gu;
/** At the end of a question. Alone the tokenizer takes it for money (金). */
const wondering = /か(?:ね[えー]?|なあ?|しら)[?？。、…\s]*$/u;
/** Particles and endings of a question. */
const fillers =
  /でしょうか|でしょう|だろう|ですか|ですかね|ますか|なんです|かかる|かかり|かかります|になる|になり|くらい|ぐらい|ください|教えて|えっ|へえ|って|とか|から|まで|なら|だと|です|ます|する|いい|よい|[はがをにへでもとのかねなんだ件えあお]/gu;

/** What a text is about is hardly ever written in hiragana alone; particles and endings are. */
const nameable = /[\p{Script=Han}\p{Script=Katakana}a-zA-Z0-9]/u;

/** 「1枚いくら」, 「何日以内」, 「月に」: how much, not of what. */
const measures =
  /[0-9０-９一二三四五六七八九十]+(?:[つ枚回個人冊件台日月年泊点軒社校]|[かヶカケ箇]所|(?=\p{Script=Han}))|以[内上下降前]|[月年週日]に|(?<=[日月年週間分時]|[^\p{Script=Han}]|^)[前後](?=から|まで|の|に|$)/gu;

/** Which share of the details a sentence says, 0 … 1. */
export function saidOf(details: readonly RegExp[], sentence: string): number {
  const written = sentence.normalize('NFKC');
  return details.filter((detail) => detail.test(written)).length / Math.max(1, details.length);
}
