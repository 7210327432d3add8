import { type CalendarDay, calendarDay } from './day.ts';
import type { Zone } from './zone.ts';

/** A time as people say it at another time: "tomorrow at 9". */
export type Moment = {
  readonly at: number;
  readonly date: CalendarDay;
  /** 0 = the same day, 1 = the next. */
  readonly daysAhead: number;
  /** 0 … 23; 24 when a closing time is the end of `date`. */
  readonly hour: number;
  readonly minute: number;
};

/** The moment at which something begins. */
export function startMoment(at: number, seenAt: number, zone: Zone): Moment {
  return momentOf(zone.toWall(at), at, seenAt, zone);
}

/** The moment at which something ends: midnight is 24:00 of the day before. */
export function endMoment(at: number, seenAt: number, zone: Zone): Moment {
  const wall = zone.toWall(at);
  return momentOf(wall.minute === 0 ? { day: wall.day - 1, minute: 1_440 } : wall, at, seenAt, zone);
}

function momentOf(
  { day, minute }: ReturnType<Zone['toWall']>,
  at: number,
  seenAt: number,
  zone: Zone,
): Moment {
  return {
    at,
    date: calendarDay(day),
    daysAhead: day - zone.toWall(seenAt).day,
    hour: Math.floor(minute / 60),
    minute: minute % 60,
  };
}
