import type { Session } from '../../../src/conversation/session.ts';
import { newSession } from '../../../src/conversation/session.ts';
import { silence, type Step } from '../../../src/conversation/step.ts';
import { transition } from '../../../src/conversation/transition.ts';
import type { SearchableBook } from '../../../src/conversation/searchable-book.ts';
import { event, finding, hours, now, parking, perm, tap, text, wordsOf, talkOf } from '../small-desk.ts';

const nothing = { kind: 'none', nearest: [] } as const;

/** Finds only the whole 「パーマはいくら」, and notes what it was asked. */
function listener(): { desk: SearchableBook; asked: string[] } {
  const asked: string[] = [];
  const search = (words: string) => {
    asked.push(words);
    return words.includes('パーマ') && words.includes('いくら')
      ? ({ kind: 'confident', entry: perm } as const)
      : nothing;
  };
  return { desk: { ...finding(nothing), search }, asked };
}

/** Sends the parts one after another, some ms apart. @returns the step of the last one */
function say(desk: SearchableBook, apartMs: number, ...parts: string[]): Step {
  let step = silence(newSession);
  for (const [index, part] of parts.entries())
    step = transition(step.session, event(text(part, `m${index}`), now + index * apartMs), desk);
  return step;
}
const wakeOf = ({ effects }: Step): unknown =>
  effects.flatMap((effect) =>
    effect.type === 'wakeAt' && effect.timerId === 'next-part' ? [effect.at] : [],
  );
const noMore = (step: Step, desk: SearchableBook, at = now): Step =>
  transition(step.session, event({ type: 'timePassed', timerId: 'next-part' }, at), desk);

describe('a question in several messages', () => {
  test('is one question with one answer: its parts are searched together', () => {
    const { desk, asked } = listener();
    const step = say(desk, 400, 'すみません、', 'パーマなんですが', 'いくらですか');
    expect(wordsOf(step.messages)).toContain('8,800円です。');
    expect(asked.at(-1)).toBe('すみません、\nパーマなんですが\nいくらですか');
    expect(step.session.phase).toMatchObject({ question: { messageIds: ['m0', 'm1', 'm2'] } });
  });

  test('is waited for one second after each part', () => {
    const { desk } = listener();
    const step = say(desk, 400, 'パーマの', 'ことで');
    expect(step.messages).toEqual([]);
    expect(wakeOf(step)).toEqual([now + 1_400]);
  });

  test('is waited for three seconds in all, however many parts come', () => {
    const { desk } = listener();
    expect(wakeOf(say(desk, 800, 'あの、', 'パーマの', 'ことで、', 'それで、'))).toEqual([now + 3_000]);
    const late = say(desk, 800, 'あの、', 'パーマの', 'ことで、', 'それで、', 'ええと、');
    expect(late.messages).not.toEqual([]);
  });

  test('is answered with what was said when nothing more comes', () => {
    const { desk } = listener();
    const step = noMore(say(desk, 400, 'パーマのことで', 'いくらかを'), desk);
    expect(wordsOf(step.messages)).toContain('8,800円です。');
    expect(noMore(step, desk)).toMatchObject({ messages: [], session: step.session });
  });

  test('of more than ten messages is answered at the tenth', () => {
    const { desk } = listener();
    const parts = Array.from({ length: 10 }, (_, index) => `そして${index}、`);
    expect(say(desk, 1, ...parts.slice(1)).messages).toEqual([]);
    expect(say(desk, 1, ...parts).messages).not.toEqual([]);
  });

  test('leaves the phase of the talk, so that it may refer to the last answer', () => {
    const { desk } = listener();
    const answered: Session = { ...newSession, phase: { name: 'answered', entryId: 'hours' } };
    const step = transition(answered, event(text('えっと')), desk);
    expect(step.session.phase).toMatchObject({ name: 'collecting', before: { name: 'answered' } });
  });
});

describe('no more text is waited for', () => {
  test.each([
    ['a clear question', 'パーマはいくらですか'],
    ['a command', 'メニュー'],
    ['the wish for a human', '担当者に聞く'],
    ['thanks', 'ありがとう'],
    ['a lone question mark', '?'],
  ])('after %s', (_what, words) => {
    const { desk } = listener();
    const step = say(desk, 0, words);
    expect(step.messages).not.toEqual([]);
    expect(wakeOf(step)).toEqual([]);
  });

  test.each(['いつまで届くの', '駐車場はあるんですが', '駐車場は', '駐車場がない場合'])(
    'after 「%s」, where it is a clear question',
    (words) => {
      const clear = finding({ kind: 'confident', entry: parking });
      expect(wordsOf(say(clear, 0, words).messages)).toContain(parking.answer);
    },
  );

  test('after a tap, though a question was being collected', () => {
    const { desk } = listener();
    const step = transition(
      say(desk, 0, 'えっと').session,
      event(tap({ type: 'entry', entryId: 'parking' })),
      desk,
    );
    expect(wordsOf(step.messages)).toContain(parking.answer);
    expect(noMore(step, desk).messages).toEqual([]);
  });

  test('after a vague question in finished form: its choice is offered at once', () => {
    const vague = finding({ kind: 'ambiguous', entries: [hours, perm] });
    expect(say(vague, 0, 'お店のことを知りたい').messages).not.toEqual([]);
  });
});

describe('more text is waited for', () => {
  test.each(['駐車場を', '駐車場の', '駐車場が', 'こちらへ', '駐車場、', '駐車場…', '駐車場・・'])(
    'after 「%s」, though its answer is known already: the verb is still to come',
    (words) => {
      const step = say(finding({ kind: 'confident', entry: parking }), 0, words);
      expect(step.messages).toEqual([]);
      expect(wakeOf(step)).toEqual([now + 1_000]);
    },
  );

  test.each(['ラーメン', '明日の夕方から', '先週申し込んだのですが'])(
    'after 「%s」, where nothing is found by it',
    (words) => {
      expect(wakeOf(say(finding(nothing), 0, words))).toEqual([now + 1_000]);
    },
  );
});

describe('a text with another one waiting behind it', () => {
  const followed = (words: string, desk: SearchableBook): Step =>
    transition(newSession, event({ type: 'text', text: words, messageId: 'm0', isFollowed: true }), desk);

  test('is joined with it, though it looks finished', () => {
    const vague = finding({ kind: 'ambiguous', entries: [hours, perm] });
    expect(followed('お店のことを知りたい', vague).messages).toEqual([]);
  });

  test('is answered by itself when it is a clear question', () => {
    const { desk } = listener();
    expect(wordsOf(followed('パーマはいくらですか', desk).messages)).toContain('8,800円です。');
  });
});

describe('while more text may come', () => {
  test('a sticker ends the question: the question is answered, and the sticker gets no text', () => {
    const { desk } = listener();
    const part = say(desk, 0, 'パーマがいくらかを');
    const step = transition(part.session, event({ type: 'unreadable', kind: 'sticker' }), desk);
    expect(wordsOf(step.messages)).toContain('8,800円です。');
    expect(wordsOf(step.messages)).not.toContain('スタンプ');
  });

  test('an unsent part is erased, and the rest is the question', () => {
    const { desk, asked } = listener();
    const parts = say(desk, 100, '秘密の話の', 'パーマの');
    const { session } = transition(parts.session, event({ type: 'unsent', messageId: 'm0' }), desk);
    expect(JSON.stringify(session)).not.toContain('秘密');
    noMore({ ...parts, session }, desk);
    expect(asked.at(-1)).toBe('パーマの');
  });

  test('when the only part is unsent, there is nothing to answer', () => {
    const { desk } = listener();
    const part = say(desk, 0, '秘密の話の');
    const step = transition(part.session, event({ type: 'unsent', messageId: 'm0' }), desk);
    expect(talkOf(step.session)).toEqual({ ...newSession, takenBack: ['m0'] });
    expect(noMore(step, desk).messages).toEqual([]);
  });

  test('the end of the talk forgets what was before, but not the question', () => {
    const { desk } = listener();
    const answered: Session = {
      ...newSession,
      phase: { name: 'answered', entryId: 'hours' },
      shown: ['hours'],
    };
    const part = transition(answered, event(text('パーマの')), desk);
    const ended = transition(part.session, event({ type: 'timePassed', timerId: 'talk-ends' }), desk);
    expect(ended.session).toMatchObject({
      shown: [],
      phase: { name: 'collecting', before: { name: 'idle' } },
    });
    expect(noMore(ended, desk).messages).not.toEqual([]);
  });

  test('a block erases the question that was being collected', () => {
    const { desk } = listener();
    const unfollow = event({ type: 'unfollow' });
    const step = transition(say(desk, 0, '秘密の話の').session, unfollow, desk);
    expect(step.session).toEqual({ ...newSession, blockedAt: unfollow.occurredAt });
  });
});

test('a question in parts that a sticker ends is answered as one that was typed to its end', () => {
  const { desk } = listener();
  const { session } = say(desk, 400, 'パーマの', 'いくらかを、');
  const ended = transition(session, event({ type: 'unreadable', kind: 'sticker' }, now + 800), desk);
  expect(wordsOf(ended.messages)).toContain('8,800円です。');
  // Without a route of its own, it goes by the book's rule for what a person asked.
  expect(ended.fallbackRoute).toBeUndefined();
});
