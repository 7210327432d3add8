import type { Hours, Span } from '../../src/calendar/hours.ts';

export const time = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
/** `09:00-12:00` */
export const span = (text: string): Span => ({ open: time(text), close: time(text.slice(6)) });
/** Epoch ms of a Tokyo time, e.g. `2026-11-21 10:00`. */
export const tokyo = (text: string): number => Date.parse(`${text.replace(' ', 'T')}:00+09:00`);

/** Monday to Friday with a pause at noon, closed on public holidays and over New Year. */
export const office: Hours = {
  week: [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    weekday % 6 === 0 ? [] : [span('09:00-12:00'), span('13:00-17:00')],
  ),
  holidays: [],
  closed: [{ kind: 'yearly', from: '12-29', to: '01-03' }],
  special: [],
};
