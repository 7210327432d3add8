/**
 * What LINE users read; `escalation.ts` has the human’s part, `times.ts` days and hours. The answers are the FAQ’s own.
 * Read aloud before changing.
 */

export const buttons = {
  menu: 'メニュー',
  help: '使い方',
  contact: '担当者に聞く',
  solved: '解決した',
  unsolved: '解決しない',
  noneOfThese: 'この中にない',
  /** The two answers to 「こちらのことですか?」. */
  itIsThis: 'はい',
  itIsAnother: 'ちがう',
  nextPage: '次の質問を見る',
  previousPage: '前の質問を見る',
  beside: 'ほかの質問を見る',
  guideFromHere: 'この手順を順に見る',
  previousStep: '前の手順にもどる',
  sameStep: 'この手順をもう一度見る',
  escalate: 'このトークで担当者に聞く',
  leaveMessage: '担当者に伝言を残す',
  cancelTicket: '受付を取り消す',
  endTicket: '会話を終える',
  stillUnsolved: 'まだ解決しない',
  showAnswers: '回答を見る',
} as const;

/** @param name as the person calls themselves on LINE */
const to = (name: string | undefined): string => (name === undefined ? '' : `${name}さん、`);

export const greeting = {
  /** @param bookName e.g. ベネサポ */
  welcome: (bookName: string, name?: string): string =>
    `${to(name)}友だち追加ありがとうございます。${bookName}の質問窓口です。`,
  welcomeBack: (bookName: string, name?: string): string =>
    `${to(name)}おかえりなさい。${bookName}の質問窓口です。`,
  howToAsk:
    '知りたいことを、いつもの言葉で送ってください。「パスワードを忘れた」のような短い言葉でもお調べします。',
  howToAskAgain: 'またご利用いただけます。知りたいことを、いつもの言葉で送ってください。',
  menu: '次のことにお答えします。ここから選ぶこともできます。',
};

export const help = {
  text: [
    '知りたいことを、いつもの言葉で送ってください。',
    '例)パスワードを忘れた',
    '',
    '・ぴったりの答えがあれば、すぐにお返事します。',
    '・いくつか考えられるときは、候補をお出しします。番号を送っても選べます。',
    '・「メニュー」と送ると、質問の一覧を見られます。',
    '・「担当者に聞く」と送ると、お問い合わせ先をご案内します。',
  ].join('\n'),
};

export const menu = {
  lead: '知りたいことを選ぶか、質問を文字で送ってください。',
  /** @param step from 1 */
  resume: (guideName: string, step: number): string => `つづきから(${guideName} ${step}番目)`,
};

export const search = {
  choose: 'お探しの質問は、この中にありますか?',
  chooseAgain: 'このご質問も、次のどれかが近いようです。お探しのものはありますか?',
  isItThis: 'こちらのことですか?',
  chooseCategory: 'どれについてのご質問ですか?',
  sorryNotFound: 'すみません、見つかりませんでした。',
  nearest: '近い質問はこちらです。',
  otherNearest: 'ほかに近い質問はこちらです。',
  notFound: 'すみません、その答えは見つかりませんでした。',
  /** What the book is about, in one line. @param named the first of its `of` categories */
  answersAbout: (name: string, named: readonly string[], of: number): string =>
    named.length === 0
      ? `ここでは、${name}についてのご質問にお答えしています。`
      : `ここでは、${name}の${named.map((each) => `「${each}」`).join('')}${of > named.length ? 'など' : ''}についてお答えしています。`,
  elsewhere: 'そのほかのことは、こちらへお問い合わせください。',
  byCategory: 'すみません、見つかりませんでした。質問の一覧から選ぶこともできます。',
  /** Above the questions that `otherNear` has announced. */
  amongThese: 'この中にありますか?',
  /** @param words the request in a message of several that is not answered */
  otherNear: (words?: string): string =>
    words === undefined
      ? 'もう一つのご質問については、こちらが近いようです。'
      : `もう一つの「${words}」については、こちらが近いようです。`,
  otherNotFound: (words?: string): string =>
    words === undefined
      ? 'もう一つのご質問については、答えが見つかりませんでした。別の言葉で送っていただくか、担当者にお尋ねください。'
      : `もう一つの「${words}」については、答えが見つかりませんでした。別の言葉で送っていただくか、担当者にお尋ねください。`,
  rephrase:
    'お役に立てず、すみません。別の言葉で短く送っていただくと、見つかることがあります。\n例)パスワード 忘れた',
};

export const category = {
  /** @param shown e.g. 1–20 of 43; absent when all are shown */
  lead: (name: string, shown?: { from: number; to: number; of: number }): string =>
    shown === undefined ? name : `${name}(${shown.of}件中 ${shown.from}〜${shown.to}件目)`,
};

/** From the bot to a human and back. */
export const feedback = {
  solved: 'お役に立ててよかったです。また何かありましたら、いつでも送ってください。',
  sorry: 'お役に立てず、すみません。',
};

export const guide = {
  title: (name: string, step: number, of: number): string => `${name}(${step}/${of})`,
  /** @param done e.g. 届いた */
  next: (done: string): string => `${done} → 次へ`,
  last: (done: string): string => `${done} → 完了`,
  finished: (name: string): string =>
    `「${name}」はこれで終わりです。おつかれさまでした。ほかに知りたいことがありましたら、いつでも送ってください。`,
  stuck: 'お困りのところ、お手数をおかけします。こちらへお問い合わせください。',
};

export const contact = {
  lead: 'お問い合わせ先をご案内します。',
  /** After what the desk can't do or doesn't have. */
  instead: 'お手数ですが、こちらへお問い合わせください。',
  /** When the book names nobody's phone, mail or form. */
  officeOnly: (office: string): string => `お手数ですが、${office}へお問い合わせください。`,
  unknown: 'お問い合わせ先のご案内がまだ用意できていません。お手数ですが、いつもの担当者にお尋ねください。',
  /** To somebody who complains. */
  regret: 'ご不快な思いをさせてしまい、申し訳ありません。担当者がお話をうかがいます。',
  /** To somebody who would like to be called. */
  leaveNumber: '電話番号を送ってください。担当者におかけするよう伝えます。',
  noCalls: 'この窓口から、お電話をおかけすることはできません。',
  /** @param way e.g. 電話 */
  here: (way: string): string => `${way}の窓口はこちらです。`,
  none: (way: string): string => `${way}の窓口はありません。`,
  /** A form that the book names without an address, or none at all. */
  noAddress: 'お問い合わせフォームのアドレスは、こちらでは案内していません。',
  /** @param what e.g. 受付時間 */
  unknownFact: (what: string): string => `${what}は、こちらでは案内していません。`,
  call: (phone: string): string => `${phone} に電話する`,
  mail: 'メールアドレス',
  /** @param mail the address, or what it is called when the address is too long for a button */
  copyMail: (mail: string): string => `${mail} をコピー`,
  hours: (hours: string): string => `受付時間 ${hours}`,
};

const unreadableNames = {
  sticker: 'スタンプ',
  image: '写真',
  video: '動画',
  audio: '音声',
  file: 'ファイル',
  location: '位置情報',
  other: 'その形のメッセージ',
};

/** What one does with each: 「音声は聞くことができません」. */
const waysToTake = {
  sticker: '見る',
  image: '見る',
  video: '見る',
  audio: '聞く',
  file: '開く',
  location: '見る',
  other: '見る',
} as const satisfies Record<keyof typeof unreadableNames, string>;

/** Two ways to say each: the same thing is never said twice in a row. */
export const hints = {
  unreadable: (kind: keyof typeof unreadableNames): readonly [string, string] =>
    kind === 'sticker'
      ? [
          'スタンプありがとうございます。ご質問がありましたら、文字で送ってください。',
          'ありがとうございます。知りたいことは、文字で送ってください。',
        ]
      : [
          `すみません、${unreadableNames[kind]}は${waysToTake[kind]}ことができません。ご質問を文字で送ってください。`,
          `すみませんが、${unreadableNames[kind]}ではお答えできません。知りたいことを文字で送ってください。`,
        ],
  pastButton: [
    'このボタンは今は使えなくなっています。お手数ですが、もう一度お選びください。',
    'このボタンも使えなくなっています。下のボタンから選ぶか、質問を文字で送ってください。',
  ],
  apology: [
    'すみません、うまくお答えできませんでした。お手数ですが、言葉を変えてもう一度送ってください。',
    'たびたびすみません、今はお答えできませんでした。担当者にお問い合わせください。',
  ],
} as const;

export const answer = {
  part: (number: number, of: number): string => `(${number}/${of})`,
  feedbackQuestion: 'この回答で解決しましたか?',
  related: 'あわせてご覧ください',
  /** Above the questions that may have been meant instead. */
  others: 'ちがうときは',
};

/** What people's phones show where a bubble can't be drawn: the notification, the chat list. */
export const altText = {
  answer: (question: string, body: string): string => `${question}\n${body}`,
  questions: (lead: string, questions: readonly string[]): string => [lead, ...questions].join('\n'),
};

/** Said with the next reply when it can't be known whether an answer arrived. */
export const mayBeLost = {
  lead: '先ほどの回答が、お手元に届いていないかもしれません。下の質問を押すと、もう一度ご覧になれます。',
} as const;
