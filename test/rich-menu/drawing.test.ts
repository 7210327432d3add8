import { palette } from '../../src/line/flex/palette.ts';
import { colorsOf, contrastOf } from '../../src/rich-menu/colors.ts';
import { drawRichMenu } from '../../src/rich-menu/draw.ts';
import { setLabel } from '../../src/rich-menu/label-lines.ts';
import { layoutOf } from '../../src/rich-menu/layout.ts';

test.each(['#0B6E4F', '#FFFF00', '#FFFFFF', '#000000', '#2B59C3', '#F9C5D1'])(
  'what is written on a menu of the colour %s can be read',
  (color) => {
    const { accent, card, ink } = colorsOf(color);
    expect(contrastOf(accent, card)).toBeGreaterThanOrEqual(4.5);
    // Behind the questions of a list, whose words have the same colour.
    expect(contrastOf(accent, palette.row)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(ink, card)).toBeGreaterThanOrEqual(7);
  },
);

test.each([1, 2, 3, 4, 5, 6])('with %d cells every tap on the image hits exactly one', (count) => {
  const { width, height, cells } = layoutOf(count);
  expect(cells).toHaveLength(count);
  for (let x = 3; x < width; x += 83)
    for (let y = 3; y < height; y += 83) {
      const hit = cells.filter(
        (cell) => x >= cell.x && x < cell.x + cell.width && y >= cell.y && y < cell.y + cell.height,
      );
      expect(hit).toHaveLength(1);
    }
  expect(width / height).toBeGreaterThanOrEqual(1.45);
});

/** Every letter is a square. */
const square = (text: string, size: number) => Array.from(text).length * size;

test('a label is set big, broken between words, and whole', () => {
  expect(setLabel('メニュー', 700, square)).toEqual({ lines: ['メニュー'], size: 128 });
  expect(setLabel('パスワードを忘れた', 740, square).lines).toEqual(['パスワードを', '忘れた']);
  for (const label of [
    'あ'.repeat(20),
    'サービス開始のご案内とお手続きについて',
    'A'.repeat(20),
    '漢'.repeat(20),
  ]) {
    const { lines, size } = setLabel(label, 700, square);
    expect(lines.join('')).toBe(label);
    expect(size).toBeGreaterThanOrEqual(72);
    expect(lines.length).toBeLessThanOrEqual(3);
    for (const line of lines) expect(square(line, size)).toBeLessThanOrEqual(700);
  }
});

test.each([
  ['仮登録のメールが届かない', ['仮登録の', 'メールが', '届かない']],
  ['企業コード・IDをなくした', ['企業コード・', 'IDをなくした']],
  ['サービス開始のご案内', ['サービス開始の', 'ご案内']],
])('the label 「%s」 breaks where one would breathe', (label, phrases) => {
  const { lines } = setLabel(label, 700, square);
  const ends = phrases.map((_, at) => phrases.slice(0, at + 1).join(''));
  const breaks = lines.map((_, at) => lines.slice(0, at + 1).join(''));
  expect(ends).toEqual(expect.arrayContaining(breaks));
});

test('a long phrase is broken rather than set in small letters', () => {
  const narrowLatin = (text: string, size: number) =>
    square(text, size) - square(text.replace(/[^ -~]/g, ''), size) / 2;
  expect(setLabel('ID/パスワードについて', 760, narrowLatin).lines).toEqual(['ID/パスワード', 'について']);
});

test('the fullest menu is far below LINE’s 1 MB', async () => {
  const cell = { label: '鬱'.repeat(20), icon: 'web', action: { type: 'say', text: 'x' } } as const;
  const png = await drawRichMenu({ cells: Array.from({ length: 6 }, () => cell) });
  expect(png.length).toBeLessThan(700 * 1024);
});
