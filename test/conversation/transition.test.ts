import fc from 'fast-check';
import { seed } from '../seed.ts';
import type { Choice } from '../../src/conversation/choice.ts';
import type { Happening } from '../../src/conversation/event.ts';
import { newSession, type Session } from '../../src/conversation/session.ts';
import { transition } from '../../src/conversation/transition.ts';
import type { Finding } from '../../src/search/finding.ts';
import {
  after,
  asked,
  book,
  event,
  finding,
  hours,
  labelsOf,
  parking,
  perm,
  text,
  wordsOf,
  talkOf,
} from './small-desk.ts';

describe('a new friend', () => {
  test('is greeted with the desk’s name, how to ask, and what can be asked', () => {
    const step = after({ type: 'follow', isUnblocked: false });
    expect(wordsOf(step.messages)).toMatch(/友だち追加ありがとうございます。サロン青葉の[^]*いつもの言葉で/);
    expect(labelsOf(step)).toEqual(['営業', '料金', '担当者に聞く']);
  });

  test('gets the book’s own greeting word for word, when it has one', () => {
    const greeting = 'この度はご来店、\n誠にありがとうございます。';
    const step = transition(
      newSession,
      event({ type: 'follow', isUnblocked: false }),
      finding({ kind: 'none', nearest: [] }, { ...book, greeting }),
    );
    expect(wordsOf(step.messages)).toContain(greeting);
  });

  test('who comes back is welcomed back, and a new talk starts', () => {
    const { session } = asked({ kind: 'confident', entry: hours });
    const step = after({ type: 'follow', isUnblocked: true }, session);
    expect(wordsOf(step.messages)).toContain('おかえりなさい');
    expect(talkOf(step.session)).toEqual(newSession);
  });
});

test('a person who blocks the account gets nothing more, and the talk is forgotten', () => {
  const { session } = asked({ kind: 'confident', entry: hours });
  expect(after({ type: 'unfollow' }, session)).toEqual({
    session: { ...newSession, blockedAt: event({ type: 'unfollow' }).occurredAt },
    messages: [],
    quickReplies: [],
    effects: [{ type: 'discardOutbox', of: 'all' }],
  });
});

test.each(['sticker', 'image', 'video', 'audio', 'file', 'location', 'other'] as const)(
  'a message that can’t be read (%s) gets a kind hint and buttons, and the phase stays',
  (kind) => {
    const { session } = asked({ kind: 'ambiguous', entries: [hours, perm] });
    const step = after({ type: 'unreadable', kind }, session);
    expect(wordsOf(step.messages)).toContain('文字で送ってください');
    expect(labelsOf(step)).toContain('担当者に聞く');
    expect(step.session.phase).toEqual(session.phase);
  },
);

describe('an unsent message', () => {
  const unsent = (session: Session, messageId: string) => after({ type: 'unsent', messageId }, session);
  const answered = asked({ kind: 'confident', entry: hours }, '秘密の話').session;
  const choosing = asked({ kind: 'ambiguous', entries: [hours, perm] }, '秘密の話').session;

  test('is erased silently, and its answer stays', () => {
    const step = unsent(answered, 'm1');
    expect(step).toMatchObject({ messages: [], quickReplies: [], effects: [] });
    expect(step.session.phase).toEqual({ name: 'answered', entryId: 'hours' });
    expect(JSON.stringify(step.session)).not.toContain('秘密');
    expect(unsent(choosing, 'm1').session.phase).toEqual({ name: 'choosing', offered: ['hours', 'perm'] });
  });

  test('that is unknown changes nothing, and is not read when LINE delivers it late', () => {
    for (const { lastHeard: _, ...before } of [answered, choosing])
      expect(unsent(before, 'm0').session).toEqual({ ...before, takenBack: ['m0'] });
    expect(unsent(newSession, 'm1').session).toEqual({ ...newSession, takenBack: ['m1'] });
  });
});

describe('whatever happens', () => {
  const entryId = fc.constantFrom('hours', 'parking', 'perm', 'gone');
  const choice: fc.Arbitrary<Choice> = fc.oneof(
    fc.constantFrom<Choice>({ type: 'menu' }, { type: 'contact' }, { type: 'noneOfThese' }),
    fc.record({ type: fc.constantFrom('entry' as const, 'solved' as const, 'unsolved' as const), entryId }),
    fc.record({
      type: fc.constant('category' as const),
      category: fc.constantFrom('営業', '料金', '昔'),
      page: fc.integer({ min: 1, max: 3 }),
    }),
  );
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.string({ unit: 'binary' }).map((words) => text(words)),
    fc.constantFrom('メニュー', '担当者に聞く', '料金', '').map((words) => text(words)),
    choice.map((each): Happening => ({ type: 'choice', choice: each })),
    fc.constantFrom<Happening>(
      { type: 'foreignChoice' },
      { type: 'follow', isUnblocked: true },
      { type: 'unfollow' },
      { type: 'unreadable', kind: 'sticker' },
      { type: 'unsent', messageId: 'm1' },
      { type: 'timePassed', timerId: 'talk-ends' },
    ),
  );
  const simple = fc.constantFrom<Finding>(
    { kind: 'confident', entry: hours },
    { kind: 'likely', entry: hours, others: [parking] },
    { kind: 'ambiguous', entries: [hours, parking] },
    { kind: 'ambiguous', entries: [hours] },
    { kind: 'none', nearest: [] },
    { kind: 'none', nearest: [perm] },
  );
  const found = fc.oneof(
    simple,
    fc.array(simple, { maxLength: 4 }).map((parts): Finding => ({
      kind: 'several',
      parts,
      requests: parts.map(() => '駐車場は'),
    })),
  );
  const story = fc.array(fc.tuple(happening, found), { maxLength: 12 });

  test('the same events lead to the same steps, and are not changed by it', () => {
    fc.assert(
      fc.property(story, (events) => {
        const once = play(events);
        expect(JSON.stringify(play(structuredClone(events)))).toBe(JSON.stringify(once));
      }),
      { seed },
    );
  });

  test('nothing that a person sends meets silence, more than five messages or more than thirteen buttons', () => {
    fc.assert(
      fc.property(story, (events) => {
        for (const [index, { messages, quickReplies, session, effects }] of play(events).entries()) {
          const type = events[index]?.[0].type ?? '';
          // A text that looks unfinished is collected first: a timer answers it.
          const isCollecting = type === 'text' && session.phase.name === 'collecting';
          if (isCollecting) expect(effects[0]).toMatchObject({ type: 'wakeAt', timerId: 'next-part' });
          const isSilent = isCollecting || ['unfollow', 'unsent', 'timePassed'].includes(type);
          expect(messages.length > 0).toBe(!isSilent);
          expect(messages.length).toBeLessThanOrEqual(5);
          expect(quickReplies.length).toBeLessThanOrEqual(13);
          // The contact card is the way to a person itself.
          const isCard = messages.some((message) => message.type === 'contact');
          if (!isSilent && !isCard) expect(quickReplies.map(({ label }) => label)).toContain('担当者に聞く');
        }
      }),
      { seed },
    );
  });

  test('a session survives being stored as JSON', () => {
    fc.assert(
      fc.property(story, (events) => {
        for (const { session } of play(events)) expect(JSON.parse(JSON.stringify(session))).toEqual(session);
      }),
      { seed },
    );
  });

  function play(events: readonly (readonly [Happening, Finding])[]) {
    let session: Session = newSession;
    return events.map(([each, what], index) => {
      const at = Date.UTC(2026, 10, 22) + index * 60_000;
      const event = { id: `e${index}`, chatId: 'salon:U1', occurredAt: at, receivedAt: at, ...each } as const;
      const step = transition(session, event, finding(what));
      ({ session } = step);
      return step;
    });
  }
});
