import { cutDecorations } from './decorations.ts';
import { toHiraganaGrammar } from './katakana-grammar.ts';

/** Phrases that open or close a message and ask for nothing. Alternatives are tried in this order. */
const pleasantries = new RegExp(
  [
    '(いつも|平素より?)?(大変|たいへん)?お世話に?(なっております|なっています|なってます|なります|様です|さまです)',
    'お疲れ(様|さま)(です|でした)?',
    '初めまして|はじめまして|こんにちは|こんばんは|おはよう(ございます)?',
    '突然(の連絡|のご連絡)?(で)?(失礼|すみません|申し訳(ありません|ございません))(いた)?(します)?|失礼(いた)?します',
    '早速(なの)?ですが、?',
    'お忙しい(ところ|中)((大変)?(恐れ入りますが|恐縮ですが|申し訳(ありません|ございません)が|すみませんが))?',
    'お手数(です|を?(お掛け|おかけ)します|を?(お掛け|おかけ)(いた|致)します)が',
    '恐れ入りますが|恐縮ですが|申し訳(ありません|ございません)が|すみませんが?|すいませんが?',
    '(どうぞ|どうか|何卒|なにとぞ)?(よろしく|宜しく)((お願い|おねがい)((し|いたし|致し|申し上げ)ます)?|です)?',
    '(ご回答|ご返信|ご連絡|ご教示|ご確認)?(の?(程|ほど))?(を)?(お願い|おねがい)(し|いたし|致し|申し上げ)ます',
    '(ご教示|ご教授|お教え)(を)?((くだ|下)さい(ませ)?|((いただ|頂)け|願え)(ますか|ませんか|ます(で|と)しょうか|ますと幸いです|れば幸いです))',
    'ありがとうございます|有難うございます',
  ].join('|'),
  'gu',
);

/**
 * Sentences of their own that ask for nothing. Within a sentence the same words may say what is asked (「質問の変更」).
 */
const emptySentences = new RegExp(
  `(?<=^|[\\s。、,.!?・])(?:${[
    '(?:[一1]つ|ひとつ|少し|すこし|ちょっと|[二2]、?[三3])?(?:質問|しつもん|相談)(?:です|なのですが|なんですが|なんですけど|ですが|ですけど|があります|がありまして|があるのですが|があるんですが|させてください|いいですか|よろしいですか|よろしいでしょうか|したいです|したいのですが|したいんですが)',
    '(?:[一1]つ|ひとつ|少し|すこし|ちょっと)?(?:お?聞き|おきき|きき|お?尋ね|おたずね|お?伺い|うかがい)(?:したい|たい)(?:です|のです|んです|の|ん)?(?:が|けど|けれど|けれども|けども|ことがあります|ことがあるのですが|ことがあるんですが)?',
    '(?:どなたか|誰か|だれか)?(?:教えて|おしえて)(?:ください(?:ませ|ませんか)?|下さい(?:ませ|ませんか)?|(?:いただ|頂)け(?:ますか|ませんか|ますでしょうか|ると助かります|れば幸いです)|もらえ(?:ますか|ませんか)|(?:ほしい|欲しい)(?:です)?|くれ|ね|よ)?',
    'お教え(?:ください|下さい|願います)|ご教示(?:ください|下さい|願います)',
    '(?:困って|こまって)(?:い|お)?(?:る|ます|ります)(?:ので?|し)?|(?:助けて|たすけて)(?:ください|下さい)?|急いで(?:い|お)?(?:る|ます|ります)',
    'すみません|すいません|ごめんなさい|失礼します|あの[ーう]?|え[ーえ]?っ?と|もしもし|どうも|こんにちわ|こんばんわ|初めてです|以上です?',
    // A letter has its subject above: 「標記の件」.
    '(?:さて、?)?(?:標記|標題|首記|表題|掲題|件名|頭書)の件(?:(?:に(?:つきまして|ついて|関しまして|関して)|で|なの)(?:ですが)?|ですが)?|さて',
    '大?至急(?:です|で)?|緊急(?:です)?|お?急ぎ(?:です)?',
    '[^\\s。、,.!?・]{1,30}と(?:申|もう)します(?:が)?',
    'ありがとうございました|ありがとう',
  ].join('|')})(?=$|[\\s。、,.!?・])[。、,.!?・]*`,
  'gu',
);

/** Sounds of a speaker who thinks: they are typed by a telephone that listens. */
const fillers =
  /(?:(?<!\p{Script=Han})え(?:[ーえ]っ?|っ)と|あのー|そのー|う[ーう]ん(?:と|ー)?|んーと?)(?:です)?(?:ね[ーえ]?)?[、,]*/gu;

/** A dictated full stop: its name, typed. 始まる doesn't end a polite sentence. */
const dictatedEnd =
  /(?<=(?:です|ます|ません|ました|でした|でしょう|ください|下さい)(?:か|が|けど)?[ねよ]?)(?:まる|マル|はてな|ハテナ)$/u;

/** What a message is marked with: 【至急】, [質問]. */
const tags =
  /[【[〔<(](?:大?至急|緊急|お?急ぎ|重要|再送|ご?質問|ご?相談|お?問い?合わせ?|お願い)(?:です)?[】\]〕>)]/gu;

/** A line drawn before the name and address of the writer. Whoever asks below it draws no signature. */
const signature = /(?<=[。、!?\s])(?:[-−―—─━_=*]{3,}|ー)\s(?<below>[^]{1,200})$/u;
const questionSigns = /[?]|(?:です|ます|ません|でしょう)か|ください|下さい|たい|方法/u;

function cutSignature(text: string): string {
  const { index, groups } = signature.exec(text) ?? {};
  return index === undefined || questionSigns.test(groups?.['below'] ?? '') ? text : text.slice(0, index);
}

/** 「同僚から「…」って言われました」: who said it doesn't matter, except that family may be who is asked about. */
const saidByOther =
  /(?:(?:職場|会社)の)?(?:同僚|上司|先輩|後輩|部長|課長|店長|隣の人)(?:の人|さん)?(?:から|に|が)「(?<said>[^「」]{4,80})」(?:って|と|て)(?:言|い|聞|き|訊|注意さ|指摘さ)(?:わ|か)?れ(?:ました|まして|た|て(?!い?る))(?:んです|のです)?(?:が|けど|ので|から)?[^\S\n]*(?:\([^()]{1,4}\))?[、。,]*/u;

function unquote(text: string): string {
  return text.replace(saidByOther, ' $<said>。 ');
}

/** Messages that ask for nothing. */
const smallTalk =
  /^(はい|いいえ|うん|ううん|ええ|了解(です|しました)?|りょうかい(です)?|わか(った|りました)|分か(った|りました)|承知(し|いた|致)しました|ありがとう(ございました)?|有難う(ございました)?|どうも|ok(です)?|おk|オッケー(です)?|なるほど|そうですか|すみません(でした)?|ごめん(なさい)?|助かりました|たすかりました|おやすみ(なさい)?|お?元気(です|でした)?か?|さようなら|またね|笑|w+|草|テスト|test)+$/u;

/** A text as it was typed, its lines kept, without phrases that open or close it. */
export function cutPleasantries(text: string): string {
  return text.replace(pleasantries, ' ').replace(/^[\s。、,!]+|[\s。、,!]+$/gu, '');
}

/** The pleasantries in a normalized message, in their order. */
export function pleasantriesIn(text: string): readonly string[] {
  return [
    ...(text.match(pleasantries) ?? []),
    ...(text.replace(pleasantries, ' ').match(emptySentences) ?? []),
  ];
}

/** Punctuation left around the request. kuromoji may read a word differently before punctuation. */
const loosenedEnds = /^[\s。、,.・!?…;~ー]+|[\s。、,.・!?…;~]+$/gu;

/** A normalized message without pleasantries and decorations. Empty when nothing else is there: it asks for nothing. */
export function toRequest(text: string): string {
  const spoken = cutSignature(cutDecorations(unquote(text)))
    .replace(tags, ' ')
    .replace(dictatedEnd, '');
  const plain = toHiraganaGrammar(spoken).replace(fillers, '');
  const stripped = plain.replace(pleasantries, ' ').replace(emptySentences, ' ');
  // A pleasantry may have been decorated itself.
  const rest = (stripped === plain ? plain : cutDecorations(stripped)).replace(loosenedEnds, '');
  const letters = rest.replace(/[^\p{L}\p{N}ー]/gu, '');
  return letters === '' || smallTalk.test(letters) ? '' : rest;
}
