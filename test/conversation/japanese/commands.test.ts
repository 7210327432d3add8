import { newSession } from '../../../src/conversation/session.ts';
import { toCommand } from '../../../src/conversation/japanese/commands.ts';
import { after, asked, book, hours, tap, text, guideBook, wordsOf, talkOf } from '../small-desk.ts';

const choiceOf = (words: string): unknown => {
  const command = toCommand(words, book);
  return typeof command === 'object' ? command.choice.type : command;
};

test.each([
  'メニュー',
  'ﾒﾆｭｰ',
  '最初から',
  'はじめから',
  '最初に戻る',
  '一覧',
  'トップ',
  'MENU',
  'メニューに戻る',
  '最初に戻って',
  '最初からやり直したいです',
  'トップに戻りたい',
  '全部見たい',
  'メニュー見せてください',
  '「メニュー」',
  ' めにゅー '.replace('めにゅー', 'メニュー'),
])('「%s」 opens the menu', (words) => {
  expect(choiceOf(words)).toBe('menu');
});

test.each(['使い方', 'つかいかた', 'ヘルプ', 'help', '使い方を教えて', '何ができますか?'])(
  '「%s」 shows how to use the desk',
  (words) => {
    expect(choiceOf(words)).toBe('help');
  },
);

test.each(['もどる', '戻る', '前に戻る', 'ひとつ前'])('「%s」 goes back', (words) => {
  expect(choiceOf(words)).toBe('back');
});

test.each([
  '担当者の変更をしたい',
  '担当者が変わりました',
  '人数を増やしたい',
  '人事異動がありました',
  'スタッフを追加したい',
  '担当者の連絡先を変更したい',
  'お問い合わせフォームが開かない',
  'メニューの料金は?',
  '戻ってこない',
  '最初の設定に戻したい',
  '全部の明細を見たい',
  'メニューが表示されない',
  '次の締切は?',
  '最初のパスワードは?',
  '使い方がわからない機能があります',
])('「%s」 is a question, not a command', (words) => {
  expect(toCommand(words, book)).toBeUndefined();
});

test('the name of a category or a guide, typed, opens it', () => {
  expect(toCommand('料金', guideBook)).toEqual({ choice: { type: 'category', category: '料金', page: 1 } });
  expect(toCommand('開店の手順', guideBook)).toEqual({ choice: { type: 'guide', guideId: 'open', step: 1 } });
});

test('what the help text says works: the menu, a number, a human', () => {
  const step = after(text('使い方'));
  expect(wordsOf(step.messages)).toMatch(/「メニュー」[^]*「担当者に聞く」/);
  expect(step.session.phase).toEqual(newSession.phase);
});

test('a command works in every phase, and is never collected', () => {
  const { session } = asked({ kind: 'ambiguous', entries: [hours] });
  for (const words of ['メニュー', '使い方', '担当者に聞く']) {
    const step = after(text(words), session);
    expect(step.messages).toHaveLength(1);
  }
  expect(talkOf(after(text('メニュー'), session).session)).toEqual(newSession);
  expect(talkOf(after(tap({ type: 'menu' }), session).session)).toEqual(newSession);
});
