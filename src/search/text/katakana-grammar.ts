const run = /[\u30A1-\u30FAー]{2,}/gu;

/** Runs made of nothing but these, one of the first kind at least, say how something is asked and not what. */
const asking =
  'デスカ?|マスカ?|デショウカ?|マセンカ?|マシタカ?|デシタカ?|クダサイ|ドコ|ナニ|イツ|ドウ|スレバ|シタラ|シタイ|オネガイ';
const between = 'イイ|ヨイ|シ|カラ|マデ|ケド|ノデ|[ガニヲハデノカネヨー]';
const grammar = new RegExp(`^(?:${between})*(?:${asking})(?:${asking}|${between})*$`, 'u');

/** 「ﾄﾞｺﾆ頼めばｲｲﾃﾞｽｶ」 → 「どこに頼めばいいですか」: a dictionary knows grammar in hiragana only. クリスマス stays. */
export function toHiraganaGrammar(text: string): string {
  return text.replace(run, (kana) => (grammar.test(kana) ? toHiragana(kana) : kana));
}

function toHiragana(katakana: string): string {
  return katakana.replace(/[\u30A1-\u30F6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
}
