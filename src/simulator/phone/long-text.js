/** More than this is about four lines of a card. */
const shortText = 60;

/**
 * LINE breaks a line anywhere. Here short texts are broken between phrases, which is easier to read; over many lines
 * that would leave them ragged, so long texts are broken as in LINE. @returns the name of a class, or ''
 */
export function longTextClass(text) {
  return text.length > shortText ? ' is-long' : '';
}
