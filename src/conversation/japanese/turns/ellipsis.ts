/** A question of which only the new part was said: 「じゃあ家族は?」. The rest is that of the question before it. */
export type Ellipsis = {
  /** The new part: 家族, 住所が変わったとき. */
  readonly said: string;
  /** A word says that the talk goes on to the next thing: じゃあ, あと, ついでに. */
  readonly goesOn: boolean;
};

const onward =
  /^(?:じゃあ?|では|それでは|それじゃあ?|だったら|それなら|なら(?!び)|そしたら|それと|それから|あと(?:は|ね)?(?![0-9一二三日で])|ついでに|ちなみに|また(?![はも])|で(?=[、,\s])|逆に|もし)[、,。…\s]*/u;
/** 「それって家族も?」: what is pointed to is the question before, not the thing. */
const pointing = /^(?:(?:それ|これ)(?:って|は)|(?:その|この)(?:場合|とき|時)(?:は|も|って)?)[、,\s]*/u;
/** How a piece of a question ends: 「…は?」, 「…のほうも」, 「…の場合はどうですか」. */
const piece =
  /^(?<said>.{1,18}?)(?:の(?:ほう|方|こと|やつ|分))?(?:の(?:場合|とき|時))?(?:は|も|って|とか|でも|なら|だと|だったら|(?:は|も|って|でも|なら|だと)?(?:どう|いける|行ける|平気|大丈夫|OK)(?:なん|なの|です|でしょう|なります|なる|すれば|したら)*か?)[?？。、…\s]*$/u;
/** What was said on the way, without a particle: 「ついでに電話番号」. */
const bareName = /^(?<said>[\p{Script=Han}\p{Script=Katakana}ーA-Za-z0-9のや・]{2,15})[?？。、…\s]*$/u;
const nameable = /[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9]/u;
/** With a verb of its own it is a whole question. */
const whole =
  /(?:です|ます|ません|でしょう|たい|ください|下さい|ほしい|欲しい|ない|[?？。])(?:ん|の|か|が|けど)*(?:$|[、。])/u;
/** 「その子の奥さん」, 「うちの妻」: whose does not matter. */
const whose = /^(?:(?:その|この|あの|うちの|私の|自分の)(?:子の|人の|方の)?)/u;

/** Reads a text that is only a piece of a question. @returns undefined for a question that is whole */
export function readEllipsis(text: string): Ellipsis | undefined {
  const typed = text.normalize('NFKC').trim();
  const started = typed.replace(onward, '');
  const rest = started.replace(pointing, '');
  const said = (piece.exec(rest) ?? (started === typed ? null : bareName.exec(rest)))?.groups?.[
    'said'
  ]?.replace(whose, '');
  if (said === undefined || said === '' || !nameable.test(said) || whole.test(said)) return undefined;
  return { said, goesOn: started !== typed };
}

/** Whether a word at the beginning says that the talk goes on: じゃあ, ついでに. */
export function goesOn(text: string): boolean {
  return onward.test(text.normalize('NFKC').trim());
}

/** Something named, or several things together: アルバイトやパート. A single kanji is mostly a verb's. */
const name = '(?:[\\p{Script=Han}\\p{Script=Katakana}ーA-Za-z0-9]{2,}|ID)';
const named = new RegExp(`${name}(?:(?:や|と|・|、|または)${name})*`, 'gu');
/** The same with what it belongs to: 従業員の家族. */
const chain = new RegExp(`${name}(?:の${name})+`, 'gu');
/** They only ask, and nothing stands for them. */
const askingWords = /^(?:場合|方法|手順|質問|可能|必要|確認|教|希望|予定|手続き?)$/u;
const endsWithClause = /(?:とき|時|場合|たら|なら|ば)$/u;
const maxNames = 3;

/**
 * The question before with the new part in the place of something named in it, likeliest first: 「アルバイトも使えますか」
 * with 家族 becomes 「家族も使えますか」. The new part takes the place of what it is most like.
 */
export function completedBy({ said }: Ellipsis, before: string): readonly string[] {
  const asked = before.normalize('NFKC');
  const names = [...asked.matchAll(named)].filter(([words]) => !askingWords.test(words));
  if (endsWithClause.test(said)) return names.slice(0, 1).map(([words]) => `${words} ${said}`);
  const likeliest = names
    .map(({ 0: words, index }) => ({ words, index }))
    .sort((a, b) => likeness(b.words, said) - likeness(a.words, said) || a.index - b.index)
    .slice(0, maxNames);
  const chains = [...asked.matchAll(chain)].slice(0, 1).map(({ 0: words, index }) => ({ words, index }));
  return [...likeliest, ...chains].map(
    ({ words, index }) => `${asked.slice(0, index)}${said}${asked.slice(index + words.length)}`,
  );
}

/** 通学証明書 is like 在学証明書: names of one kind end alike. */
function likeness(a: string, b: string): number {
  let same = 0;
  while (same < Math.min(a.length, b.length) && a.at(-1 - same) === b.at(-1 - same)) same += 1;
  return same;
}

/** What was named in the question before, each with the new part: 予約の取り消し. */
export function joinedWith({ said }: Ellipsis, before: string): readonly string[] {
  const names = before.normalize('NFKC').match(named) ?? [];
  return names
    .filter((words) => !askingWords.test(words) && words !== said)
    .slice(0, 2)
    .map((words) => `${words}の${said}`);
}
