import { MS_PER_DAY } from './day.ts';

/** A day and the minutes since its midnight, as clocks on the wall show them. */
export type WallTime = { readonly day: number; readonly minute: number };

/** How epoch ms and the clocks on the wall belong together somewhere. Built once: nothing is parsed per call. */
export type Zone = {
  readonly name: string;
  readonly toWall: (at: number) => WallTime;
  /** `minute` may be 1440: the end of the day. A time that the clocks skip is as much later as they jump. */
  readonly toEpoch: (day: number, minute: number) => number;
};

const MS_PER_MINUTE = 60_000;

/** Japan has had no daylight saving time since 1951. */
export const TOKYO: Zone = {
  name: 'Asia/Tokyo',
  ...clocks(() => 9 * 60 * MS_PER_MINUTE),
};

/** @param name an IANA time zone; throws a RangeError for any other */
export function createZone(name: string): Zone {
  return name === TOKYO.name ? TOKYO : { name, ...clocks(offsetsOf(name)) };
}

/** @param offsetAt ms that the clocks are ahead of UTC at a time */
function clocks(offsetAt: (at: number) => number): Omit<Zone, 'name'> {
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
      // Clocks change in between: an hour that comes twice counts when it first comes.
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
