import { HOLIDAYS_KNOWN_UNTIL, isPublicHoliday } from '../../src/calendar/holidays.ts';

test('public holidays are known, with 振替休日 and 国民の休日, for decades', () => {
  const days = ['2026-11-23', '2026-05-06', '2026-09-22', '2027-03-22', '2026-11-24', '2026-12-31'];
  expect(days.map(isPublicHoliday)).toEqual([true, true, true, true, false, false]);
  expect(isPublicHoliday('toString')).toBe(false);
  expect(HOLIDAYS_KNOWN_UNTIL).toBe('2050-12-31');
});
