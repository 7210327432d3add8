/** Every word of the inbox and the ticket pages. */

/** A span of time, short enough to read at a glance. @param ms 0 or more */
export function lasted(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return '1分未満';
  if (minutes < 60) return `${minutes}分`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours}時間` : `${hours}時間${minutes % 60}分`;
  return `${Math.floor(hours / 24)}日`;
}

export const inbox = {
  title: '受付',
  tabsLabel: '受付の種類',
  tabs: { waiting: '待っている', mine: '自分が担当', open: 'すべて（対応中）', closed: '終了' },
  next: '次',
  claim: '担当する',
  /** For screen readers, which don't show the row. */
  claimThis: (question: string): string => `「${question}」を担当する`,
  notSaid: '（用件はまだありません）',
  lastWords: '最後のことば',
  waitingFor: '待ち',
  owedFor: '返事待ち',
  answered: '返事済み',
  silent: '会話が止まっています',
  heldBy: (name: string): string => `担当 ${name}`,
  heldByYou: '自分が担当',
  more: (count: number): string => `このほかに${count}件あります。上から順に片づけると表示されます。`,
  empty: {
    waiting: '待っている方はいません。新しい受付が来ると、ここに出ます。',
    mine: '自分が担当している受付はありません。「待っている」から選んでください。',
    open: '対応中の受付はありません。',
    closed: '終了した受付はまだありません。',
  },
  done: {
    closed: '受付を終了しました。',
    released: '受付を「待っている」に戻しました。',
    handedOver: '引き継ぎました。',
    gone: 'その受付は終了しました。',
    missing: 'その受付は見つかりません。担当する窓口が変わったか、記録の期限が過ぎました。',
  },
} as const;

export const alerts = {
  label: 'お知らせ',
  sound: '音',
  notify: '通知',
  keys: 'キー操作',
  offline: '接続が切れました。つなぎなおしています。',
  arrived: '新しい受付',
} as const;

export const ticket = {
  back: '一覧へ',
  transcript: 'やりとり',
  states: { waiting: '待っています', assigned: '対応中', closed: '終了' },
  openedAt: '受付',
  book: '窓口',
  holder: '担当',
  nobody: 'まだいません',
  you: 'あなた',
  rating: '評価',
  solved: '解決した',
  newer: '新しい発言へ ↓',
  older: 'これより前のやりとりは残っていません。',
  claim: '担当する',
  claimLead: '担当すると、自動応答は止まり、あなたの回答が届きます。',
  heldBy: (name: string): string => `${name}さんが担当しています。`,
  heldByLead: '回答できるのは担当している方だけです。メモは残せます。',
  takeOver: '自分が引き継ぐ',
  isClosed: 'この受付は終了しています。',
  isClosedForGood: (days: number): string =>
    `この受付は終了しています。${days}日がたったため、もう一度開くことはできません。`,
  answer: '回答',
  answerPlaceholder: '回答を入力（Ctrl+Enter で送信）',
  send: '送信',
  notSent: 'まだ送っていない回答（相手には届いていません）',
  free: ['無料で送れます（あと', '秒）'],
  paid: '有料の送信になります',
  blocked:
    'お客様がこのアカウントをブロックしているため、送っても届きません（料金はかかりません）。解除されたら［再送］できます。',
  quota: (used: number, limit: number | null): string =>
    limit === null ? `今月の有料送信 ${used}通` : `今月の有料送信 ${used} / ${limit}通`,
  low: '今月の残りがわずかです。',
  fallbackRoute: '無料で送れないとき',
  fallbackRoutes: {
    push: '有料ですぐ送る',
    'next-reply': '相手の次の発言を待って無料で送る',
    notice: '「回答が届いています」と1通だけ知らせて待つ',
  },
  leftNumber: '折り返し先',
  suggestions: '回答の候補',
  noSuggestions: '近い質問は見つかりませんでした。',
  canned: '定型文',
  use: '入力欄に入れる',
  handOver: '引き継ぐ',
  handOverTo: '引き継ぐ相手',
  noColleagues: 'この窓口を担当する方がほかにいません。',
  submitHandOver: '引き継ぐ',
  release: '「待っている」に戻す',
  note: 'メモ',
  noteLead: '受付の担当者だけに見えます。相手には届きません。',
  submitNote: 'メモを残す',
  close: '終了する',
  closeReason: '終了の理由',
  reasons: {
    solved: '解決した',
    unsolved: '解決しなかった',
    elsewhere: 'ほかの窓口を案内した',
    duplicate: '同じ用件がほかにある',
  },
  ended: {
    cancelled: '本人が取り消した',
    endedByAsker: '本人が終了した',
    silent: '会話が途絶えた',
  },
  submitClose: '終了する',
  reopen: 'もう一度開く',
  reopenLead: '「待っている」に戻り、また対応できるようになります。',
} as const;

export const lines = {
  /** @param letters how many there are */
  unfold: (letters: number): string => `すべて表示（${letters.toLocaleString('ja-JP')}文字）`,
  fold: 'たたむ',
  button: 'ボタン',
  asker: 'お客様',
  bot: '自動応答',
  note: 'メモ（相手には見えません）',
  findings: {
    none: '答えが見つからなかった',
    ambiguous: '1つに決められず、候補を出した',
    several: '複数の用件に答えた',
    confident: 'FAQの回答を出した',
    likely: 'FAQの回答と、ほかの候補を出した',
  },
  delivery: {
    sending: '送信中',
    queued: '送信待ち（相手の次の発言で届きます）',
    delivered: '届きました',
    uncertain: '届いたか確認できません',
    failed: '届きませんでした',
    blocked: 'ブロックされているため届きません',
  },
  resend: '再送',
  actions: {
    tapped: 'ボタンを押しました',
    unsent: 'メッセージを取り消しました',
    blocked: 'このアカウントをブロックしました',
    unblocked: 'ブロックを解除しました',
  },
  unreadable: {
    sticker: 'スタンプを送りました',
    image: '写真を送りました（この画面では見られません）',
    video: '動画を送りました（この画面では見られません）',
    audio: '音声を送りました（この画面では聞けません）',
    file: 'ファイルを送りました（この画面では開けません）',
    location: '位置情報を送りました（この画面では見られません）',
    other: 'この画面では見られないものを送りました',
  },
  desk: {
    opened: '担当者に聞くことを希望しました',
    claimed: 'さんが担当につきました',
    handedOver: 'さんの操作で担当が代わりました',
    released: 'さんが「待っている」に戻しました',
    leaseEnded: '返事がないまま時間がたったため、「待っている」に戻りました',
    idle: 'しばらく会話がなかったため、終了しました',
    closed: 'さんが終了しました',
    cancelled: '本人が受付を取り消しました',
    endedByAsker: '本人が会話を終了しました',
    reopened: 'もう一度受け付けました',
    repliedLate: '終了したあとに続きが届いたため、もう一度開きました',
  },
  /** Follows the line that says why the ticket was opened again. @param name of its holder */
  backTo: (name: string): string => `（担当 ${name}さん）`,
  /** Used when the record has no name. */
  somebody: '担当者',
} as const;

/** Why an action of staff was not done. */
export const refused = {
  heldByOther: (name: string): string =>
    `${name}さんが担当しています。行き違いになったため、何もしていません。`,
  /** A colleague held the ticket at that time; now nobody or the reader does. */
  crossed: '行き違いになったため、その操作は行っていません。',
  unknownTicket:
    'この受付は、もう続けられません。同じ方から新しい受付が来ているか、最後のやりとりから日がたったためです。新しい受付は、一覧から開いてください。',
  notPermitted:
    'この操作は、担当している方か、リーダーと管理者だけが行えます。行き違いになったため、何もしていません。',
  notHeld: 'まだだれも担当していません。「担当する」を押してから、もう一度お試しください。',
  isClosed: 'この受付はすでに終了しています。',
  isOpen: 'この受付はすでに開いています。',
  askerBlocked: 'お客様がこのアカウントをブロックしているため、再送できません。解除されたら再送できます。',
  nothingToResend: 'この回答は再送できません。届いているか、送信の途中です。',
} as const;

export const actionProblems = {
  noResult:
    '操作は預かりましたが、処理が進んでいないため、まだ決まっていません。決まると、この画面に出ます。同じ操作を繰り返さずにお待ちください。長く続くときは、担当プログラム（worker）が動いているか、管理者に確かめてください。',
  doneLate: '預かっていた操作が行われました。',
  doneLateMine: '預かっていた操作が行われました。この受付はあなたが担当しています。',
  noToken: 'サインインしなおしたため、送れませんでした。入力した文字は残っています。もう一度送ってください。',
  failed:
    '処理の途中で問題が起きたため、この操作は行われませんでした。もう一度お試しになっても同じときは、お手数ですが管理者にお知らせください。',
  noText: '文字を入力してください。',
  tooLong: (most: number): string => `長すぎます。${most}文字までにしてください。`,
  noColleague: '引き継ぐ相手を選んでください。',
  noReason: '終了の理由を選んでください。',
  offline: '送れませんでした。通信を確かめて、もう一度送信してください。入力した文字は残っています。',
} as const;

/** Canned answers for every desk; the pages show the book's own before them. */
export const cannedAnswers = [
  'お問い合わせありがとうございます。確認しますので、少しお待ちください。',
  'お待たせして申し訳ありません。',
  'お手数ですが、もう少し詳しく教えていただけますか。',
  'ほかにご不明な点はございますか。',
  'お役に立てて何よりです。またいつでもお問い合わせください。',
] as const;

export const keys = {
  title: 'キー操作',
  close: '閉じる',
  list: [
    ['j / k', '次の受付 / 前の受付へ'],
    ['Enter', '選んだ受付を開く'],
    ['c', '担当する'],
    ['r', '回答を入力する'],
    ['Ctrl+Enter（⌘+Enter）', '回答を送る'],
    ['e', '終了する'],
    ['g のあと i', '受付の一覧へ'],
    ['Esc', '入力欄から出る'],
    ['?', 'この一覧を出す'],
  ],
} as const;
