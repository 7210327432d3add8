import type { Cue } from './cue.ts';

/** What this desk can tell of itself. */
export type FactName = 'phone' | 'mail' | 'form' | 'fax' | 'page' | 'place' | 'hours' | 'reach';

/** What asks for the desk's own facts. It counts where the sentence holds nothing else. */
export const factCues: readonly (Cue & { readonly of: FactName })[] = [
  { of: 'hours', weight: 2, pattern: 'hours', example: '営業時間は?' },
  { of: 'hours', weight: 2, pattern: 'time ... open|desk', example: '何時まで開いてますか' },
  { of: 'hours', weight: 2, pattern: 'desk ... time', example: 'お問い合わせ窓口は何時までですか' },
  { of: 'hours', weight: 2, pattern: 'day ... time', example: '今日は何時まで?' },
  { of: 'hours', weight: 1, pattern: '^ time subject? may? ask? $', example: '何時まで?' },
  { of: 'hours', weight: 2, pattern: 'day ... open', example: '今日やってますか' },
  { of: 'hours', weight: 2, pattern: 'open ... time|when|day', example: 'やってるのは何時から' },
  { of: 'hours', weight: 1.5, pattern: 'when ... open', example: 'いつ開いてますか' },
  { of: 'hours', weight: 2, pattern: 'day|time ... phone', example: '土日も電話できますか' },
  { of: 'hours', weight: 2, pattern: 'desk ... day', example: 'そちらは土曜は?' },
  { of: 'hours', weight: 1, pattern: '^ day day? subject? may? ask|subject $', example: '土曜は?' },
  { of: 'hours', weight: 1.5, pattern: 'desk|phone ... open', example: '窓口は開いてますか' },
  { of: 'phone', weight: 2, pattern: 'phoneNumber ... tell|contact|exist', example: '電話番号教えて' },
  { of: 'phone', weight: 2, pattern: 'tell ... phoneNumber', example: 'どこの電話番号' },
  { of: 'phone', weight: 2, pattern: 'desk ... phoneNumber', example: '事務局の電話番号' },
  { of: 'phone', weight: 2, pattern: '^ phoneNumber subject may? ask? $', example: '電話番号は?' },
  { of: 'phone', weight: 1, pattern: '^ phoneNumber subject? may? ask? $', example: '電話番号は' },
  { of: 'phone', weight: 1.5, pattern: 'phone ... tell|exist|can|open', example: '電話の窓口はありますか' },
  { of: 'phone', weight: 1.5, pattern: 'phoneNumber ... missing', example: '電話番号が見つからない' },
  { of: 'phone', weight: 1.5, pattern: 'phoneNumber dial', example: '何番にかければいいの' },
  { of: 'phone', weight: 2, pattern: '^ phone subject may? ask? $', example: '電話は?' },
  { of: 'mail', weight: 2, pattern: 'mail ... tell|contact|exist', example: 'メールアドレス教えて' },
  { of: 'mail', weight: 2, pattern: 'desk ... mail', example: '問い合わせのメールアドレス' },
  { of: 'mail', weight: 2, pattern: '^ mail subject may? ask? $', example: 'メールアドレスは?' },
  { of: 'mail', weight: 1, pattern: '^ mail subject? may? ask? $', example: 'メールアドレスは' },
  { of: 'form', weight: 2, pattern: 'form ... tell|exist', example: '問い合わせフォームはどこ' },
  { of: 'form', weight: 1.5, pattern: 'form ... missing', example: 'フォームが見つからない' },
  { of: 'form', weight: 1, pattern: '^ form subject? may? ask? $', example: 'お問い合わせフォーム' },
  { of: 'fax', weight: 2, pattern: 'fax', example: 'FAXはありますか' },
  { of: 'page', weight: 1.5, pattern: 'page ... tell|exist', example: 'ホームページのURLを教えて' },
  { of: 'place', weight: 1.5, pattern: 'desk ... place', example: 'そちらの住所は' },
  { of: 'place', weight: 1, pattern: 'place ... tell', example: '住所を教えて' },
  {
    of: 'reach',
    weight: 1.5,
    pattern: 'tell ... phone|contact .. may',
    example: 'どこに電話すればいいですか',
  },
  {
    of: 'reach',
    weight: 2,
    pattern: '^ tell phone|contact .. may ask? $',
    example: 'どこに問い合わせればいいですか',
  },
  { of: 'phone', weight: 2, pattern: 'phone inquiry .. can|may|tell', example: '電話で問い合わせできますか' },
  { of: 'reach', weight: 2, pattern: 'reach', example: '連絡先を教えて' },
  { of: 'reach', weight: 2, pattern: '^ inquiry tell? may? ask? $', example: 'お問い合わせ' },
  { of: 'phone', weight: 1.5, pattern: 'phoneNumber subject? give', example: '電話番号お願いします' },
  { of: 'fax', weight: 2, pattern: 'fax ... papers|post ... where|tell|may|ask', example: 'FAXで送れますか' },
  { of: 'mail', weight: 1.5, pattern: 'mail ... open', example: 'メールでも受け付けてますか' },
  { of: 'place', weight: 1.5, pattern: '^ desk subject? where', example: '窓口はどこにありますか' },
  { of: 'place', weight: 2, pattern: 'desk ... visit', example: '窓口へはどう行けばいいですか' },
  { of: 'place', weight: 1.5, pattern: 'visit ... where|place', example: '行きたいのですが場所は' },
  { of: 'place', weight: 1.5, pattern: 'place subject? may|ask|tell|exist|give', example: '最寄り駅は?' },
  {
    of: 'place',
    weight: 1,
    pattern: 'sendTo ... tell|ask|where|give|missing|may',
    example: '郵送先はどこですか',
  },
  { of: 'place', weight: 1, pattern: '^ papers ... where ... send', example: '書類はどこに送ればいい' },
  { of: 'page', weight: 1.5, pattern: 'page ... seen|where|give', example: 'ホームページはどこ' },
  { of: 'form', weight: 1.5, pattern: 'form ... where|give', example: 'フォームのリンクください' },
  { of: 'form', weight: 1.5, pattern: 'desk ... where', example: '問い合わせはどこから' },
  { of: 'hours', weight: 1.5, pattern: 'day ... inTime|when', example: '今からでも間に合う?' },
  { of: 'hours', weight: 1.5, pattern: 'named ... time|day|open', example: '水道局さんは何時まで' },
  { of: 'phone', weight: 1.5, pattern: 'named ... phoneNumber|phone', example: '図書館さんの電話番号' },
  {
    of: 'reach',
    weight: 1.5,
    pattern: '^ how|desk* where|tell contact|reach|talk|dial',
    example: 'どこに言えばいいですか',
  },
  {
    of: 'reach',
    weight: 1.5,
    pattern: '^ desk|you* subject? who letters? .. may? ask? $',
    example: 'どちら様ですか',
  },
  { of: 'reach', weight: 1.5, pattern: 'who ... where|tell', example: '運営会社を教えて' },
  { of: 'reach', weight: 1.5, pattern: 'where ... who', example: 'どこが運営していますか' },
  { of: 'hours', weight: 1.5, pattern: '^ still open', example: 'まだやってますか' },
  {
    of: 'hours',
    weight: 1.5,
    pattern: 'day|time ... inquiry|talk .. can|may',
    example: '夜中でも問い合わせできますか',
  },
  { of: 'hours', weight: 1.5, pattern: 'day|time bring', example: 'お昼の時間も出てもらえますか' },
  { of: 'form', weight: 1.5, pattern: 'form visit want', example: '問い合わせフォームに行きたい' },
];

/** What may stand between a purpose and what is asked for it. */
const purpose = 'contact|talk|inquiry|how|papers|post|visit|desk|unknown|kana|subject* want|case subject?';
const ask = 'phoneNumber|mail|place|sendTo|where|tell|dial';
const end = 'phoneNumber|mail|place|sendTo|where|tell|subject|may|give|exist|dial|send|missing|ask|kana* $';

/** A fact asked for beside what it is for: 「電話したいので番号を」. The whole sentence says so, whatever it holds before. */
export const purposeCues: typeof factCues = [
  {
    of: 'fax',
    weight: 2,
    pattern: `fax ${purpose} ${ask} ${end}`,
    example: '申込書をFAXで送りたいのですが番号を',
  },
  {
    of: 'phone',
    weight: 2,
    pattern: `phone ${purpose} phoneNumber|where|dial ${end}`,
    example: '電話したいんだけど何番',
  },
  {
    of: 'mail',
    weight: 2,
    pattern: `mail ${purpose} ${ask} ${end}`,
    example: 'メールで送りたいのですがアドレスを',
  },
  {
    of: 'mail',
    weight: 2,
    pattern: `papers|post|contact ${purpose} mail ${end}`,
    example: '写真を送りたいのでメアド教えて',
  },
  {
    of: 'place',
    weight: 2,
    pattern: `papers|post ${purpose} place|sendTo|where ${end}`,
    example: '書類を送りたいのですが宛名は',
  },
  {
    of: 'place',
    weight: 2,
    pattern: `visit want place|where ${end}`,
    example: '行きたいのですが場所が分かりません',
  },
  {
    of: 'page',
    weight: 2,
    pattern: `page look where|tell ${end}`,
    example: 'ホームページ見たいんだけどどこ',
  },
  {
    of: 'reach',
    weight: 2,
    pattern: `contact|inquiry ${purpose} where ${end}`,
    example: '連絡したいのですがどこに',
  },
  { of: 'place', weight: 2, pattern: `post ${purpose} mail ${end}`, example: '郵便で出すときの宛先は' },
  {
    of: 'hours',
    weight: 1.5,
    pattern: 'day subject? day* open .. may? ask? $',
    example: '月曜は祝日ですがやってますか',
  },
];
