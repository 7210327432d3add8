import { createCanvas, Path2D, type SKRSContext2D } from '@napi-rs/canvas';
import type { Cell } from './cells.ts';
import { colorsOf, type Colors } from './colors.ts';
import { loadFont } from './font.ts';
import { iconPaths } from './icons.ts';
import { setLabel } from './label-lines.ts';
import { layoutOf, type Rectangle } from './layout.ts';

export type Drawing = {
  readonly cells: readonly Cell[];
  /** `#RRGGBB`; absent = our default. */
  readonly color?: string | undefined;
  /** Absent = the font that comes with the project. */
  readonly fontFile?: string | undefined;
};

/** LINE's limit for the image of a rich menu. */
const maxBytes = 1024 * 1024;

const gap = 22;
const corner = 56;
const padding = 44;
const badge = 250;
const badgeTop = 110;
const badgeGap = 36;
const bottomGap = 64;
const lineHeight = 1.22;

/**
 * Draws a menu as PNG: for each cell a card with an icon and a label. The same menu gives the same bytes on the same
 * machine.
 * @throws FontError
 */
export async function drawRichMenu({ cells, color, fontFile }: Drawing): Promise<Buffer> {
  const family = loadFont(fontFile);
  const colors = colorsOf(color);
  const layout = layoutOf(cells.length);
  const canvas = createCanvas(layout.width, layout.height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = colors.background;
  pen.fillRect(0, 0, layout.width, layout.height);
  cells.forEach((cell, index) => {
    const place = layout.cells[index];
    if (place) drawCell(pen, cell, inset(place, layout), colors, family);
  });
  const png = await canvas.encode('png');
  if (png.length > maxBytes)
    throw new Error(`The menu's image has ${png.length} bytes; LINE takes at most ${maxBytes}.`);
  return png;
}

/** The card within its cell: half a gap to its neighbours, one and a half to the edge. */
function inset({ x, y, width, height }: Rectangle, whole: { width: number; height: number }): Rectangle {
  const left = x === 0 ? gap * 1.5 : gap / 2;
  const top = y === 0 ? gap * 1.5 : gap / 2;
  const right = x + width === whole.width ? gap * 1.5 : gap / 2;
  const bottom = y + height === whole.height ? gap * 1.5 : gap / 2;
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom };
}

function drawCell(pen: SKRSContext2D, cell: Cell, card: Rectangle, colors: Colors, family: string): void {
  // The card that leads to a human stands out.
  const isFilled = cell.icon === 'person';
  pen.fillStyle = isFilled ? colors.accent : colors.card;
  pen.beginPath();
  pen.roundRect(card.x, card.y, card.width, card.height, corner);
  pen.fill();

  const measure = (text: string, size: number): number => {
    pen.font = `${size}px "${family}"`;
    return pen.measureText(text).width;
  };
  const { lines, size } = setLabel(cell.label, card.width - 2 * padding, measure);
  const middle = card.x + card.width / 2;
  // All icons of a row are at the same height, however many lines the labels below them have.
  const top = card.y + badgeTop;
  const textTop = top + badge + badgeGap;
  const textHeight = lines.length * size * lineHeight;
  const textStart = textTop + Math.max(0, (card.y + card.height - bottomGap - textTop - textHeight) / 2);

  const [fill, stroke] = isFilled ? [colors.card, colors.accent] : [colors.accent, colors.card];
  drawBadge(pen, cell, { x: middle - badge / 2, y: top, width: badge, height: badge }, fill, stroke);

  pen.font = `${size}px "${family}"`;
  pen.fillStyle = isFilled ? colors.card : colors.ink;
  pen.textAlign = 'center';
  pen.textBaseline = 'alphabetic';
  lines.forEach((line, index) => {
    // Letters reach about 0.88 of their size above the baseline.
    const baseline = textStart + size * lineHeight * index + size * 0.98;
    pen.fillText(line, middle, baseline);
  });
}

function drawBadge(
  pen: SKRSContext2D,
  { icon }: Cell,
  { x, y, width }: Rectangle,
  fill: string,
  stroke: string,
): void {
  pen.fillStyle = fill;
  pen.beginPath();
  pen.arc(x + width / 2, y + width / 2, width / 2, 0, 2 * Math.PI);
  pen.fill();
  const scale = (width * 0.6) / 24;
  pen.save();
  pen.translate(x + width * 0.2, y + width * 0.2);
  pen.scale(scale, scale);
  pen.strokeStyle = stroke;
  pen.lineWidth = 2;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.stroke(new Path2D(iconPaths[icon]));
  pen.restore();
}
