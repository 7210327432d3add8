import { MS_PER_DAY } from './day.ts';

/** A day and the minutes after its midnight, in local time. */
export type WallTime = { readonly day: number; readonly minute: number };

/** Converts between epoch ms and the local time of a time zone. Built once, so that a call parses nothing. */
export type Zone = {
  readonly name: string;
  readonly toWall: (at: number) => WallTime;
  /** `minute` may be 1440, the end of the day. A local time that is skipped in spring is moved later by the skipped time. */
  readonly toEpoch: (day: number, minute: number) => number;
};

const MS_PER_MINUTE = 60_000;

/** Japan has had no daylight saving time since 1951. */
export const TOKYO: Zone = {
  name: 'Asia/Tokyo',
  ...conversions(() => 9 * 60 * MS_PER_MINUTE),
};

/** @param name an IANA time zone; throws a RangeError for any other */
export function createZone(name: string): Zone {
  return name === TOKYO.name ? TOKYO : { name, ...conversions(offsetsOf(name)) };
}

/** @param offsetAt ms by which local time is ahead of UTC at a time */
function conversions(offsetAt: (at: number) => number): Omit<Zone, 'name'> {
  return {
    toWall: (at) => {
      const local = at + offsetAt(at);
      const day = Math.floor(local / MS_PER_DAY);
      return { day, minute: Math.floor((local - day * MS_PER_DAY) / MS_PER_MINUTE) };
    },
    toEpoch: (day, minute) => {
      const local = day * MS_PER_DAY + minute * MS_PER_MINUTE;
      const before = offsetAt(local - MS_PER_DAY);
      const after = offsetAt(local + MS_PER_DAY);
      // Near a change of the clocks: of an hour that comes twice in autumn, the first one counts.
      const isBefore = before === after || offsetAt(local - before) === before;
      return local - (isBefore || offsetAt(local - after) !== after ? before : after);
    },
  };
}

function offsetsOf(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    // "11/22/2026, 18:05:09"
    const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = (
      format.format(at).match(/\d+/g) ?? []
    ).map(Number);
    const toTheSecond = Math.floor(at / 1_000) * 1_000;
    return Date.UTC(year, month - 1, day, hour, minute, second) - toTheSecond;
  };
}
