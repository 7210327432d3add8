/** Kind texts where there is nothing to help with; each has two wordings, see `sayKindly`. Small talk is named by its kind. */
export type KindText = (typeof kindTexts)[number];
const kindTexts = [
  'thanks',
  'yes',
  'no',
  'attention',
  'greeting',
  'laughter',
  'farewell',
  'wordless',
  'which one',
  'sticker',
  'unreadable',
  'past button',
  'apology',
  'no chat',
  'no ticket',
  'no answer waits',
  'passed on',
] as const;

/** What the bot said last when it could not help, as it is stored: it is never said twice in a row. */
export type FallbackName = (typeof fallbackNames)[number];
export const fallbackNames = [
  'rephrase',
  'human',
  'categories',
  'stuck',
  ...kindTexts,
  ...kindTexts.map((name) => `${name} again` as const),
] as const;
