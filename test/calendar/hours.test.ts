import { type Hours, closesAt, isOpenAt, nextOpening } from '../../src/calendar/hours.ts';
import type { Moment } from '../../src/calendar/moment.ts';
import { office, span, tokyo } from './desk-hours.ts';

const said = (moment: Moment | null): string =>
  moment === null
    ? 'never'
    : `${moment.date.month}/${moment.date.day}(${'日月火水木金土'[moment.date.weekday]}) ${moment.hour}:${String(moment.minute).padStart(2, '0')} +${moment.daysAhead}`;
const opens = (at: string, hours = office) => said(nextOpening(hours, tokyo(at)));
const closes = (at: string, hours = office) => said(closesAt(hours, tokyo(at)));

const empty: Hours = { week: [], closed: [], special: [] };
const daily = (...spans: string[]): Hours => ({
  ...empty,
  week: Array.from({ length: 7 }, () => spans.map(span)),
});

test('from the Saturday before 勤労感謝の日 the desk opens next on Tuesday at 9', () => {
  expect(opens('2026-11-21 10:00')).toBe('11/24(火) 9:00 +3');
  expect(opens('2026-11-20 17:00')).toBe('11/24(火) 9:00 +4');
  expect(isOpenAt(office, tokyo('2026-11-23 10:00'))).toBe(false);
});

test('the desk is open from its first minute until just before its last', () => {
  const isOpen = (at: string) => isOpenAt(office, tokyo(at));
  expect(
    ['08:59', '09:00', '11:59', '12:00', '13:00', '16:59', '17:00'].map((at) => isOpen(`2026-11-24 ${at}`)),
  ).toEqual([false, true, true, false, true, true, false]);
});

test('before opening and in the pause at noon it opens again the same day; while open it is open now', () => {
  expect(opens('2026-11-24 00:00')).toBe('11/24(火) 9:00 +0');
  expect(opens('2026-11-24 12:30')).toBe('11/24(火) 13:00 +0');
  expect(opens('2026-11-24 10:15')).toBe('11/24(火) 10:15 +0');
  expect(opens('2026-11-24 17:00')).toBe('11/25(水) 9:00 +1');
});

test('over New Year the desk is closed, and it opens in the new one', () => {
  expect(opens('2026-12-28 17:00')).toBe('1/4(月) 9:00 +7');
  expect(opens('2027-01-01 00:00')).toBe('1/4(月) 9:00 +3');
});

test('an open desk closes at noon, or in the evening; a closed one has no closing time', () => {
  expect(closes('2026-11-24 09:00')).toBe('11/24(火) 12:00 +0');
  expect(closes('2026-11-24 16:59')).toBe('11/24(火) 17:00 +0');
  expect(closes('2026-11-24 12:00')).toBe('never');
});

test('hours that touch count as one: at noon, and over midnight', () => {
  expect(closes('2026-11-24 10:00', daily('09:00-12:00', '12:00-15:00'))).toBe('11/24(火) 15:00 +0');
  expect(closes('2026-11-24 23:00', daily('00:00-02:00', '22:00-24:00'))).toBe('11/25(水) 2:00 +1');
  expect(closes('2026-11-24 23:00', daily('10:00-24:00'))).toBe('11/24(火) 24:00 +0');
});

test('a desk that never opens has no next opening, and one that never closes no closing time', () => {
  expect(opens('2026-11-24 10:00', empty)).toBe('never');
  expect(
    opens('2026-11-24 10:00', { ...office, closed: [{ kind: 'yearly', from: '01-01', to: '12-31' }] }),
  ).toBe('never');
  expect(isOpenAt(daily('00:00-24:00'), tokyo('2026-11-24 00:00'))).toBe(true);
  expect(closes('2026-11-24 10:00', daily('00:00-24:00'))).toBe('never');
});

test('a special day opens though it is a holiday, a Sunday or a closed day, and with its own hours', () => {
  const special: Hours = {
    ...office,
    closed: [{ kind: 'dates', from: '2026-11-21', to: '2026-11-30' }],
    special: [
      { days: { kind: 'dates', from: '2026-11-22', to: '2026-11-23' }, spans: [span('13:00-15:00')] },
      { days: { kind: 'dates', from: '2026-11-22', to: '2026-11-22' }, spans: [span('10:00-11:00')] },
    ],
  };
  expect(opens('2026-11-21 10:00', special)).toBe('11/22(日) 10:00 +1');
  expect(opens('2026-11-22 11:00', special)).toBe('11/22(日) 13:00 +0');
  expect(opens('2026-11-22 15:00', special)).toBe('11/23(月) 13:00 +1');
  expect(opens('2026-11-23 15:00', special)).toBe('12/1(火) 9:00 +8');
});

test('public holidays may have their own hours, or be treated as weekdays', () => {
  const ordinary: Hours = { week: office.week, closed: office.closed, special: [] };
  expect(opens('2026-11-21 10:00', ordinary)).toBe('11/23(月) 9:00 +2');
  expect(opens('2026-11-21 10:00', { ...office, holidays: [span('10:00-15:00')] })).toBe(
    '11/23(月) 10:00 +2',
  );
  // 国民の休日 between two holidays, and 振替休日 after a Sunday.
  expect(opens('2026-09-19 10:00')).toBe('9/24(木) 9:00 +5');
  expect(opens('2027-03-20 10:00')).toBe('3/23(火) 9:00 +3');
});
