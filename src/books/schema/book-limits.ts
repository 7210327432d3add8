/**
 * How long a thing in a book may be, in UTF-16 units. LINE counts some of these in graphemes; UTF-16 length is
 * never smaller, so what passes here passes there. https://developers.line.biz/en/reference/messaging-api/
 */
export const bookLimits = {
  /** `book/entry` has to fit into a button's postback data (300) beside what else stands there. */
  bookId: 40,
  entryId: 64,
  /** A button's label (quick reply and template actions: 20). A category becomes one. */
  label: 20,
  /** A quick reply holds 13 buttons, and one of them is the way to a human. */
  categories: 12,
  bookName: 40,
  /** Each is a button of the menu. */
  guides: 3,
  guideId: 20,
  guideSteps: 20,
  /** Drawn whole, in one bubble, above an answer or on a card. */
  question: 400,
  /** At most 4 bubbles of 2,000 each; the fifth message of a reply is for 「解決した / 解決しない」. */
  answer: 8_000,
  phrasing: 400,
  phrasings: 200,
  /** Buttons below one answer. */
  links: 8,
  related: 4,
  /** The `uri` of an action. */
  url: 1_000,
  mail: 254,
  /** One text bubble. */
  greeting: 2_000,
  /** One line of the contact card. */
  note: 300,
  notes: 10,
  /** Below a half an answer would more likely be wrong than right; at 1 none would ever be given. */
  leastCaution: 0.5,
  mostCaution: 0.99,
  /** LINE takes 20 areas; more than six are too small to read. */
  menuCells: 6,
  /** `chatBarText`. */
  menuBar: 14,
  /** Phones, mails and forms of the contact card, each. */
  contacts: 8,
  /** Rows of opening hours, and closed days: more than anybody keeps in order by hand is a mistake. */
  hours: 100,
  closedDays: 100,
  /** What staff say again and again: one message, and a list that one can look through. */
  cannedAnswer: 1_000,
  cannedAnswers: 30,
  /** A talk with staff that nobody goes on with: longer than a week it is none. */
  idleMinutes: 7 * 24 * 60,
  lateReplyHours: 7 * 24,
  /** A chat that nobody uses is forgotten after 30 days. */
  reopenDays: 28,
  /** Said below one answer. */
  calendarNotes: 4,
} as const;
