import { after, book, entry, text, wordsOf } from '../small-desk.ts';

test.each(['使い方', 'お問い合わせ', '草', 'はい', '次へ'])(
  'a book that has the question 「%s」 answers it when it is typed whole',
  (question) => {
    const asked = entry('own', { question, answer: 'こうします。' });
    const own = { ...book, entries: [...book.entries, asked] };
    const step = after(text(`${question}。`), undefined, { kind: 'confident', entry: asked }, own);
    expect(step.session.phase).toMatchObject({ name: 'answered', entryId: 'own' });
    expect(wordsOf(step.messages)).toContain('こうします。');
  },
);

test('an entry that is not in force leaves the word to the desk', () => {
  const past = entry('past', { question: '使い方', until: '2026-01-01' });
  const step = after(text('使い方'), undefined, undefined, { ...book, entries: [...book.entries, past] });
  expect(step.session.phase.name).not.toBe('answered');
});

test('what LINE draws in a text decides nothing, and staff read it as it was written', () => {
  const drawn = { type: 'text', text: 'メニュー(泣)', plainWords: 'メニュー', messageId: 'm1' } as const;
  const step = after(drawn);
  expect(step.messages).toEqual(after(text('メニュー')).messages);
  expect(JSON.stringify(step.session.lines)).toContain('メニュー(泣)');
});
