import type { Cue } from './cue.ts';

/** What speaks for the wish to reach a person, and against it. `complains`: with regret. */
export const personCues: readonly (Cue & {
  readonly isComplaint?: true;
  /** They would like to be called. */
  readonly isForCall?: true;
})[] = [
  { weight: 2, pattern: '^ staff desk? contact? ask? $', example: '担当者' },
  {
    weight: 2,
    pattern: 'staff how|phone|desk* talk .. want|give|may|can|exist',
    example: '担当の方と直接お話しできますか',
  },
  { weight: 2, pattern: 'staff how* talk .. ask? $', example: '人と話せる?' },
  {
    weight: 2,
    pattern: 'staff|desk how|phone|contact* subject? connect .. want|give|may|can',
    example: 'オペレーターにつないでください',
  },
  { weight: 2, pattern: 'staff|desk how* connect .. ask? $', example: '人間に代わって' },
  { weight: 2, pattern: '^ how* connect .. want|give', example: '至急つないでください' },
  { weight: 2, pattern: 'staff subject? how|phone* bring', example: '責任者を出せ' },
  {
    weight: 2,
    pattern: 'staff subject? how|contact|desk* .. want|give can? .. may? ask? $',
    example: '担当者お願いします',
  },
  { weight: 2, pattern: 'staff subject? exist', example: '誰かいませんか' },
  {
    weight: 2,
    pattern: 'staff subject? how* contact subject? .. want|give|may|can',
    example: '係の人に聞きたい',
  },
  {
    weight: 2,
    pattern: 'talk|contact|explain subject? .. give|can* .. anyone|staff subject? exist|there|give|want|ask',
    example: '口で説明してくれる人いませんか',
  },
  { weight: 0.5, pattern: 'phone how* explain', example: '電話で教えてもらえる?' },
  { weight: 0.5, pattern: 'cannotRead', example: '字が小さくて読めない' },
  { weight: 1.5, pattern: 'staff|direct how* explain', example: '誰か口で教えて' },
  { weight: 2, pattern: 'anyone how* connect .. want|give', example: '決められる方に代わってください' },
  { weight: 1.5, pattern: 'anyone how* connect .. ask? $', example: '責任を持てる人に代わって' },
  { weight: 1.5, pattern: 'anyone how* talk .. want|give', example: '社員の方とお話ししたい' },
  { weight: 1.5, pattern: 'anyone how* bring', example: '偉い方を呼んで' },
  { weight: 2, pattern: 'staff subject? there ask', example: '詳しい人いない?' },
  { weight: 1.5, pattern: '^ how* talk .. give', example: '話を聞いてもらえませんか' },
  { weight: 1, pattern: '^ how* talk .. want .. $', example: '相談したい' },
  {
    weight: 1,
    pattern: 'direct ... talk|contact ... want|give|can',
    example: '直接お会いして相談できますか',
  },
  { weight: 1, pattern: '^ how* contact .. give', example: '早く対応してください' },
  { weight: 1, pattern: 'phone .. noAnswer', example: '電話しても出ない' },
  { weight: 0.5, pattern: 'noAnswer', example: '返事がない' },
  { weight: 1, pattern: 'desk how* contact .. want|give', example: '事務局に連絡したい' },
  { weight: 2, pattern: 'machine|not not ... staff', example: '機械じゃなくて人と' },
  { weight: 2, pattern: 'machine how* talk .. refuse', example: 'ロボットと話したくない' },
  { weight: 1.5, pattern: 'machine subject? not', example: '自動応答は嫌です' },
  { weight: 2, pattern: 'phone .. give', example: 'お電話いただけないでしょうか', isForCall: true },
  { weight: 2, pattern: 'phone .. want', example: '電話したい' },
  { weight: 2, pattern: 'phone open .. give', example: '電話をかけてもらえますか', isForCall: true },
  { weight: 1.5, pattern: '^ desk? phone how* talk|contact .. may|can', example: '電話で話せますか' },
  { weight: 1.5, pattern: '^ desk? phone .. may|can', example: '電話できますか' },
  { weight: 2, pattern: 'phone how* talk|contact .. want|give', example: '電話で聞きたい' },
  { weight: 1.5, pattern: 'phone .. ask? $', example: '電話して', isForCall: true },
  {
    weight: 2,
    pattern: 'callBack how* phone|contact|want|give',
    example: '折り返しお願いします',
    isForCall: true,
  },
  { weight: 1, pattern: 'callBack', example: '折り返しがない', isForCall: true },
  { weight: 1.2, pattern: 'answer .. give', example: '連絡ください' },
  { weight: 1, pattern: 'number', example: '090-1234-5678', isForCall: true },
  { weight: 1.2, pattern: 'complaint', example: '苦情を言いたい', isComplaint: true },
  { weight: 1.7, pattern: 'anger', example: 'ふざけるな', isComplaint: true },
  { weight: 0.5, pattern: 'useless', example: '役に立たない', isComplaint: true },
  { weight: 0.5, pattern: 'dismay', example: '最悪です', isComplaint: true },
  { weight: 1, pattern: 'contact|desk|staff ... dismay', example: '対応がひどすぎる', isComplaint: true },
  { weight: 1, pattern: 'dismay ... contact|desk|staff', example: 'ひどい対応だ', isComplaint: true },
  { weight: 0.5, pattern: 'circles', example: '何度も聞いている', isComplaint: true },
  { weight: 0.7, pattern: 'threat', example: '他社に乗り換えます', isComplaint: true },
  { weight: 0.5, pattern: 'law', example: '消費者センター', isComplaint: true },
  { weight: 1, pattern: 'law ... appeal', example: '弁護士に相談します', isComplaint: true },
  { weight: 0.5, pattern: 'urgency', example: '至急です' },
  { weight: -2, pattern: 'reported', example: '担当者に電話してほしいと言われた' },
  { weight: -1, pattern: 'supposed', example: '担当者と話したい場合' },
  { weight: -0.5, pattern: 'business', example: '担当者を変更してください' },
];

/** What is said about the talk itself. `whenAnswered` and `enough` mean something while staff are waited for. */
export type TalkMatter = 'whenAnswered' | 'enough' | 'seen';

/** What speaks of the talk itself. It counts where the sentence holds nothing else. */
export const talkCues: readonly (Cue & { readonly about: TalkMatter })[] = [
  {
    about: 'whenAnswered',
    weight: 2,
    pattern: '^ staff? subject? still .. may? ask? $',
    example: 'まだですか',
  },
  { about: 'whenAnswered', weight: 2, pattern: 'answer subject? still', example: '返事はいつですか' },
  {
    about: 'whenAnswered',
    weight: 2,
    pattern: 'still how* answer|callBack|connect',
    example: 'いつ返事もらえますか',
  },
  { about: 'whenAnswered', weight: 2, pattern: 'still how* wait', example: 'どのくらい待てばいいですか' },
  {
    about: 'whenAnswered',
    weight: 2,
    pattern: 'answer|staff|callBack subject? wait',
    example: '返事が来ません',
  },
  { about: 'enough', weight: 2, pattern: '^ enough .. $', example: 'もういいです' },
  {
    about: 'seen',
    weight: 2,
    pattern: '^ before* subject? seen .. may? $',
    example: 'それはさっき読みました',
  },
];

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
];
