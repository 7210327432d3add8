import type { CautionPoint } from './caution-curve.ts';

export type CautionChart = {
  readonly title: string;
  readonly curve: readonly CautionPoint[];
  /** At the book's present caution. */
  readonly own: CautionPoint;
  readonly proposed?: CautionPoint | undefined;
};

type Dot = { readonly caution: number; readonly x: number; readonly y: number };

const [width, height] = [760, 520];
const frame = { left: 84, right: 724, top: 76, bottom: 410 };
const family = "'Hiragino Sans','Noto Sans CJK JP','Noto Sans JP','Yu Gothic',Meiryo,sans-serif";

/** An SVG file: how many messages are answered at each caution, and how many of the answers are right. */
export function drawCautionSvg({ title, curve, own, proposed }: CautionChart): string {
  const floor = floorOf([...curve, own]);
  const dotsOf = ({ caution, direct, precision }: CautionPoint): Dot[] =>
    direct === null || precision === null ? [] : [{ caution, x: toX(direct), y: toY(precision, floor) }];
  const dots = curve.flatMap(dotsOf);
  const isNamed = ({ caution }: Dot): boolean =>
    [50, 60, 70, 80, 90, 95, 99].includes(Math.round(caution * 100));
  const ownDots = dotsOf(own);
  const proposedDots = proposed === undefined ? [] : dotsOf(proposed);
  const marked = [...ownDots, ...proposedDots];
  const label = `${title}: 言い切る割合(横)と、言い切ったうちの正解の割合(縦)。`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escape(label)}" font-family="${family}" font-size="13">`,
    `<title>${escape(label)}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    write(frame.left, 34, title, 'font-size="18" font-weight="bold" fill="#111"'),
    write(frame.left, 56, '慎重さ(caution)を 0.50 から 0.99 まで変えたとき', 'fill="#555"'),
    ...drawGrid(floor),
    ...(dots.length === 0
      ? [write(404, 250, '言い切れるメッセージがありません', 'fill="#b00020" text-anchor="middle"')]
      : [
          `<polyline points="${dots.map(toPair).join(' ')}" fill="none" stroke="#1f6feb" stroke-width="2.5"/>`,
        ]),
    ...spread(dots.filter(isNamed), marked).flatMap((dot) => [
      `<circle cx="${dot.x}" cy="${dot.y}" r="3.5" fill="#1f6feb"/>`,
      writeName(dot),
    ]),
    ...proposedDots.map(({ x, y }) => diamond(x, y, 8)),
    ...ownDots.map(({ x, y }) => `<circle cx="${x}" cy="${y}" r="5" fill="#d1242f"/>`),
    ...drawLegend(own, proposed),
    '</svg>',
    '',
  ].join('\n');
}

/** The precision at the bottom of the chart, a multiple of 5 % and at most 90 %, so that the curve fills the chart. */
function floorOf(points: readonly CautionPoint[]): number {
  const lowest = Math.min(...points.flatMap(({ precision }) => precision ?? []), 0.95);
  return Math.max(0, Math.floor((lowest - 0.01) * 20) / 20);
}

function toX(share: number): number {
  return Math.round((frame.left + share * (frame.right - frame.left)) * 10) / 10;
}

function toY(share: number, floor: number): number {
  const part = (share - floor) / (1 - floor);
  return Math.round((frame.bottom - part * (frame.bottom - frame.top)) * 10) / 10;
}

function toPair({ x, y }: Dot): string {
  return `${x},${y}`;
}

/** The dots whose names have room: none would cover another name or a mark. */
function spread(dots: readonly Dot[], marked: readonly Dot[]): Dot[] {
  const placed: Dot[] = [];
  for (const dot of dots)
    if (![...placed, ...marked].some(({ x, y }) => Math.abs(x - dot.x) < 36 && Math.abs(y - dot.y) < 24))
      placed.push(dot);
  return placed;
}

/** The name stands below its dot and to the left, where the curve, which falls to the right, leaves room. */
function writeName({ caution, x, y }: Dot): string {
  const looks = 'font-size="12" fill="#1f4e9e"';
  return x < frame.left + 50
    ? write(x, y + 20, caution.toFixed(2), looks)
    : write(x - 6, y + 16, caution.toFixed(2), `${looks} text-anchor="end"`);
}

function drawGrid(floor: number): string[] {
  const lines = [0, 0.2, 0.4, 0.6, 0.8, 1].flatMap((share) => [
    line(toX(share), frame.top, toX(share), frame.bottom),
    write(toX(share), frame.bottom + 20, toPercent(share), 'fill="#333" text-anchor="middle"'),
  ]);
  const step = 1 - floor > 0.25 ? 0.1 : 0.05;
  const steps = Array.from({ length: Math.floor((1 - floor) / step + 1e-6) + 1 }, (_, at) => 1 - at * step);
  return [
    ...lines,
    ...steps.flatMap((share) => [
      line(frame.left, toY(share, floor), frame.right, toY(share, floor)),
      write(frame.left - 10, toY(share, floor) + 5, toPercent(share), 'fill="#333" text-anchor="end"'),
    ]),
    write(
      404,
      frame.bottom + 44,
      '言い切って回答する割合(答えのある質問のうち)',
      'fill="#111" text-anchor="middle"',
    ),
    `<text transform="translate(26 ${(frame.top + frame.bottom) / 2}) rotate(-90)" fill="#111" text-anchor="middle">回答したうちの正解の割合</text>`,
  ];
}

function drawLegend(own: CautionPoint, proposed: CautionPoint | undefined): string[] {
  const foot = height - 36;
  const none = '提案: なし(0.99 でも、間違った回答が多すぎます)';
  return [
    `<circle cx="${frame.left + 6}" cy="${foot - 5}" r="5" fill="#d1242f"/>`,
    write(frame.left + 22, foot, `今の値 ${describe(own)}`, 'fill="#111"'),
    diamond(frame.left + 6, foot + 17, 7),
    write(
      frame.left + 22,
      foot + 22,
      proposed === undefined ? none : `提案 ${describe(proposed)}`,
      'fill="#111"',
    ),
  ];
}

function describe({ caution, direct, misled, unanswerable }: CautionPoint): string {
  const shares = [
    ...(direct === null ? [] : [`言い切り ${toPercent(direct)}`]),
    `間違った回答 ${toPercent(misled)}`,
    ...(unanswerable === null ? [] : [`答えのない質問への回答 ${toPercent(unanswerable)}`]),
  ];
  return `${caution.toFixed(2)}: ${shares.join('、')}`;
}

function toPercent(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}

function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="#d8dee4"/>`;
}

function diamond(x: number, y: number, size: number): string {
  const corners = [`${x},${y - size}`, `${x + size},${y}`, `${x},${y + size}`, `${x - size},${y}`];
  return `<polygon points="${corners.join(' ')}" fill="#fff" stroke="#1a7f37" stroke-width="2.5"/>`;
}

function write(x: number, y: number, text: string, looks: string): string {
  return `<text x="${x}" y="${y}" ${looks}>${escape(text)}</text>`;
}

function escape(text: string): string {
  return text
    .replace(/[^\P{C}\n]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
