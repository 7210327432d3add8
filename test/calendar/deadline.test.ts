import { type Deadline, nextDeadline } from '../../src/calendar/deadline.ts';
import { createZone } from '../../src/calendar/zone.ts';
import { time, tokyo } from './desk-hours.ts';

const next = (deadline: Deadline, at: string): string => {
  const due = nextDeadline(deadline, tokyo(at));
  if (due === null) return 'over';
  const { year, month, day, weekday } = due.date;
  return `${year}/${month}/${day}(${'日月火水木金土'[weekday]}) ${due.daysLeft}`;
};
const monthly = (day: number): Deadline => ({ due: { every: 'month', day } });
const moving = (deadline: Deadline, to: 'previous' | 'next'): Deadline => ({
  ...deadline,
  moves: { to, closed: [{ kind: 'yearly', from: '12-31', to: '01-03' }] },
});

test('on 11/22, 「毎月25日まで」 leaves three days, until Wednesday 11/25', () => {
  expect(next(monthly(25), '2026-11-22 18:00')).toBe('2026/11/25(水) 3');
});

test('the last day counts to its end in Tokyo; a minute later it is next month', () => {
  expect(next(monthly(25), '2026-11-25 23:59')).toBe('2026/11/25(水) 0');
  expect(next(monthly(25), '2026-11-26 00:00')).toBe('2026/12/25(金) 29');
});

test('a short month ends on its last day, and so does 月末 in every month', () => {
  expect(next(monthly(30), '2027-02-01 09:00')).toBe('2027/2/28(日) 27');
  expect(next(monthly(31), '2028-02-01 09:00')).toBe('2028/2/29(火) 28');
  expect(next(monthly(31), '2026-11-22 09:00')).toBe('2026/11/30(月) 8');
});

test('a day that is no business day moves to the next or the one before, across holidays and months', () => {
  expect(next(monthly(26), '2026-12-01 09:00')).toBe('2026/12/26(土) 25');
  expect(next(moving(monthly(26), 'next'), '2026-12-01 09:00')).toBe('2026/12/28(月) 27');
  expect(next(moving(monthly(26), 'previous'), '2026-12-01 09:00')).toBe('2026/12/25(金) 24');
  expect(next(moving(monthly(23), 'previous'), '2026-11-01 09:00')).toBe('2026/11/20(金) 19');
  expect(next(moving(monthly(31), 'next'), '2026-12-31 09:00')).toBe('2027/1/4(月) 4');
  expect(next(moving(monthly(1), 'previous'), '2026-12-02 09:00')).toBe('2026/12/30(水) 28');
});

test('a deadline that has moved later still counts between its written day and the day it moved to', () => {
  expect(next(moving(monthly(26), 'next'), '2026-12-27 09:00')).toBe('2026/12/28(月) 1');
  expect(next(moving(monthly(26), 'next'), '2026-12-29 09:00')).toBe('2027/1/26(火) 28');
});

test('a yearly deadline comes again, 02-29 as the last of February; a single one is over once', () => {
  const yearly = (month: number, day: number): Deadline => ({ due: { every: 'year', month, day } });
  expect(next(yearly(3, 31), '2026-11-22 09:00')).toBe('2027/3/31(水) 129');
  expect(next(yearly(2, 29), '2026-11-22 09:00')).toBe('2027/2/28(日) 98');
  const once: Deadline = { due: { every: 'never', date: '2026-12-10' } };
  expect(next(once, '2026-12-10 23:59')).toBe('2026/12/10(木) 0');
  expect(next(once, '2026-12-11 00:00')).toBe('over');
});

test('a deadline at five in the afternoon is over at five', () => {
  const atFive = { ...monthly(25), minute: time('17:00') };
  expect(nextDeadline(atFive, tokyo('2026-11-25 16:59'))).toMatchObject({ daysLeft: 0, hour: 17, minute: 0 });
  expect(next(atFive, '2026-11-25 17:00')).toBe('2026/12/25(金) 30');
});

test('when every day is closed, a moving deadline has no date', () => {
  const closed = [{ kind: 'yearly', from: '01-01', to: '12-31' }] as const;
  expect(next({ ...monthly(1), moves: { to: 'next', closed } }, '2026-11-22 09:00')).toBe('over');
});

test('the day is that of the time zone: it is still 11/25 in Los Angeles when it is 11/26 in Tokyo', () => {
  const at = tokyo('2026-11-26 09:00');
  expect(nextDeadline(monthly(25), at)?.daysLeft).toBe(29);
  expect(nextDeadline(monthly(25), at, createZone('America/Los_Angeles'))?.daysLeft).toBe(0);
});
