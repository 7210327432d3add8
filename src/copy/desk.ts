/** Every word that staff read at the desk. */

export const roleNames = { staff: '担当者', lead: 'リーダー', admin: '管理者' } as const;

export const roleDuties = {
  staff: 'お問い合わせに答えます',
  lead: '加えて、引き継ぎ、再開、終了したものの閲覧ができます',
  admin: '加えて、アカウントの管理ができます',
} as const;

export const frame = {
  desk: '窓口',
  /** @param title e.g. サインイン */
  title: (title: string): string => `${title} | 窓口`,
  skip: '本文へ移動',
  menu: 'メニュー',
  home: '受付',
  accounts: 'アカウント',
  audit: '操作の記録',
  me: '自分の設定',
  signOut: 'サインアウト',
};

export const signIn = {
  title: 'サインイン',
  lead: '受付を担当する方の入り口です。',
  login: 'ログイン名',
  password: 'パスワード',
  submit: 'サインイン',
  forgotten: 'パスワードをお忘れのときは、管理者に新しいパスワードの発行を頼んでください。',
  wrong: 'ログイン名かパスワードが違います。もう一度お確かめください。',
  reasons: {
    expired: '時間が過ぎたため、サインインが切れました。もう一度サインインすると、元の画面に戻ります。',
    draftSaved:
      '時間が過ぎたため、サインインが切れました。入力した文字はこの端末に残っています。もう一度サインインすると、元の画面に戻ります。',
  },
  signedOut: 'サインアウトしました。',
  signedOutEverywhere: 'すべての端末でサインアウトしました。',
  stale: '画面を開いてから時間がたったため、確認できませんでした。お手数ですが、もう一度入力してください。',
  crowded: 'ただいまサインインが混み合っています。少し待ってから、もう一度お試しください。',
  /** @param ms how long to wait */
  wait: (ms: number): string =>
    `続けて間違えたため、しばらくサインインできません。${span(ms)}たってから、もう一度お試しください。`,
};

/** Rounded up, so that a person who waits this long is not refused again. */
function span(ms: number): string {
  return ms > 60_000 ? `${Math.ceil(ms / 60_000)}分` : `${Math.ceil(ms / 1000)}秒`;
}

export const allBooks = 'すべて';
export const noBooks = 'なし';

export const me = {
  title: '自分の設定',
  login: 'ログイン名',
  name: '名前',
  role: '権限',
  books: '担当する窓口',
  changePassword: 'パスワードを変える',
  current: '今のパスワード',
  fresh: '新しいパスワード',
  again: '新しいパスワード（もう一度）',
  rule: '12文字以上にしてください。覚えやすい言葉をいくつか並べる方法もあります。',
  submit: 'パスワードを変える',
  notOwn: '管理者が決めたパスワードのままです。自分だけが知っているものに変えてください。',
  changed: 'パスワードを変えました。ほかの端末はサインアウトしました。',
  wrongCurrent: '今のパスワードが違います。',
  notSame: '新しいパスワードが2つの欄で違っています。',
  sameAsBefore: '今と同じパスワードです。別のものにしてください。',
  everywhere: 'すべての端末でサインアウト',
  everywhereLead:
    '端末をなくしたときや、共用のパソコンでサインアウトを忘れたときにお使いください。この端末もサインアウトします。',
};

export const weakPassword = {
  tooShort: 'パスワードが短すぎます。12文字以上にしてください。',
  tooLong: 'パスワードが長すぎます。200文字までにしてください。',
  holdsLogin: 'ログイン名とほとんど同じです。別のパスワードにしてください。',
  tooSimple: '推測されやすいパスワードです。同じ文字や並び、数字だけのものは使えません。',
} as const;

export const accounts = {
  title: 'アカウント',
  lead: '受付を担当する方の一覧です。',
  login: 'ログイン名',
  name: '名前',
  role: '権限',
  books: '担当する窓口',
  state: '状態',
  active: '利用中',
  disabled: '停止中',
  you: '(自分)',
  edit: '設定',
  add: 'アカウントを追加',
  addLead: 'パスワードは自動で作り、追加した直後に一度だけ表示します。',
  loginRule: '半角の英小文字と数字、. _ - @ で、2〜64文字',
  submitAdd: '追加する',
  /** @param login of the account */
  of: (login: string): string => `${login} の設定`,
  back: 'アカウントの一覧へ戻る',
  change: '名前、権限、担当',
  submitChange: '変更する',
  reset: 'パスワードの再発行',
  resetLead: '新しいパスワードを作り、一度だけ表示します。サインイン中の端末はすべてサインアウトします。',
  submitReset: '再発行する',
  endSessions: 'サインイン中の端末',
  endSessionsLead: 'この方のすべての端末をサインアウトします。',
  submitEndSessions: 'すべてサインアウトさせる',
  disable: '利用の停止',
  disableLead: 'すぐにサインアウトし、サインインできなくなります。記録と名前は残ります。',
  submitDisable: '停止する',
  enable: '利用の再開',
  enableLead: 'これまでのパスワードで、またサインインできるようになります。',
  submitEnable: '再開する',
  notYourself: '自分の権限や担当の変更、停止はできません。ほかの管理者に頼んでください。',
  newPassword: '新しいパスワード',
  /** @param login of the account */
  handOver: (login: string): string =>
    `${login} のパスワードです。この画面を閉じると、もう表示できません。ご本人に直接お伝えください。`,
  allBooks: 'すべての窓口',
} as const;

/** Shown once, on the page after an action. */
export const done = {
  changed: '変更しました。',
  disabled: '停止しました。',
  enabled: '再開しました。',
  ended: 'すべての端末をサインアウトさせました。',
} as const;

export const accountProblems = {
  login: 'ログイン名は、半角の英小文字と数字、. _ - @ を使って、2〜64文字で入力してください。',
  taken: 'このログイン名はすでに使われています。',
  name: '名前は、1〜40文字で入力してください。',
  role: '権限を選んでください。',
  books: '担当する窓口を1つ以上選んでください。',
  beyond: '自分の担当していない窓口は選べません。',
  yourself: accounts.notYourself,
} as const;

export const audit = {
  title: '操作の記録',
  /** @param count of entries on the page */
  lead: (count: number): string => `新しい順に${count}件まで表示します。`,
  at: '日時',
  by: 'だれが',
  action: '何を',
  to: '対象',
  address: 'どこから',
  empty: 'まだ記録がありません。',
  shell: 'コマンド',
  actions: {
    signedIn: 'サインイン',
    signInRefused: 'サインインに失敗',
    signedOut: 'サインアウト',
    signedOutEverywhere: 'すべての端末でサインアウト',
    passwordChanged: 'パスワードを変更',
    accountAdded: 'アカウントを追加',
    accountChanged: 'アカウントを変更',
    accountDisabled: 'アカウントを停止',
    accountEnabled: 'アカウントを再開',
    passwordReset: 'パスワードを再発行',
    sessionsEnded: '端末をサインアウトさせた',
    ticketClaimed: '受付を担当',
    ticketReplied: '回答を送信',
    ticketNoted: 'メモを追加',
    ticketHandedOver: '受付を引き継ぎ',
    ticketReleased: '受付を待ちに戻した',
    ticketClosed: '受付を終了',
    ticketReopened: '受付を再開',
    ticketResent: '回答を再送',
    ticketActUndone: '操作は行われなかった',
  },
} as const;

export const refusals = {
  stranger: { title: 'サインインが必要です', text: 'この画面を見るには、サインインしてください。' },
  foreign: {
    title: '受け付けませんでした',
    text: 'ほかのサイトから送られた操作のようです。窓口の画面を開きなおして、もう一度お試しください。',
  },
  noToken: {
    title: '受け付けませんでした',
    text: '画面を開いてから時間がたったか、サインインしなおしたため、確認できませんでした。画面を開きなおして、もう一度お試しください。',
  },
  notPermitted: {
    title: '権限がありません',
    text: 'この操作には別の権限が必要です。管理者にご相談ください。',
  },
  notFound: { title: 'ページが見つかりません', text: 'アドレスをお確かめください。' },
  badRequest: { title: '受け付けませんでした', text: '送られた内容を読み取れませんでした。' },
  failed: {
    title: 'うまくいきませんでした',
    text: '窓口の不具合か、記録の保管先につながりません。少し待ってから、もう一度お試しください。',
  },
  home: '受付の一覧へ',
} as const;
