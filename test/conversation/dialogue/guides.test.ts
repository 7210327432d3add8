import { newSession, type Session } from '../../../src/conversation/session.ts';
import type { Step } from '../../../src/conversation/step.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { after, hours, labelsOf, perm, tap, text, guideBook, wordsOf, talkOf } from '../small-desk.ts';

const nothing = { kind: 'none', nearest: [] } as const satisfies Finding;
const inGuide = (step: number, session: Session = newSession): Step =>
  after(tap({ type: 'guide', guideId: 'open', step }), session, nothing, guideBook);
const then = (words: string, { session }: Step, what: Finding = nothing): Step =>
  after(text(words), session, what, guideBook);
const menuOf = (session: Session): string =>
  wordsOf(after(tap({ type: 'menu' }), session, nothing, guideBook).messages);

test('a guide shows one step at a time, with its number', () => {
  const step = inGuide(1);
  expect(wordsOf(step.messages)).toBe(
    '開店の手順(1/3)\n営業時間は?\n\n10時から19時までです。\n確かめた → 次へ\nまだ閉まっている',
  );
  expect(labelsOf(step)).toEqual(['メニュー', '担当者に聞く']);
  expect(labelsOf(inGuide(2))).toEqual(['前の手順にもどる', 'メニュー', '担当者に聞く']);
});

test('its buttons lead through all steps to its end, and then the guide is over', () => {
  let step = inGuide(1);
  for (const title of ['(2/3)', '(3/3)']) {
    const [bubble] = step.messages;
    const choice = bubble?.type === 'guideStep' ? bubble.buttons[0]?.choice : undefined;
    if (choice === undefined) throw new Error('the step has no way on');
    step = after(tap(choice), step.session, nothing, guideBook);
    expect(wordsOf(step.messages)).toContain(title);
  }
  expect(wordsOf(step.messages)).toContain('予約した → 完了');
  const end = inGuide(4, step.session);
  expect(wordsOf(end.messages)).toContain('「開店の手順」はこれで終わりです');
  expect(talkOf(end.session)).toEqual(newSession);
  expect(menuOf(end.session)).not.toContain('つづきから');
});

test.each(['確かめた', '確かめた。', '次へ', 'つぎ', '次', 'はい', 'できました', 'OK'])(
  '「%s」, typed, goes on to the next step',
  (words) => {
    expect(wordsOf(then(words, inGuide(1)).messages)).toContain('(2/3)');
  },
);

test.each(['まだ閉まっている', 'できません', 'いいえ', 'だめでした'])(
  '「%s」, typed, shows who helps',
  (words) => {
    const step = then(words, inGuide(1));
    expect(wordsOf(step.messages)).toMatch(/お困りのところ[^]*03-1234-5678/);
    expect(labelsOf(step)).toEqual(['この手順をもう一度見る', 'メニュー', '担当者に聞く']);
    expect(step.session.phase).toEqual({ name: 'inGuide', guideId: 'open', step: 1 });
  },
);

test('a person who is stuck again is not shown the same card again', () => {
  const once = then('できません', inGuide(1));
  const twice = then('できません', once);
  expect(twice.messages).not.toEqual([]);
  expect(twice.messages).not.toEqual(once.messages);
});

test('a question within a guide is answered, and the place in the guide is remembered', () => {
  const step = then('パーマの料金はいくらですか', inGuide(2), { kind: 'confident', entry: perm });
  expect(wordsOf(step.messages)).toContain('8,800円です。');
  expect(menuOf(step.session)).toMatch(/つづきから\(開店の手順 2番目\)/);
});

test('days later, when the talk is over, the menu leads back to the step where the person stopped', () => {
  const over = after({ type: 'timePassed', timerId: 'talk-ends' }, inGuide(3).session, nothing, guideBook);
  expect(over.session.phase).toEqual({ name: 'idle' });
  expect(menuOf(over.session)).toMatch(/つづきから\(開店の手順 3番目\)/);
  const resumed = inGuide(3, over.session);
  expect(wordsOf(resumed.messages)).toContain('(3/3)');
});

test('a person who only looked at the first step is not asked to go on with it', () => {
  expect(menuOf(inGuide(1).session)).not.toContain('つづきから');
});

test('a guide that has fewer steps now is not offered beyond its end', () => {
  const session: Session = { ...newSession, guide: { guideId: 'open', step: 9 } };
  expect(menuOf(session)).not.toContain('つづきから');
  expect(menuOf({ ...newSession, guide: { guideId: 'gone', step: 2 } })).not.toContain('つづきから');
});

test.each([
  ['a step beyond the end', { type: 'guide', guideId: 'open', step: 5 }],
  ['a walk that is gone', { type: 'guide', guideId: 'gone', step: 1 }],
  ['no way on at a step that is gone', { type: 'stuck', guideId: 'open', step: 4 }],
  ['no way on in a walk that is gone', { type: 'stuck', guideId: 'gone', step: 1 }],
] as const)('an old button for %s gets a kind word and the menu', (_what, choice) => {
  const step = after(tap(choice), newSession, nothing, guideBook);
  expect(wordsOf(step.messages)).toContain('使えなくなっています');
  expect(labelsOf(step)).toContain('担当者に聞く');
});

test('「次へ」 after the last step ends the guide; 「もどる」 goes one step back, from the first one to the menu', () => {
  expect(wordsOf(then('次へ', inGuide(3)).messages)).toContain('これで終わりです');
  expect(wordsOf(then('もどる', inGuide(2)).messages)).toContain('(1/3)');
  expect(then('もどる', inGuide(1)).messages[0]?.type).toBe('questions');
});

test('an answer that is a step of a guide has a button into the guide at that step', () => {
  const [answer] = after(
    text('何時から?'),
    newSession,
    { kind: 'confident', entry: hours },
    guideBook,
  ).messages;
  expect(answer).toMatchObject({
    onward: [{ label: 'この手順を順に見る', choice: { type: 'guide', guideId: 'open', step: 1 } }],
  });
});
