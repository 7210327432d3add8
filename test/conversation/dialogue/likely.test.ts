import type { Message } from '../../../src/conversation/message.ts';
import { newSession, type Session } from '../../../src/conversation/session.ts';
import type { Step } from '../../../src/conversation/step.ts';
import type { Finding } from '../../../src/search/finding.ts';
import {
  after,
  asked,
  book,
  entry,
  hours,
  labelsOf,
  parking,
  perm,
  tap,
  text,
  wordsOf,
} from '../small-desk.ts';

const likely: Finding = { kind: 'likely', entry: hours, others: [parking, perm] };
const many = { ...book, entries: [hours, parking, perm, entry('cut'), entry('colour')] };
const nothing: Finding = { kind: 'none', nearest: [] };
const othersOf = (messages: readonly Message[]): string[] =>
  messages
    .flatMap((message) => (message.type === 'answer' ? (message.others ?? []) : []))
    .map((each) => each.text);
const offeredOn = ({ messages }: Step): string[] =>
  messages
    .flatMap((message) => (message.type === 'questions' ? message.questions : []))
    .map((each) => each.text);
const say = (words: string, session: Session, what: Finding = nothing): Step =>
  after(text(words), session, what, many);
const words = '予約はいりますか?';
const step = asked(likely, words);

test('a probable answer is given at once, whole, with what else may have been meant below it', () => {
  expect(step.messages).toMatchObject([{ type: 'answer', question: hours.question, body: hours.answer }]);
  expect(othersOf(step.messages)).toEqual([parking.question, perm.question]);
  expect(labelsOf(step)).toContain('担当者に聞く');
  expect(step.effects).toContainEqual({ type: 'recordFinding', kind: 'likely' });
});

test('of an answer in several bubbles only the last has the other questions', () => {
  const long = entry('long', { answer: 'あ'.repeat(4_000) });
  const { messages } = asked({ kind: 'likely', entry: long, others: [perm] });
  expect(messages.length).toBeGreaterThan(1);
  expect(othersOf(messages.slice(0, -1))).toEqual([]);
  expect(othersOf(messages.slice(-1))).toEqual([perm.question]);
});

test('one list below an answer is enough: the related questions make room for the others', () => {
  const related = { ...book, entries: [{ ...hours, related: ['perm'] }, parking, perm] };
  const [first] = related.entries;
  const what: Finding = { kind: 'likely', entry: first ?? hours, others: [parking] };
  expect(after(text('何時から?'), newSession, what, related).messages).toMatchObject([
    { related: [], others: [{ text: parking.question }] },
  ]);
});

test.each(['2番', '2', '下のやつ', 'パーマのほう'])(
  '「%s」 below a probable answer means one of the others',
  (words) => {
    expect(say(words, step.session).messages).toMatchObject([{ type: 'answer', question: perm.question }]);
  },
);

test('a tap on another question answers it, and what was asked stays known', () => {
  const tapped = after(tap({ type: 'entry', entryId: 'perm' }), step.session, nothing, many);
  expect(tapped.messages).toMatchObject([{ type: 'answer', question: perm.question }]);
  expect(tapped.session.phase).toMatchObject({ name: 'answered', question: { text: words } });
});

test.each(['違う', 'いいえ', '解決しない', 'この中にない'])(
  '「%s」 after a probable answer offers the others and something new, never that answer',
  (words) => {
    const offered = offeredOn(say(words, step.session));
    expect(offered).toEqual([parking.question, perm.question, 'cutとは?']);
  },
);

test('the button 「解決しない」 does the same', () => {
  const tapped = after(tap({ type: 'unsolved', entryId: 'hours' }), step.session, nothing, many);
  expect(offeredOn(tapped)).toEqual([parking.question, perm.question, 'cutとは?']);
});

test('the same question again means that the probable answer was wrong', () => {
  const again = say(words, step.session, likely);
  expect(again.messages.map(({ type }) => type)).toEqual(['questions']);
  expect(offeredOn(again)).not.toContain(hours.question);
});

test('another question that leads to the same probable answer gets it again', () => {
  const again = say('開くのはいつか知りたいです', step.session, likely);
  expect(again.messages).toMatchObject([{ type: 'answer', question: hours.question }]);
});

test('a certain answer has no other questions below it', () => {
  expect(othersOf(asked({ kind: 'confident', entry: hours }).messages)).toEqual([]);
});

describe('when one question alone may be meant', () => {
  const one = asked({ kind: 'ambiguous', entries: [hours] });

  test('the person is asked whether it is that one', () => {
    expect(wordsOf(one.messages)).toBe('こちらのことですか?\n営業時間は?\nはい\nちがう');
    expect(labelsOf(one)).toContain('担当者に聞く');
  });

  test.each([
    ['typed', (session: Session) => say('はい', session)],
    ['tapped', (session: Session) => after(tap({ type: 'entry', entryId: 'hours' }), session, nothing, many)],
  ])('yes, %s, answers it', (_, yes) => {
    expect(yes(one.session).messages).toMatchObject([{ type: 'answer', question: hours.question }]);
  });

  test('no goes on to what is near, and from there to a human', () => {
    const no = (session: Session): Step => after(tap({ type: 'noneOfThese' }), session, nothing, many);
    const near = say('ちがう', one.session);
    expect(offeredOn(near)).toEqual([parking.question, perm.question, 'cutとは?']);
    expect(no(near.session).messages.map(({ type }) => type)).toContain('contact');
  });

  test('staff read which button was tapped', () => {
    const { lines } = after(tap({ type: 'noneOfThese' }), one.session, nothing, many).session;
    expect(lines).toContainEqual(
      expect.objectContaining({ from: 'askerAction', what: { type: 'tapped', words: 'ちがう' } }),
    );
  });
});
