import fc from 'fast-check';
import { seed } from '../seed.ts';
import type { Days } from '../../src/calendar/days.ts';
import { nextDeadline } from '../../src/calendar/deadline.ts';
import { closesAt, type Hours, isOpenAt, nextOpening, type Span } from '../../src/calendar/hours.ts';
import { createZone } from '../../src/calendar/zone.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

const spans: fc.Arbitrary<readonly Span[]> = fc.array(
  fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 2 })
    .map((ends) => ends.toSorted((a, b) => a - b))
    .map(([open = 0, close = 96]) => ({ open: open * 15, close: close * 15 })),
  { maxLength: 3 },
);
const iso = fc
  .integer({ min: 20_700, max: 20_900 })
  .map((day) => new Date(day * DAY).toISOString().slice(0, 10));
const days: fc.Arbitrary<Days> = fc.oneof(
  fc.record({ kind: fc.constant('dates' as const), from: iso, to: iso }),
  fc.record({ kind: fc.constant('yearly' as const), from: iso, to: iso }).map(({ kind, from, to }) => ({
    kind,
    from: from.slice(5),
    to: to.slice(5),
  })),
);
const hours: fc.Arbitrary<Hours> = fc.record(
  {
    week: fc.array(spans, { minLength: 7, maxLength: 7 }),
    holidays: spans,
    closed: fc.array(days, { maxLength: 2 }),
    special: fc.array(fc.record({ days, spans }), { maxLength: 2 }),
  },
  { requiredKeys: ['week', 'closed', 'special'] },
);
const zone = fc.constantFrom(...['Asia/Tokyo', 'America/Los_Angeles'].map(createZone));
/** From September 2026 to spring 2027, in steps of a quarter of an hour. */
const at = fc.integer({ min: 0, max: 200 * 96 }).map((quarter) => 20_700 * DAY + quarter * 15 * MINUTE);

test('the next opening is open, not before now, and nothing is open until then', () => {
  fc.assert(
    fc.property(hours, at, zone, (desk, now, where) => {
      const opens = nextOpening(desk, now, where);
      const end = opens === null ? now + 30 * DAY : opens.at;
      if (opens !== null) {
        expect(opens.at).toBeGreaterThanOrEqual(now);
        expect(isOpenAt(desk, opens.at, where)).toBe(true);
      }
      for (let between = now; between < Math.min(end, now + 30 * DAY); between += 15 * MINUTE)
        if (isOpenAt(desk, between, where)) throw new Error(`open at ${new Date(between).toISOString()}`);
    }),
    { numRuns: 60, seed },
  );
});

test('an open desk stays open until it closes, and is closed then', () => {
  fc.assert(
    fc.property(hours, at, zone, (desk, now, where) => {
      const closes = closesAt(desk, now, where);
      if (!isOpenAt(desk, now, where)) {
        expect(closes).toBeNull();
        return;
      }
      const end = Math.min(closes?.at ?? Infinity, now + 30 * DAY);
      for (let between = now; between < end; between += 15 * MINUTE)
        if (!isOpenAt(desk, between, where)) throw new Error(`closed at ${new Date(between).toISOString()}`);
      if (closes !== null) expect(isOpenAt(desk, closes.at, where)).toBe(false);
    }),
    { numRuns: 60, seed },
  );
});

test('a monthly deadline is ahead, within two months, on its day or on a business day near it', () => {
  const moves = fc.option(
    fc.record({ to: fc.constantFrom('previous' as const, 'next' as const), closed: fc.constant([]) }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 31 }), moves, at, zone, (day, moving, now, where) => {
      const deadline = { due: { every: 'month', day } as const, ...(moving && { moves: moving }) };
      const due = nextDeadline(deadline, now, where);
      expect(due?.at).toBeGreaterThan(now);
      expect(due?.daysLeft).toBeGreaterThanOrEqual(0);
      expect(due?.daysLeft).toBeLessThan(45);
      if (moving) expect([1, 2, 3, 4, 5]).toContain(due?.date.weekday);
      else if (day <= 28) expect(due?.date.day).toBe(day);
      else expect(due?.date.day).toBeGreaterThanOrEqual(28);
    }),
    { seed },
  );
});
