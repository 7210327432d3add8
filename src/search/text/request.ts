/** Phrases that open or close a message and ask for nothing. Alternatives are tried in this order. */
const pleasantries = new RegExp(
  [
    '(いつも|平素より?)?(大変|たいへん)?お世話に?(なっております|なっています|なってます|なります|様です|さまです)',
    'お疲れ(様|さま)(です|でした)?',
    '初めまして|はじめまして|こんにちは|こんばんは|おはよう(ございます)?',
    '突然(の連絡|のご連絡)?(で)?(失礼|すみません|申し訳(ありません|ございません))(いた)?(します)?|失礼(いた)?します',
    'お忙しい(ところ|中)((大変)?(恐れ入りますが|恐縮ですが|申し訳(ありません|ございません)が|すみませんが))?',
    'お手数(です|を?(お掛け|おかけ)します|を?(お掛け|おかけ)(いた|致)します)が',
    '恐れ入りますが|恐縮ですが|申し訳(ありません|ございません)が|すみませんが?|すいませんが?',
    '(どうぞ|どうか|何卒|なにとぞ)?(よろしく|宜しく)((お願い|おねがい)((し|いたし|致し|申し上げ)ます)?|です)?',
    '(ご回答|ご返信|ご連絡|ご教示|ご確認)?(の?(程|ほど))?(を)?(お願い|おねがい)(し|いたし|致し|申し上げ)ます',
    'ありがとうございます|有難うございます',
  ].join('|'),
  'gu',
);

/** Messages that ask for nothing. */
const smallTalk =
  /^(はい|いいえ|うん|ううん|ええ|了解(です|しました)?|りょうかい(です)?|わか(った|りました)|分か(った|りました)|承知(し|いた|致)しました|ありがとう(ございました)?|有難う(ございました)?|どうも|ok(です)?|おk|オッケー(です)?|なるほど|そうですか|すみません(でした)?|ごめん(なさい)?|助かりました|たすかりました|おやすみ(なさい)?|お?元気(です|でした)?か?|さようなら|またね|笑|w+|草|テスト|test)+$/u;

/** The pleasantries in a normalized message, in their order. */
export function pleasantriesIn(text: string): readonly string[] {
  return text.match(pleasantries) ?? [];
}

/** Punctuation left around the request. kuromoji may read a word differently before punctuation. */
const loosenedEnds = /^[\s。、,・!]+|[\s。、,・!]+$/gu;

/** A normalized message without its pleasantries. Empty when there is nothing else: then it asks for nothing. */
export function toRequest(text: string): string {
  const rest = text.replace(pleasantries, ' ').replace(loosenedEnds, '');
  const letters = rest.replace(/[^\p{L}\p{N}ー]/gu, '');
  return letters === '' || smallTalk.test(letters) ? '' : rest;
}
