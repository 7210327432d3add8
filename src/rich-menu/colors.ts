/** The colours of a menu. Their contrast is high enough to be read in sunlight. */
export type Colors = {
  /** Behind the cards. */
  readonly background: string;
  readonly card: string;
  readonly ink: string;
  /** Of icons, and of the card that leads to a human. White is readable on it. */
  readonly accent: string;
};

type Rgb = readonly [number, number, number];

const white: Rgb = [255, 255, 255];
/** WCAG asks for 4.5 for text. */
const minContrast = 5.5;
const defaultColor = '#0B6E4F';

/** @param color `#RRGGBB`; a light one is darkened until white is readable on it */
export function colorsOf(color: string = defaultColor): Colors {
  let accent = parse(color);
  while (contrast(accent, white) < minContrast) accent = mix(accent, [0, 0, 0], 0.04);
  return {
    background: format(mix(white, accent, 0.16)),
    card: '#FFFFFF',
    ink: '#1F2933',
    accent: format(accent),
  };
}

/** WCAG's contrast ratio of two colours `#RRGGBB`, 1 to 21. */
export function contrastOf(one: string, other: string): number {
  return contrast(parse(one), parse(other));
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance([red, green, blue]: Rgb): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const between = (index: 0 | 1 | 2): number => from[index] + (to[index] - from[index]) * share;
  return [between(0), between(1), between(2)];
}

function parse(color: string): Rgb {
  const channel = (at: number): number => parseInt(color.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function format(color: Rgb): string {
  return `#${color.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}
