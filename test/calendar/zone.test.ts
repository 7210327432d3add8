import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { seed } from '../seed.ts';
import { createZone, TOKYO } from '../../src/calendar/zone.ts';

/** Prints facts for a run of hours around a holiday and around New Year. */
const script = `
  import { factsAt } from ${JSON.stringify(join(import.meta.dirname, '../../src/calendar/fact.ts'))};
  import { office } from ${JSON.stringify(join(import.meta.dirname, 'desk-hours.ts'))};
  const deadline = { due: { every: 'month', day: 26 }, moves: { to: 'next', closed: [] } };
  const notes = [{ kind: 'hours', label: 'h', hours: office }, { kind: 'deadline', label: 'd', deadline }];
  const facts = [];
  for (const from of ['2026-11-20T00:00+09:00', '2026-12-26T00:00+09:00', '2027-03-12T00:00+09:00'])
    for (let hour = 0; hour < 240; hour++) facts.push(factsAt(notes, Date.parse(from) + hour * 3_600_000));
  console.log(JSON.stringify(facts));
`;
const saidUnder = (TZ: string): string =>
  execFileSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { env: { ...process.env, TZ, NODE_OPTIONS: '' }, encoding: 'utf8' },
  );

test("whatever the server's own zone, the desk keeps Tokyo's days and holidays", () => {
  const inTokyo = saidUnder('Asia/Tokyo');
  expect(JSON.parse(inTokyo)).toHaveLength(720);
  for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])
    expect(saidUnder(zone) === inTokyo).toBe(true);
});

const years = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2060, 0) });

test('Tokyo’s time as computed equals that of Intl', () => {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Tokyo',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  fc.assert(
    fc.property(years, (at) => {
      const { day, minute } = TOKYO.toWall(at);
      const wall = new Date((day * 1_440 + minute) * 60_000).toISOString();
      expect(wall.slice(0, 16).replace('T', ' ')).toBe(format.format(at));
    }),
    { seed },
  );
});

test('local time and epoch ms convert back and forth in every zone, except in the hour that comes twice', () => {
  const zones = ['Asia/Tokyo', 'UTC', 'America/Los_Angeles', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  fc.assert(
    fc.property(years, fc.constantFrom(...zones.map(createZone)), (time, zone) => {
      const at = Math.floor(time / 60_000) * 60_000;
      const { day, minute } = zone.toWall(at);
      const back = zone.toEpoch(day, minute);
      expect([0, 3_600_000, 1_800_000]).toContain(at - back);
      expect(zone.toWall(back)).toEqual({ day, minute });
    }),
    { seed },
  );
});

test('when clocks change, a skipped time is moved later, and of an hour that comes twice the first counts', () => {
  const zone = createZone('America/Los_Angeles');
  const day = (iso: string) => Date.parse(iso) / 86_400_000;
  expect(zone.toEpoch(day('2026-03-08'), 150)).toBe(Date.parse('2026-03-08T10:30Z'));
  expect(zone.toEpoch(day('2026-11-01'), 90)).toBe(Date.parse('2026-11-01T08:30Z'));
  expect(zone.toEpoch(day('2026-11-01'), 1_440)).toBe(Date.parse('2026-11-02T08:00Z'));
});

test('an unknown time zone is refused', () => {
  expect(() => createZone('Asia/Tokio')).toThrow(RangeError);
});
