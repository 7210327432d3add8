import { newSession, type Session } from '../../../src/conversation/session.ts';
import type { Step } from '../../../src/conversation/step.ts';
import type { Book } from '../../../src/books/book.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { after, book, entry, labelsOf, tap, text, wordsOf } from '../small-desk.ts';

const nothing: Finding = { kind: 'none', nearest: [] };
const large: Book = {
  ...book,
  entries: Array.from({ length: 43 }, (_, index) => entry(`q${index + 1}`)),
};
const page = (number: number, session: Session = newSession): Step =>
  after(tap({ type: 'category', category: '営業', page: number }), session, nothing, large);
const typed = (words: string, { session }: Step): Step => after(text(words), session, nothing, large);
const leadOf = (step: Step): string => wordsOf(step.messages).split('\n')[0] ?? '';

describe('paging', () => {
  test('goes forth and back by buttons, with the menu and a human always there', () => {
    expect(labelsOf(page(1))).toEqual(['次の質問を見る', 'メニュー', '担当者に聞く']);
    expect(labelsOf(page(2))).toEqual(['次の質問を見る', '前の質問を見る', 'メニュー', '担当者に聞く']);
    expect(labelsOf(page(3))).toEqual(['前の質問を見る', 'メニュー', '担当者に聞く']);
  });

  test('goes forth and back by words too', () => {
    const second = typed('次', page(1));
    expect(leadOf(second)).toContain('43件中 16〜29件目');
    const third = typed('もっと見る', second);
    expect(leadOf(third)).toContain('30〜43件目');
    expect(leadOf(typed('もどる', third))).toContain('16〜29件目');
    expect(leadOf(typed('前に戻る', typed('もどる', third)))).toContain('1〜15件目');
  });

  test('back from the first page leads to the menu', () => {
    expect(typed('もどる', page(1)).session.phase).toEqual({ name: 'idle' });
    expect(leadOf(typed('もどる', page(1)))).toContain('知りたいことを選ぶか');
  });

  test('「次」 on the last page gets an answer, not silence', () => {
    expect(typed('次', page(3)).messages).not.toEqual([]);
  });
});

describe('「もどる」', () => {
  test('back from an answer leads to the page that lists its question', () => {
    const answer = after(tap({ type: 'entry', entryId: 'q25' }), page(2).session, nothing, large);
    expect(leadOf(typed('もどる', answer))).toContain('16〜29件目');
    expect(answer.quickReplies[0]).toEqual({
      label: 'ほかの質問を見る',
      choice: { type: 'category', category: '営業', page: 2 },
    });
  });

  test('back from a choice, or from nothing, leads to the menu', () => {
    const choice = after(
      text('お店のこと'),
      newSession,
      { kind: 'ambiguous', entries: large.entries.slice(0, 2) },
      large,
    );
    for (const step of [choice, after(tap({ type: 'contact' }))])
      expect(leadOf(typed('もどる', step))).toContain('知りたいことを選ぶか');
  });
});

describe('a vague question with many answers', () => {
  const of = (category: string, count: number) =>
    Array.from({ length: count }, (_, index) => entry(`${category}${index}`, { category }));
  const town: Book = {
    ...book,
    categories: ['水道', '税金', 'ごみ'],
    entries: [...of('水道', 2), ...of('税金', 1), ...of('ごみ', 2)],
  };
  const asked = after(text('届け出のこと'), newSession, { kind: 'ambiguous', entries: town.entries }, town);
  const narrowed = (category: string, { session }: Step = asked): Step =>
    after(tap({ type: 'narrow', category }), session, nothing, town);

  test('with candidates from several categories gets a choice of categories first', () => {
    expect(wordsOf(asked.messages)).toBe('どれについてのご質問ですか?\n水道\n税金\nごみ\nこの中にない');
  });

  test('then gets the candidates of the tapped category', () => {
    expect(wordsOf(narrowed('ごみ').messages)).toMatch(/ごみ0とは\?\nごみ1とは\?\nこの中にない$/);
    expect(narrowed('ごみ').session.phase).toMatchObject({ question: { text: '届け出のこと' } });
  });

  test('then is offered even a single candidate: it may not be what was meant', () => {
    expect(wordsOf(narrowed('税金').messages)).toMatch(/こちらのことですか\?\n税金0とは\?\nはい\nちがう/);
  });

  test('accepts the category’s name, typed, as well', () => {
    expect(wordsOf(after(text('ごみ'), asked.session, nothing, town).messages)).toMatch(
      /ごみ0とは\?\nごみ1とは\?/,
    );
  });

  test('accepts the category’s number, typed', () => {
    const step = after(text('3番'), asked.session, nothing, town);
    expect(wordsOf(step.messages)).toMatch(/ごみ0とは\?\nごみ1とは\?/);
  });

  test('never takes a number for a question that is not on the screen', () => {
    const step = after(text('4番'), asked.session, nothing, town);
    expect(step.messages.map(({ type }) => type)).not.toContain('answer');
  });

  test('shows the whole category when its button is tapped after the talk has ended', () => {
    expect(wordsOf(narrowed('ごみ', { ...asked, session: newSession }).messages)).toMatch(/^ごみ\n/);
  });

  test('with few candidates, or only two categories, gets them at once', () => {
    const few = { kind: 'ambiguous', entries: town.entries.slice(1, 4) } as const;
    const two = { kind: 'ambiguous', entries: [...of('水道', 3), ...of('税金', 2)] } as const;
    for (const finding of [few, two])
      expect(wordsOf(after(text('届け出'), newSession, finding, town).messages)).toContain(
        'この中にありますか',
      );
  });
});
