import { silence } from '../../src/conversation/step.ts';
import { transition } from '../../src/conversation/transition.ts';
import { newSession } from '../../src/conversation/session.ts';
import type { Happening } from '../../src/conversation/event.ts';
import { event, finding, hours, now, tap, text, wordsOf } from './small-desk.ts';

const desk = finding({ kind: 'confident', entry: hours });
/** Sends each at its time, in ms. @returns what is said to each */
function said(...sent: readonly (readonly [number, Happening])[]): string[] {
  let step = silence(newSession);
  return sent.map(([at, happening]) => {
    step = transition(step.session, event(happening, now + at), desk);
    return wordsOf(step.messages);
  });
}

test('the same text twice within two seconds is answered once', () => {
  const [first, second] = said([0, text('何時から?', 'a')], [1_500, text('何時から?', 'b')]);
  expect(first).toContain('10時から19時までです。');
  expect(second).toBe('');
});

test('the same tap twice within two seconds is answered once', () => {
  const choice = tap({ type: 'entry', entryId: 'parking' });
  const [first, second] = said([0, choice], [400, choice]);
  expect(first).toContain('3台分あります。');
  expect(second).toBe('');
});

test('the same again after two seconds is answered again, however often it came between', () => {
  const words = (id: string): Happening => text('何時から?', id);
  const [, second, third] = said([0, words('a')], [1_500, words('b')], [2_500, words('c')]);
  expect(second).toBe('');
  expect(third).toContain('10時から19時までです。');
});

test('another text or tap is always answered, however soon', () => {
  const replies = said(
    [0, text('何時から?', 'a')],
    [100, text('何時まで?', 'b')],
    [200, tap({ type: 'entry', entryId: 'parking' })],
    [300, tap({ type: 'entry', entryId: 'perm' })],
  );
  expect(replies).not.toContain('');
});

test('a text that was unsent may be sent again at once', () => {
  const [, , again] = said(
    [0, text('何時から?', 'a')],
    [500, { type: 'unsent', messageId: 'a' }],
    [900, text('何時から?', 'b')],
  );
  expect(again).toContain('10時から19時までです。');
});
