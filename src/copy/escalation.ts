/** Every word that LINE users read on the way to a human and back. */
export const escalation = {
  /** @param question shortened to one line */
  received: (question: string | undefined): string =>
    question === undefined
      ? '受け付けました。ご用件を送ってください。担当者がこのトークでお返事します。'
      : `受け付けました。担当者がこのトークでお返事します。\nご用件:${question}`,
  alreadyReceived: (question: string | undefined): string =>
    question === undefined
      ? '受け付けています。ご用件を送ってください。'
      : `受け付けています。\nご用件:${question}`,
  inTurn: '順番にお返事しますので、少しお待ちください。書き足したいことは、そのまま送ってください。',
  /** @param next e.g. 11/24(火) 9:00 */
  whenOpen: (next: string | undefined): string =>
    next === undefined
      ? 'ただいま受付時間外です。受付が始まりしだい、お返事します。'
      : `ただいま受付時間外です。次の受付は ${next} からです。それ以降にお返事します。`,
  described: 'ご用件を担当者に伝えました。もう少しお待ちください。',
  passedOn: ['担当者に伝えました。もう少しお待ちください。', 'こちらも担当者に伝えました。'],
  /** @param phone as the asker wrote it */
  willCall: (phone: string): string => `受け付けました。${phone} におかけするよう、担当者に伝えます。`,
  callInTurn: '順番におかけします。ご用件は、このトークに書き足せます。',
  callWhenOpen: (next: string | undefined): string =>
    next === undefined
      ? 'ただいま受付時間外です。受付が始まりしだい、おかけします。'
      : `ただいま受付時間外です。次の受付は ${next} からです。それ以降におかけします。`,
  /** @param name of the staff member */
  claimed: (name: string): string => `担当者がつきました。${name}がお答えします。`,
  handedOver: (name: string): string => `担当者が代わりました。ここからは${name}がお答えします。`,
  answerWaits:
    '担当者からの回答が届いています。「回答を見る」を押すと表示します。何か送っていただいても表示します。',
  noAnswerWaits: [
    '新しい回答はありません。届きしだい、このトークでお知らせします。',
    'まだ新しい回答はありません。もう少しお待ちください。',
  ],
  closed: '担当者の対応を終了しました。解決しましたか?',
  silent:
    'しばらくお話がなかったので、担当者の対応を終了しました。続きがありましたら「まだ解決しない」と送ってください。',
  askWhetherCancelled:
    '受付を取り消しますか? 「受付を取り消す」を押すと取り消します。このままお待ちいただくこともできます。',
  cancelled: '受付を取り消しました。また何かありましたら、いつでも送ってください。',
  endedByAsker: '会話を終了しました。続きがありましたら「まだ解決しない」と送ってください。',
  reopened: 'もう一度受け付けました。担当者がこのトークでお返事します。',
  /** @param name of the staff member */
  lateForHolder: (name: string): string =>
    `お返事を、担当の${name}にお渡ししました。続きをお返しするまで、お待ちください。`,
  lateForAll: 'お返事を担当者にお渡ししました。担当者がこのトークで続きをお返しします。',
  rated: 'ありがとうございました。よろしければ、ひとことお聞かせください。ほかの質問も、いつでもどうぞ。',
  ratedWithWord: 'お言葉をありがとうございます。担当者に伝えます。',
  noTicket: [
    '今は受付中のご用件がありません。知りたいことがありましたら、文字で送ってください。',
    '受付中のご用件はありません。ご質問があれば、いつでもどうぞ。',
  ],
  noChat: [
    'このトークでは担当者がお返事できません。「担当者に聞く」で、お問い合わせ先をご案内します。',
    'お手数ですが、お問い合わせ先へ直接ご連絡ください。',
  ],
} as const;
