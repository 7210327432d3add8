import { type CalendarNote, factsAt, openStateAt } from '../../src/calendar/fact.ts';
import { office, tokyo } from './desk-hours.ts';

const notes: readonly CalendarNote[] = [
  { kind: 'deadline', label: '締切', deadline: { due: { every: 'month', day: 25 } } },
  { kind: 'hours', label: '電話', hours: office },
  { kind: 'deadline', label: '応募', deadline: { due: { every: 'never', date: '2026-10-31' } } },
];

test('an entry shows its present deadline and hours, and nothing that is over', () => {
  expect(factsAt(notes, tokyo('2026-11-22 10:00'))).toEqual([
    {
      kind: 'deadline',
      label: '締切',
      at: tokyo('2026-11-26 00:00'),
      date: { year: 2026, month: 11, day: 25, weekday: 3 },
      daysLeft: 3,
    },
    {
      kind: 'closed',
      label: '電話',
      opens: {
        at: tokyo('2026-11-24 09:00'),
        date: { year: 2026, month: 11, day: 24, weekday: 2 },
        daysAhead: 2,
        hour: 9,
        minute: 0,
      },
    },
  ]);
});

test('a desk is open until it closes', () => {
  expect(openStateAt(office, tokyo('2026-11-24 16:59'))).toMatchObject({
    kind: 'open',
    closes: { at: tokyo('2026-11-24 17:00'), daysAhead: 0, hour: 17, minute: 0 },
  });
});
