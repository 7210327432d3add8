const svg = 'http://www.w3.org/2000/svg';

/** Line drawings on a 24 × 24 grid: they look the same where no emoji font is. */
const strokes = {
  sticker: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8.5 14.5q3.5 3.5 7 0M9 9.5v.5M15 9.5v.5',
  image: 'M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9h.1',
  video: 'M3.5 6.5h11v11h-11zM14.5 11l6-3.5v9l-6-3.5z',
  audio: 'M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 16h6',
  location:
    'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11zM12 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  longText: 'M4 6h16M4 10h16M4 14h16M4 18h9',
  unsend: 'M9 6 4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 10h-3',
  redeliver:
    'M19.5 11a7.5 7.5 0 0 0-13.5-3.5L4 9.5M4 4.5v5h5M4.5 13a7.5 7.5 0 0 0 13.5 3.5l2-2M20 19.5v-5h-5',
  other: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v5M12 16v.1',
};

export function sign(name) {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 24 24');
  drawing.setAttribute('class', 'sign');
  drawing.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', strokes[name] ?? strokes.other);
  drawing.append(path);
  return drawing;
}
