/** Every word that a LINE user reads, but for the answers: those are the FAQ's own. Read aloud before changing. */

export const buttons = {
  menu: 'メニュー',
  contact: '担当者に聞く',
  solved: '解決した',
  unsolved: '解決しない',
  noneOfThese: 'この中にない',
  nextPage: '次の質問を見る',
} as const;

export const greeting = {
  /** @param deskName e.g. ベネサポ */
  welcome: (deskName: string): string => `友だち追加ありがとうございます。${deskName}の質問窓口です。`,
  welcomeBack: (deskName: string): string => `おかえりなさい。${deskName}の質問窓口です。`,
  howToAsk:
    '知りたいことを、いつもの言葉で送ってください。「パスワードを忘れた」のような短い言葉でもお調べします。\n\n下のボタンから質問を選ぶこともできます。',
};

export const menu = {
  lead: '知りたいことの分類を選ぶか、質問を文字で送ってください。',
  categories: '分類を選んでください。',
};

export const search = {
  choose: 'お知りになりたいのは、この中にありますか?',
  notFoundNearest: 'ぴったりの答えが見つかりませんでした。近い質問はこちらです。',
  notFound:
    'すみません、ぴったりの答えが見つかりませんでした。言葉を変えてもう一度送っていただくか、下のボタンから選んでください。',
  rephrase: '見つからず、すみません。別の言葉でもう一度送っていただくか、担当者にお問い合わせください。',
};

export const category = {
  /** @param shown e.g. 1–20 of 43; absent when all are shown */
  lead: (name: string, shown?: { from: number; to: number; of: number }): string =>
    shown === undefined
      ? `「${name}」の質問です。`
      : `「${name}」の質問です(${shown.of}件中 ${shown.from}〜${shown.to}件目)。`,
};

export const feedback = {
  solved: 'お役に立ててよかったです。また何かありましたら、いつでも送ってください。',
  unsolved: 'お役に立てず、すみません。お手数ですが、こちらへお問い合わせください。',
};

export const contact = {
  lead: 'お問い合わせ先をご案内します。',
  /** When the book names nobody's phone, mail or form. */
  officeOnly: (office: string): string => `お手数ですが、${office}へお問い合わせください。`,
  unknown: 'お問い合わせ先のご案内がまだ用意できていません。お手数ですが、いつもの担当者にお尋ねください。',
  call: (phone: string): string => `${phone} に電話する`,
  hours: (hours: string): string => `受付時間 ${hours}`,
};

type Unreadable = 'sticker' | 'image' | 'video' | 'audio' | 'file' | 'location' | 'other';

const unreadableNames: Readonly<Record<Unreadable, string>> = {
  sticker: 'スタンプ',
  image: '写真',
  video: '動画',
  audio: '音声',
  file: 'ファイル',
  location: '位置情報',
  other: 'その形のメッセージ',
};

export const hints = {
  unreadable: (kind: Unreadable): string =>
    kind === 'sticker'
      ? 'スタンプありがとうございます。ご質問がありましたら、文字で送ってください。'
      : `すみません、${unreadableNames[kind]}は見ることができません。ご質問を文字で送ってください。`,
  pastButton: 'このボタンは今は使えなくなっています。お手数ですが、もう一度お選びください。',
  apology: 'すみません、うまくお答えできませんでした。お手数ですが、言葉を変えてもう一度送ってください。',
};

export const answer = {
  part: (number: number, of: number): string => `(${number}/${of})`,
  feedbackQuestion: 'この回答で解決しましたか?',
};

/** What people's phones show where a bubble can't be drawn: the notification, the chat list. */
export const altText = {
  answer: (question: string, body: string): string => `${question}\n${body}`,
  questions: (lead: string, questions: readonly string[]): string => [lead, ...questions].join('\n'),
};
