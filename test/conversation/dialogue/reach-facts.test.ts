import { reachFacts } from '../../../src/conversation/dialogue/facts.ts';
import type { Hours } from '../../../src/calendar/hours.ts';
import { TOKYO } from '../../../src/calendar/zone.ts';
import { office, span, tokyo } from '../../calendar/desk-hours.ts';
import { book } from '../small-desk.ts';

const longer: Hours = { ...office, week: office.week.map((spans) => spans.map(() => span('09:00-20:00'))) };

function factsAt(when: string, phoneHours: Hours): string[] {
  return reachFacts(
    {
      contact: {
        ...book.contact,
        phones: [{ label: '電話', phone: '03-1234-5678', openingHours: phoneHours }],
      },
      support: { ...book.support, hasChat: true, hours: office },
      zone: TOKYO,
    },
    tokyo(when),
  );
}

test('the next opening is said once when staff and the phone open at the same time', () => {
  expect(factsAt('2026-11-24 08:00', office)).toEqual([
    '担当者と電話は、ただいま受付時間外です。次の受付は 本日 9:00 からです。',
  ]);
});

test('each is said by itself when they differ', () => {
  expect(factsAt('2026-11-24 18:00', longer)).toEqual([
    '担当者は、ただいま受付時間外です。次の受付は 明日 11/25(水) 9:00 からです。',
    '電話は、ただいま受付中です(20:00まで)。',
  ]);
});
