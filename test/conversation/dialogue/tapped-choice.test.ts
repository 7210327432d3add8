import { newSession } from '../../../src/conversation/session.ts';
import { transition } from '../../../src/conversation/transition.ts';
import type { Book } from '../../../src/books/book.ts';
import {
  after,
  asked,
  book,
  entry,
  event,
  finding,
  hours,
  labelsOf,
  now,
  tap,
  wordsOf,
  talkOf,
} from '../small-desk.ts';

const nothing = { kind: 'none', nearest: [] } as const;
const inBook = (of: Book, choice: Parameters<typeof tap>[0]) =>
  transition(newSession, event(tap(choice)), finding(nothing, of));

describe('the menu', () => {
  test('offers every category and a human as buttons', () => {
    const step = after(tap({ type: 'menu' }));
    expect(labelsOf(step)).toEqual(['営業', '料金', '担当者に聞く']);
  });

  test('with twelve categories offers them all as buttons, and with more lists them all', () => {
    const named = (count: number): Book => ({
      ...book,
      categories: Array.from({ length: count }, (_, index) => `分類${index + 1}`),
    });
    expect(labelsOf(inBook(named(12), { type: 'menu' }))).toHaveLength(13);
    for (const count of [13, 14, 40]) {
      const step = inBook(named(count), { type: 'menu' });
      expect(labelsOf(step)).toHaveLength(13);
      expect(labelsOf(step)).toContain('担当者に聞く');
      expect(labelsOf(step)).toContain('メニュー');
      const [list] = step.messages;
      expect(list?.type === 'questions' && list.questions.map((each) => each.text)).toEqual(
        named(count).categories,
      );
    }
  });
});

describe('a category', () => {
  const large: Book = {
    ...book,
    entries: [
      ...Array.from({ length: 43 }, (_, index) => entry(`q${index + 1}`)),
      entry('other', { category: '料金' }),
    ],
  };
  const page = (number: number) => inBook(large, { type: 'category', category: '営業', page: number });
  const idsOn = (number: number): string[] => {
    const [list] = page(number).messages;
    const questions = list?.type === 'questions' ? list.questions : [];
    return questions.map(({ choice }) => (choice.type === 'entry' ? choice.entryId : '?'));
  };

  test('of 43 questions shows each once, on three pages of like length', () => {
    const pages = [1, 2, 3].map(idsOn);
    expect(pages.map((ids) => ids.length)).toEqual([15, 14, 14]);
    expect(pages.flat()).toEqual(Array.from({ length: 43 }, (_, index) => `q${index + 1}`));
  });

  test('says which page it is, and leads on until its last page', () => {
    expect(wordsOf(page(2).messages)).toContain('43件中 16〜29件目');
    const next = page(2).quickReplies[0];
    expect(next).toEqual({
      label: '次の質問を見る',
      choice: { type: 'category', category: '営業', page: 3 },
    });
    expect(labelsOf(page(3))).toEqual(['前の質問を見る', 'メニュー', '担当者に聞く']);
  });

  test('that fits on one page shows no page numbers', () => {
    expect(wordsOf(after(tap({ type: 'category', category: '料金', page: 1 })).messages)).toBe(
      '料金\nパーマの料金は?',
    );
  });

  test('or page that is gone gets a kind text and the menu', () => {
    for (const step of [page(4), inBook(book, { type: 'category', category: '昔の分類', page: 1 })]) {
      expect(wordsOf(step.messages)).toContain('使えなくなっています');
      expect(labelsOf(step)).toContain('担当者に聞く');
    }
  });
});

describe('a button', () => {
  test('for an answer that is gone gets a kind text, and the phase stays', () => {
    const { session } = asked({ kind: 'confident', entry: hours });
    const step = after(tap({ type: 'entry', entryId: 'gone' }), session);
    expect(wordsOf(step.messages)).toContain('使えなくなっています');
    expect(step.session.phase).toEqual(session.phase);
  });

  test('of another program gets a kind text and the menu', () => {
    const step = after({ type: 'foreignChoice' });
    expect(wordsOf(step.messages)).toContain('使えなくなっています');
    expect(labelsOf(step)).toEqual(['営業', '料金', '担当者に聞く']);
  });

  test('from far up in the chat still gives its answer', () => {
    const { session } = asked({ kind: 'confident', entry: hours });
    const step = after(tap({ type: 'entry', entryId: 'perm' }), session);
    expect(wordsOf(step.messages)).toContain('8,800円です。');
    expect(step.session.phase).toEqual({ name: 'answered', entryId: 'perm' });
  });
});

describe('whether it helped', () => {
  const { session } = asked({ kind: 'confident', entry: hours });

  test('yes: thanks, and the talk is over', () => {
    const step = after(tap({ type: 'solved', entryId: 'hours' }), session);
    expect(wordsOf(step.messages)).toContain('お役に立ててよかったです');
    expect(talkOf(step.session)).toEqual(newSession);
  });

  test('no: an apology and the nearest questions that were not shown', () => {
    const step = after(tap({ type: 'unsolved', entryId: 'hours' }), session);
    expect(wordsOf(step.messages)).toMatch(/お役に立てず[^]*駐車場はありますか[^]*パーマの料金は/);
    expect(labelsOf(step)).toContain('担当者に聞く');
  });
});

describe('the way to a human', () => {
  const none = { phones: [], mails: [], forms: [], notes: [] };
  const withoutChat = { ...book.support, hasChat: false };
  const contactOf = (contact: Book['contact']): string =>
    wordsOf(inBook({ ...book, contact, support: withoutChat }, { type: 'contact' }).messages);

  test('shows what the book names', () => {
    expect(wordsOf(after(tap({ type: 'contact' })).messages)).toContain('03-1234-5678');
  });

  test('works when the book names only an office, or nobody', () => {
    expect(contactOf({ ...none, office: '県民共済' })).toContain('県民共済へお問い合わせください');
    expect(contactOf(none)).toContain('いつもの担当者');
  });

  test('leaves the phase of the talk', () => {
    const { session } = asked({ kind: 'confident', entry: hours });
    expect(talkOf(after(tap({ type: 'contact' }), session).session)).toEqual(talkOf(session));
  });
});

test('the end of the talk is counted from when we received the tap, not from when it was made', () => {
  const late = { ...event(tap({ type: 'entry', entryId: 'hours' }), now), occurredAt: 0 };
  const { effects } = transition(newSession, late, finding(nothing));
  expect(effects).toEqual([{ type: 'wakeAt', timerId: 'talk-ends', at: now + 1_800_000 }]);
});
