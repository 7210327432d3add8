/** The words of the menu below the chat, where a book doesn't bring its own. */
export const richMenu = {
  bar: 'メニュー',
  menu: 'メニュー',
  usage: '使い方',
  contact: '担当者に聞く',
} as const;

/** What a tap says in the person's name, where no button of ours stands behind it. */
export const spoken = { usage: '使い方', continue: 'つづき' } as const;
