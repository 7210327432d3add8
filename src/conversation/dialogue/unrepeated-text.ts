/** Polite texts where there is nothing to help with; each has two wordings, see `sayPolitely`. Small talk is named by its sort. */
export type PoliteText = (typeof politeTexts)[number];
const politeTexts = [
  'thanks',
  'yes',
  'no',
  'attention',
  'greeting',
  'laughter',
  'farewell',
  'remark',
  'wordless',
  'which one',
  'sticker',
  'unreadable',
  'past button',
  'apology',
  'sorry',
  'takenBack',
  'test',
  'whatAreYou',
  'whatName',
  'howAreYou',
  'aboutYou',
  'no chat',
  'no ticket',
  'no answer waits',
  'passed on',
] as const;

/** What is never said twice in a row: what is offered after a miss, and each wording of a polite text. */
export type UnrepeatedText = (typeof unrepeatedTexts)[number];
export const unrepeatedTexts = [
  'rephrase',
  'human',
  'categories',
  'stuck',
  ...politeTexts,
  ...politeTexts.map((name) => `${name} again` as const),
] as const;
