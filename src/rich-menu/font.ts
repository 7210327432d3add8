import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

/** A font is missing or can't draw Japanese. The message says which one, and what to do. */
export class FontError extends Error {
  override readonly name = 'FontError';
}

/** BIZ UDPゴシック, designed to be easy to read for everyone (SIL Open Font License). */
const defaultFont = '@expo-google-fonts/biz-udpgothic/700Bold/BIZUDPGothic_700Bold.ttf';

const familyOf = new Map<string, string>();

/**
 * Loads a font to draw with.
 * @param file .ttf, .otf or .ttc; default: the font that comes with the project
 * @returns the name of its family
 * @throws FontError
 */
export function loadFont(file: string = defaultFontFile()): string {
  const path = resolve(file);
  const known = familyOf.get(path);
  if (known !== undefined) return known;
  if (!existsSync(path)) throw new FontError(`There is no font file "${file}". Check the path of --font.`);
  const family = `menu font ${familyOf.size + 1}`;
  if (GlobalFonts.registerFromPath(path, family) === null)
    throw new FontError(`"${file}" can't be read as a font. Give --font a .ttf, .otf or .ttc file.`);
  if (!drawsJapanese(family))
    throw new FontError(
      `"${file}" draws no Japanese. Give --font one that does, e.g. NotoSansCJK-Bold.ttc (package "fonts-noto-cjk").`,
    );
  familyOf.set(path, family);
  return family;
}

function defaultFontFile(): string {
  try {
    return createRequire(import.meta.url).resolve(defaultFont);
  } catch {
    throw new FontError(
      'The Japanese font of the project is missing. Run "npm ci", or give --font a .ttf, .otf or .ttc file that has Japanese.',
    );
  }
}

/** For a letter that it lacks, a font draws the same box as for a character that no font has. */
function drawsJapanese(family: string): boolean {
  const drawn = (text: string): string => {
    const canvas = createCanvas(48, 48);
    const pen = canvas.getContext('2d');
    pen.font = `40px "${family}"`;
    pen.fillText(text, 4, 40);
    return Buffer.from(pen.getImageData(0, 0, 48, 48).data).toString('base64');
  };
  const box = drawn('\u{10FFFD}');
  return ['窓', 'あ', 'ア'].every((letter) => drawn(letter) !== box);
}
