/** What is longer takes three lines of a card or more. */
const shortText = 40;

/**
 * LINE breaks a line anywhere. Here short texts are broken between phrases, which is easier to read; over many lines
 * that would leave them ragged, so long texts are broken as in LINE. @returns the name of a class, or ''
 */
export function longTextClass(text) {
  return text.length > shortText ? ' is-long' : '';
}
