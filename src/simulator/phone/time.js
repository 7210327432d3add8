const clock = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('ja-JP', { month: 'long', day: 'numeric', weekday: 'short' });

export function clockTime(at) {
  return clock.format(at);
}

export function dayName(at) {
  return day.format(at) === day.format(Date.now()) ? '今日' : day.format(at);
}
