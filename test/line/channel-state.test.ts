import type { Outcome, Refusal } from '../../src/delivery/attempt.ts';
import { afterCall, type ChannelState } from '../../src/line/channel-state.ts';

const refused = (reason: Refusal): Outcome => ({ kind: 'refused', reason, detail: reason });
const unknown: Outcome = { kind: 'unknown', detail: 'LINE answered 503' };

/** The channel's state after calls with these outcomes, 1.5 seconds apart. */
const after = (...outcomes: readonly Outcome[]): ChannelState =>
  outcomes.reduce<ChannelState>(
    (state, outcome, index) => afterCall(state, outcome, index * 1_500),
    undefined,
  );

test('a refused token is known at the first call', () => {
  expect(after(refused('unauthorized'))).toMatchObject({ fault: 'unauthorized', isRefused: true, since: 0 });
});

test('one dropped connection or one 500 is no outage; three in a row over three seconds are', () => {
  for (const outcome of [unknown, refused('notConnected')]) {
    expect(after(outcome, outcome)).toMatchObject({ isRefused: false });
    expect(after(outcome, outcome, outcome)).toMatchObject({ isRefused: true, since: 0, calls: 3 });
  }
});

test('many calls that fail within one second are no outage yet', () => {
  const state = Array.from({ length: 40 }).reduce<ChannelState>(
    (before, _, index) => afterCall(before, unknown, index),
    undefined,
  );
  expect(state).toMatchObject({ isRefused: false, calls: 40 });
});

test('a refused channel stays refused when the fault changes', () => {
  expect(after(refused('unauthorized'), refused('notConnected'), unknown)).toMatchObject({
    fault: 'unclear',
    isRefused: true,
    since: 0,
  });
});

test.each<Refusal>(['invalidReplyToken', 'invalidMessage', 'rateLimited', 'quotaExceeded', 'undeliverable'])(
  'a message refused as %s shows that LINE accepts the channel again',
  (reason) => {
    expect(after(refused('unauthorized'), refused(reason))).toBeUndefined();
  },
);

test('the next accepted call ends it', () => {
  expect(after(unknown, unknown, unknown, { kind: 'accepted' })).toBeUndefined();
});
