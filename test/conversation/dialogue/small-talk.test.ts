import { newSession, type Phase, type Session } from '../../../src/conversation/session.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { after, asked, hours, labelsOf, parking, perm, text, guideBook, wordsOf } from '../small-desk.ts';

const nothing: Finding = { kind: 'none', nearest: [] };
const answered = asked({ kind: 'confident', entry: hours }).session;
const choosing = asked({ kind: 'ambiguous', entries: [hours, perm] }).session;
const said = (words: string, session: Session = newSession): string =>
  wordsOf(after(text(words), session, nothing, guideBook).messages);

test.each([
  ['ありがとうございます', 'こちらこそ'],
  ['ありがとう！！', 'こちらこそ'],
  ['了解です', 'こちらこそ'],
  ['はい', '文字で送ってください'],
  ['いいえ', '別の言葉で送ってください'],
  ['違う', '別の言葉で送ってください'],
  ['こんにちは', 'こんにちは。'],
  ['お世話になっております。', 'こんにちは。'],
  ['すみません', 'はい、どうぞ。'],
  ['質問があります', 'はい、どうぞ。'],
  ['笑', '知りたいことがありましたら'],
  ['wwww', '知りたいことがありましたら'],
  ['おやすみなさい', 'ご利用ありがとうございました'],
  ['?', 'どうされましたか'],
  ['…', 'どうされましたか'],
  ['😀👍🏻', 'どうされましたか'],
  ['', 'どうされましたか'],
])('「%s」 gets a short polite text, never an answer', (words, reply) => {
  expect(said(words)).toContain(reply);
});

test.each([
  ['07:30', 'おはようございます。知りたいことを'],
  ['11:00', 'こんにちは。知りたいことを'],
  ['18:00', 'こんばんは。知りたいことを'],
  ['02:00', 'こんばんは。知りたいことを'],
])('a greeting at %s is returned as people greet at that time', (time, reply) => {
  const at = Date.parse(`2026-11-25T${time}:00+09:00`);
  expect(wordsOf(after(text('おはようございます'), newSession, nothing, guideBook, at).messages)).toContain(
    reply,
  );
});

test.each([
  'ありがとうございますが期限はいつですか',
  'はいれません',
  '違うパスワードを使いたい',
  'こんにちは、営業時間は?',
])('「%s」 is a question, not small talk', (words) => {
  const step = after(text(words), newSession, { kind: 'confident', entry: hours });
  expect(step.messages[0]?.type).toBe('answer');
});

test.each(['ありがとう', 'はい', 'いいえ', 'こんにちは', 'すみません', '笑', 'さようなら', '?'])(
  '「%s」, three times, never gets the same text twice in a row',
  (words) => {
    let session: Session = newSession;
    let before: unknown;
    for (let turn = 0; turn < 3; turn += 1) {
      const step = after(text(words), session);
      expect(step.messages).not.toEqual(before);
      expect(labelsOf(step)).toContain('担当者に聞く');
      before = step.messages;
      ({ session } = step);
    }
  },
);

test.each([
  ['ありがとう', answered, 'お役に立ててよかったです'],
  ['はい', answered, 'お役に立ててよかったです'],
  ['解決しました', answered, 'お役に立ててよかったです'],
  ['解決しない', answered, 'ほかに近い質問はこちらです'],
  ['違う', answered, 'ほかに近い質問はこちらです'],
  ['いいえ', choosing, 'こちらのことですか'],
  ['この中にない', choosing, 'こちらのことですか'],
  ['はい', choosing, 'どの質問でしょうか'],
  ['ありがとう', choosing, 'こちらこそ'],
] as const)('「%s」 means what it means where the talk stands', (words, session, reply) => {
  expect(said(words, session)).toContain(reply);
});

test('after an answer, thanks leave it on the screen: a question about it may follow', () => {
  const thanked = after(text('ありがとうございました'), answered);
  expect(thanked.session).toMatchObject({ phase: answered.phase, shown: [], misses: 0 });
  expect(wordsOf(thanked.messages)).toContain('お役に立ててよかったです');
  const again = after(text('ありがとう'), thanked.session);
  expect(wordsOf(again.messages)).not.toContain('お役に立ててよかったです');
});

test('a laugh or a greeting leaves the phase of the talk', () => {
  for (const words of ['笑', 'こんにちは', '?'])
    expect(after(text(words), choosing).session.phase).toEqual(choosing.phase);
});

test('small talk is never searched', () => {
  const phases: Phase[] = [
    { name: 'idle' },
    answered.phase,
    choosing.phase,
    { name: 'browsing', category: '営業', page: 1 },
  ];
  for (const phase of phases)
    for (const words of ['こんにちは', 'ありがとう', '笑', '?', 'おやすみ']) {
      const step = after(text(words), { ...newSession, phase }, { kind: 'confident', entry: parking });
      expect(step.messages.map(({ type }) => type)).toEqual(['text']);
    }
});

test.each(['やっぱりだめでした', 'まだ入れません', 'やってみたけど、できません'])(
  'after an answer, 「%s」 leads to a person, not to other questions',
  (words) => {
    const step = after(text(words), answered, { kind: 'ambiguous', entries: [parking, perm] });
    expect(step.messages.map(({ type }) => type)).toEqual(['contact']);
  },
);

test('after an answer that did not help, its related questions come before a person', () => {
  const book = { ...guideBook, entries: [{ ...hours, related: ['perm'] }, parking, perm] };
  expect(wordsOf(after(text('やっぱりだめでした'), answered, nothing, book).messages)).toContain(
    perm.question,
  );
});

test('without an answer before it, 「まだ入れません」 is a question', () => {
  const step = after(text('まだ入れません'), newSession, { kind: 'confident', entry: hours });
  expect(step.messages[0]?.type).toBe('answer');
});
