import { TOKYO } from '../../../src/calendar/zone.ts';
import type { SearchableBook } from '../../../src/conversation/searchable-book.ts';
import { newSession } from '../../../src/conversation/session.ts';
import { transition } from '../../../src/conversation/transition.ts';
import type { Entry } from '../../../src/books/book.ts';
import type { Finding, Search } from '../../../src/search/finding.ts';
import {
  after,
  asked,
  book,
  entry,
  event,
  finding,
  heard,
  hours,
  labelsOf,
  minute,
  now,
  parking,
  perm,
  tap,
  text,
  wordsOf,
} from '../small-desk.ts';

const confident = { kind: 'confident', entry: hours } as const;

describe('a clear question', () => {
  test('is answered in the FAQ’s own words, with the entry’s question and buttons to say whether it helped', () => {
    const step = asked(confident);
    expect(step.messages).toEqual([
      {
        type: 'answer',
        question: '営業時間は?',
        body: '10時から19時までです。',
        facts: [],
        links: [],
        part: { number: 1, of: 1 },
        onward: [],
        feedback: [
          { label: '解決した', choice: { type: 'solved', entryId: 'hours' } },
          { label: '解決しない', choice: { type: 'unsolved', entryId: 'hours' } },
        ],
        related: [],
      },
    ]);
    expect(labelsOf(step)).toEqual(['ほかの質問を見る', 'メニュー', '担当者に聞く']);
  });

  test('is remembered with its answer until the talk ends', () => {
    const step = asked(confident, '何時から?');
    const question = { text: '何時から?', messageIds: ['m1'] };
    expect(step.session.phase).toEqual({ name: 'answered', entryId: 'hours', question });
  });

  test('with a long answer gets all of it in order, with the links and the feedback buttons at its end', () => {
    const answer = Array.from({ length: 500 }, (_, line) => `${line}行目の文です。\n`).join('');
    const links = [{ label: '地図', url: 'https://example.com' }];
    const { messages } = asked({ kind: 'confident', entry: entry('long', { answer, links }) });
    const bubbles = messages.flatMap((message) => (message.type === 'answer' ? [message] : []));
    expect(bubbles.map(({ body }) => body).join('')).toBe(answer);
    expect(bubbles.length).toBeGreaterThan(1);
    expect(bubbles.map(({ part }) => part.number)).toEqual(bubbles.map((_, index) => index + 1));
    expect(bubbles.map((bubble) => bubble.feedback.length)).toEqual([...bubbles.slice(1).map(() => 0), 2]);
    expect(bubbles.map((bubble) => bubble.links.length)).toEqual([...bubbles.slice(1).map(() => 0), 1]);
  });
});

describe('a vague question', () => {
  const vague: Finding = { kind: 'ambiguous', entries: [parking, hours] };

  test('gets a choice, likeliest first, with a way out of it', () => {
    const step = asked(vague);
    expect(wordsOf(step.messages)).toBe(
      'お探しの質問は、この中にありますか?\n駐車場はありますか?\n営業時間は?\nこの中にない',
    );
    expect(labelsOf(step)).toEqual(['メニュー', '担当者に聞く']);
  });

  test('is remembered, and answered by one tap', () => {
    const { session } = asked(vague, 'お店のこと');
    expect(session.phase).toMatchObject({ name: 'choosing', offered: ['parking', 'hours'] });
    const step = after(tap({ type: 'entry', entryId: 'parking' }), session);
    expect(wordsOf(step.messages)).toContain('3台分あります。');
    expect(step.session.phase).toMatchObject({
      name: 'answered',
      entryId: 'parking',
      question: { text: 'お店のこと' },
    });
  });

  test('whose answer is not among the choices leads to the nearest ones that were not offered', () => {
    const step = after(tap({ type: 'noneOfThese' }), asked(vague, 'お店のこと').session);
    expect(wordsOf(step.messages)).toBe(
      'お役に立てず、すみません。こちらのことですか?\nパーマの料金は?\nはい\nちがう',
    );
    expect(labelsOf(step)).toContain('担当者に聞く');
    expect(step.session.phase).toMatchObject({ name: 'choosing', question: { text: 'お店のこと' } });
  });
});

describe('a question that the book does not answer', () => {
  test('is answered with the nearest questions, and a human is one tap away', () => {
    const step = asked({ kind: 'none', nearest: [perm, hours] });
    expect(wordsOf(step.messages)).toBe(
      'すみません、見つかりませんでした。近い質問はこちらです。\nパーマの料金は?\n営業時間は?\nこの中にない\n担当者に聞く',
    );
    expect(labelsOf(step)).toContain('担当者に聞く');
  });

  test('and that has one near question is asked about that one', () => {
    const step = asked({ kind: 'none', nearest: [perm] });
    expect(wordsOf(step.messages)).toBe(
      'すみません、見つかりませんでした。こちらのことですか?\nパーマの料金は?\nはい\nちがう',
    );
  });

  test('and that is near to nothing gets told what the book is about, with the contact at once', () => {
    const step = asked({ kind: 'none', nearest: [] });
    expect(wordsOf(step.messages)).toMatch(
      /見つかりませんでした[^]*サロン青葉の「営業」「料金」[^]*\n03-1234-5678$/,
    );
    expect(labelsOf(step)).toEqual(['メニュー', '担当者に聞く']);
  });
});

describe('a message with several requests', () => {
  const several = (...parts: Finding[]): Finding => ({
    kind: 'several',
    parts,
    requests: parts.map(() => '駐車場は'),
  });

  test('gets each answer, in the order asked', () => {
    const step = asked(several({ kind: 'confident', entry: perm }, confident));
    const words = wordsOf(step.messages);
    expect(words.indexOf('8,800円です。')).toBeLessThan(words.indexOf('10時から19時までです。'));
    expect(step.session.phase).toMatchObject({ name: 'answered', entryId: 'hours' });
  });

  test('whose answers are too long for one reply gets a choice between them: no answer is cut off', () => {
    const long = entry('long', { answer: '字'.repeat(7_000), question: '長い話は?' });
    const step = asked(
      several({ kind: 'confident', entry: long }, confident, { kind: 'none', nearest: [perm] }),
    );
    expect(wordsOf(step.messages)).toMatch(/長い話は\?\n営業時間は\?\nこの中にない/);
    expect(step.session.phase).toMatchObject({ name: 'choosing', offered: ['long', 'hours'] });
    expect(step.effects).toContainEqual({ type: 'recordFinding', kind: 'several' });
  });

  test('of which none is found gets one fallback', () => {
    const none = { kind: 'none', nearest: [] } as const;
    const step = asked(several(none, none, none));
    expect(wordsOf(step.messages).match(/見つかりませんでした/g)).toHaveLength(1);
  });

  test('never gets more than the five messages that one free reply holds', () => {
    const parts = Array.from({ length: 9 }, () => confident);
    expect(asked(several(...parts)).messages.length).toBeLessThanOrEqual(5);
  });
});

describe('the words of a button, typed on a PC where LINE shows none', () => {
  const never: SearchableBook = {
    ...book,
    zone: TOKYO,
    nearest: () => [],
    search: () => {
      throw new Error('the search was asked');
    },
  };
  const typed = (words: string) => transition(newSession, event(text(words)), never);

  test.each([
    ['メニュー', { type: 'menu' }],
    [' 担当者に聞く\n', { type: 'contact' }],
    ['ﾒﾆｭｰ', { type: 'menu' }],
    ['料金', { type: 'category', category: '料金', page: 1 }],
    ['営業 ', { type: 'category', category: '営業', page: 1 }],
  ] as const)('「%s」 does what the button does', (words, choice) => {
    const { messages, quickReplies } = after(tap(choice));
    expect(typed(words)).toMatchObject({ messages, quickReplies });
  });

  test('within a sentence are a question like any other', () => {
    const step = after(text('メニューの料金は?'), newSession, confident);
    expect(wordsOf(step.messages)).toContain('10時から');
  });
});

describe('the talk', () => {
  test('ends 30 minutes after an answer or a choice', () => {
    for (const what of [confident, { kind: 'ambiguous', entries: [hours, perm] }] as const) {
      const { effects } = asked(what);
      expect(effects).toContainEqual({ type: 'wakeAt', timerId: 'talk-ends', at: now + 30 * minute });
    }
    const { effects } = after(tap({ type: 'entry', entryId: 'hours' }));
    expect(effects).toEqual([{ type: 'wakeAt', timerId: 'talk-ends', at: now + 30 * minute }]);
  });

  test('is forgotten in silence when it ends', () => {
    const step = after({ type: 'timePassed', timerId: 'talk-ends' }, asked(confident).session);
    expect(step).toEqual({ session: newSession, messages: [], quickReplies: [], effects: [] });
  });

  test('stores a question in limited length, and never half an emoji', () => {
    const { session } = asked({ kind: 'ambiguous', entries: [hours, perm] }, `${'あ'.repeat(4_999)}😀`);
    const remembered = session.phase.name === 'choosing' ? (session.phase.question?.text ?? '') : '';
    expect(remembered.length).toBeLessThanOrEqual(5_000);
    expect(remembered.isWellFormed()).toBe(true);
  });
});

test('an answer that is not valid on the day of the question is not given', () => {
  const summer = entry('summer', { until: '2026-08-31' });
  const autumn = entry('autumn', { from: '2026-09-01' });
  const ask = (...entries: Entry[]): string => {
    const search: Search = (_, admits) => {
      const found = entries.find((each) => admits === undefined || admits(each));
      return found === undefined ? { kind: 'none', nearest: [] } : { kind: 'confident', entry: found };
    };
    const searchable = { ...finding({ kind: 'none', nearest: [] }), search };
    const step = transition(newSession, event(text('休みは?')), searchable);
    return wordsOf(heard(step).messages);
  };
  expect(ask(summer)).toContain('見つかりませんでした');
  expect(ask(summer)).not.toContain(summer.answer);
  expect(ask(summer, autumn)).toContain(autumn.answer);
});

describe('the finding of search', () => {
  test.each([
    confident,
    { kind: 'ambiguous', entries: [hours, perm] },
    { kind: 'none', nearest: [] },
  ] as Finding[])('is counted: $kind', (what) => {
    expect(asked(what).effects).toContainEqual({ type: 'recordFinding', kind: what.kind });
  });

  test('comes from one search for each finding used, with the words as they were typed', () => {
    const seen: string[] = [];
    const search = (words: string): Finding => {
      seen.push(words);
      return confident;
    };
    transition(newSession, event(text(' ｶﾞ\u0000')), { ...finding(confident), search });
    expect(seen).toEqual([' ｶﾞ\u0000']);
  });
});

describe('the same request in other words, under the choice that it brought', () => {
  const choice: Finding = { kind: 'ambiguous', entries: [hours, parking] };
  const { session } = asked(choice, '駐車場の場所のこと');

  test('leads to a human, not to the same list again', () => {
    const step = after(text('駐車場の場所がわからない'), session, choice);
    expect(step.messages.map(({ type }) => type)).toEqual(['contact']);
  });

  test('another request with the same candidates gets them again', () => {
    const step = after(text('パーマの時間'), session, choice);
    expect(step.messages.map(({ type }) => type)).toEqual(['questions']);
  });
});

test('a request of two that nothing answers is named below the other’s answer', () => {
  const found: Finding = {
    kind: 'several',
    parts: [
      { kind: 'confident', entry: hours },
      { kind: 'none', nearest: [parking] },
    ],
    requests: ['何時から', '駐車料金'],
  };
  const step = asked(found, '何時から?あと駐車料金');
  expect(step.messages.map(({ type }) => type)).toEqual(['answer', 'text', 'questions']);
  expect(wordsOf(step.messages)).toContain('もう一つの「駐車料金」については');
  expect(step.session.phase).toMatchObject({ name: 'choosing', offered: ['parking'] });
});
