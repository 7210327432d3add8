import {
  already,
  andNot,
  asBefore,
  because,
  denied,
  endStates,
  endVerbs,
  ends,
  fine,
  isDone,
  isNot,
  isNotBut,
  isTrouble,
  isWish,
  losses,
  matter,
  notAtAll,
  otherChanges,
  rest,
  soft,
  sureMatter,
  tail,
} from './denial-words.ts';

/**
 * A way to say what is not wanted. `denied` of the pattern is what is put away, `rest` what the same clause says after
 * it. A pattern sees one clause, from its first letter on.
 */
export type DenialForm = {
  /** A message in which it is found, and what is denied there. */
  readonly example: string;
  readonly denies: string;
  readonly pattern: RegExp;
  /** It denies only when what comes after it, in this clause or later, is so. */
  readonly goesOn?: RegExp;
  /** It denies only when what comes after it names something of its own: 「領収書は要らないので納品書がほしい」. */
  readonly namesAnother?: true;
  /** What is denied is not unwanted but over: 「申込みはもう済みました」. */
  readonly isOver?: true;
  /** It may as well say what the writer is: 「会員じゃないけど使えますか」. */
  readonly mayBeCondition?: true;
};

/** In this order: the first one that is found in a clause counts. */
export const denialForms: readonly DenialForm[] = [
  {
    example: '退会じゃなくて休会です',
    denies: '退会',
    pattern: new RegExp(`${denied(1, 40)}${matter}(?:${andNot})${rest}`, 'u'),
  },
  {
    example: 'カードじゃない方です',
    denies: 'カード',
    pattern: new RegExp(
      `${denied(1, 40)}(?:じゃ|では|や)ない(?:ほう|方)(?:の(?=.)|を|が|で(?!す)|${soft}$|です$)${rest}`,
      'u',
    ),
  },
  {
    example: '解約の話じゃないけど料金を知りたい',
    denies: '解約',
    pattern: new RegExp(`${denied(1, 40)}${sureMatter}(?:${isNot}|${isNotBut})${rest}`, 'u'),
  },
  {
    example: '返品じゃないです、交換です',
    denies: '返品',
    pattern: new RegExp(`${denied(1, 40)}(?:とか)?(?:${isNot}|${isNotBut})${rest}`, 'u'),
    mayBeCondition: true,
  },
  {
    example: '退会したいんじゃないの、休みたいの',
    denies: '退会したい',
    pattern: /^(?<denied>.{2,40}?(?:たい|た))(?:ん|わけ)(?:じゃ|では)ないの(?<rest>)$/u,
    goesOn: /./u,
  },
  {
    example: '返品とは別の話です',
    denies: '返品',
    pattern: new RegExp(
      `${denied(2, 30)}(?:とは(?:別|違う|ちがう|関係ない|関係のない)の?(?:話|こと|件|用件|質問)(?:で|${soft})(?=$)|(?:とは|には|は)関係(?:なくて?|ない(?:です)?${because}?))[、,\\s]*${rest}`,
      'u',
    ),
  },
  {
    example: '返品はともかく返金を知りたい',
    denies: '返品',
    pattern: new RegExp(
      `${denied(2, 30)}(?:は|って)(?:とりあえず|ひとまず|一旦)?(?:置いと(?:いて|き)|おいと(?:いて|き)|置いておいて|ともかく|さておき)(?:として)?[、,\\s]*${rest}`,
      'u',
    ),
    goesOn: /./u,
  },
  {
    example: '退会まではいかないけど休みたい',
    denies: '退会',
    pattern: new RegExp(
      `${denied(2, 30)}(?:する|したい)?(?:と)?まで(?:は|も)?(?:いか|行か|いき|至ら)(?:ない|ません|へん)${tail}${because}?[、,\\s]*${rest}`,
      'u',
    ),
    goesOn: /./u,
  },
  {
    example: '解約するつもりはないです',
    denies: '解約',
    pattern: new RegExp(
      `${denied(2, 40)}(?:つもり|気|予定|考え|意思)(?:は|も|とか)?${notAtAll}(?:なくて?(?![なさしすもは])|ない|無い|ありません|ございません|あらへん)${soft}${rest}`,
      'u',
    ),
  },
  {
    example: '解約とまでは言ってません。料金を聞きたい',
    denies: '解約',
    pattern: new RegExp(
      `${denied(2, 40)}(?:と|って|なんて|とか|を|は)(?:まで|か)?(?:は|も)?(?:言って|言うて|いって|思って|おもって|考えて|望んで|希望して)(?:は)?(?:い)?(?:ない|ません|へん)${soft}$(?<rest>)`,
      'u',
    ),
    goesOn: /./u,
  },
  {
    example: '解約まではしなくていいです。1回だけ休みたい',
    denies: '解約',
    pattern: new RegExp(
      `${denied(2, 40)}(?:まで)?(?:は|を|とか)?(?:し|せん|やら|せ)?なくて?(?:も)?(?:いい|よい|結構|大丈夫|ええ|構いません|かまいません)(?:です|んです|ん|ねん)?(?:が|けど|から|ので|んで|し)?$(?<rest>)`,
      'u',
    ),
    namesAnother: true,
  },
  {
    example: '領収書は要らないので納品書がほしい',
    denies: '領収書',
    pattern: new RegExp(
      `${denied(1, 40)}(?:は|も|とか|なんか|まで)(?:もう)?(?:要らな(?:い|くて)|いらな(?:い|くて)|要りません|いりません|要らん|いらん|不要|必要(?:は)?(?:ない|ありません|ございません))${tail}(?:(?:が|けど|から|ので|んで|し|で)[、,\\s]*|$)${rest}`,
      'u',
    ),
    namesAnother: true,
  },
  {
    example: '休会はもういいから、戻る方法を知りたい',
    denies: '休会',
    pattern: new RegExp(
      `${denied(2, 40)}(?:は|も|なら)もう(?:いい|結構|けっこう|大丈夫|ええ)(?:です|わ|ねん)?(?:(?:ん|んです)?(?:から|ので|んで|けど|が|し)[、,\\s]*|$)${rest}`,
      'u',
    ),
    goesOn: /./u,
    isOver: true,
  },
  {
    example: '支払い方法はいいので、金額を知りたい',
    denies: '支払い方法',
    pattern: new RegExp(
      `${denied(1, 40)}(?:は|も|なんか)(?:いい|結構|けっこう|大丈夫|ええ)(?:(?:です|ん|んです|ねん|わ)?(?:から|ので|んで|けど|が|し)[、,\\s]*|(?:です|ねん|わ)?$)${rest}`,
      'u',
    ),
    namesAnother: true,
  },
  {
    example: '退会はしたくないけどメルマガを止めたい',
    denies: '退会',
    pattern: new RegExp(
      `${denied(2, 40)}(?:し|する気)?(?:たく)(?:は)?(?:ない|ありません|ございません|ねえ)${tail}(?:${because}[、,\\s]*|$)${rest}`,
      'u',
    ),
    namesAnother: true,
    mayBeCondition: true,
  },
  {
    example: '解約せずに住所を変えたい',
    denies: '解約',
    pattern: new RegExp(
      `^(?<denied>.{0,30}?(?:${endVerbs}|${ends}(?:は|とか)?せ))(?:ないで(?!す|し|ください|下さい|ほしい|欲しい)|ずに|ず(?=[、,]))[、,\\s]*${rest}`,
      'u',
    ),
    goesOn: isWish,
  },
  {
    example: '忘れてないけど変えたい',
    denies: '忘れて',
    pattern: new RegExp(
      `^(?<denied>.{0,30}?${endStates})(?:ません|ない|なくて|へん)${tail}(?:${because}|よ|って)?(?=$|[、,\\s]|[^とのかで])${rest}`,
      'u',
    ),
    goesOn: isWish,
  },
  {
    example: 'カードはなくしてません。使い方で困ってます',
    denies: 'カードはなくして',
    pattern: new RegExp(
      `^(?<denied>.{0,30}?${losses})(?:ません|ない|なくて|へん)${tail}(?:${because}|よ)?(?=$|[、,\\s])${rest}`,
      'u',
    ),
    goesOn: isTrouble,
  },
  {
    example: '電話番号は前のままでよくてメールだけ変わりました',
    denies: '電話番号',
    pattern: new RegExp(
      `^(?![^、。]*のに)(?<denied>.{2,20}?)は(?:${asBefore}${fine}(?:です|んです|で)?${because}?|(?:変わ|かわ)(?:って)?(?:い)?(?:らな|らず|りませ|な|ませ)(?:い|くて|ん)?${tail}${because}?)[、,\\s]*${rest}`,
      'u',
    ),
    goesOn: otherChanges,
    namesAnother: true,
  },
  {
    example: 'メールは変えません。電話だけ変えたい',
    denies: 'メールは変え',
    pattern: new RegExp(`^(?<denied>.{1,30}?は[^、。]{1,8}?)(?:ません|ない)${soft}${rest}`, 'u'),
    goesOn: /(?:だけ|のみ|のほう|の方).*(?:たい|ほしい|欲しい|ください|お願い)/u,
  },
  {
    example: '書き方はもう分かってて、送り先を知りたい',
    denies: '書き方',
    pattern: new RegExp(
      `${denied(2, 30)}(?:は|も|なら)?${already}(?:分か|わか|知っ|読み|読ん|見ました|見た|聞き|聞い|理解|把握)(?!.*のに)[^、。]{0,10}?(?:${because}(?<rest>.+)|$)`,
      'u',
    ),
    goesOn: /./u,
  },
  {
    example: '申込みはもう済んだので、その後を知りたい',
    denies: '申込み',
    pattern: isDone,
    goesOn: /その(?:あと|後)|次|つぎ|続き|それから|それを|それの/u,
  },
  {
    example: '申込みはもうしました。日を変えたい',
    denies: '申込み',
    pattern: isDone,
    goesOn: /./u,
    isOver: true,
  },
];
