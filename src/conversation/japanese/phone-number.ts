const dash = '[-‐‑‒–—―−ー－ ()]?';
const number = new RegExp(`(?<![\\d-])(\\+81${dash}\\d|0\\d)\\d{0,3}(${dash}\\d{1,4}){1,3}(?!\\d)`, 'gu');

/** The first Japanese phone number in a text, as it was written but in plain digits and dashes. */
export function phoneNumberIn(text: string): string | undefined {
  for (const [found] of text.normalize('NFKC').matchAll(number)) {
    const digits = found.replace(/^\+81/u, '0').replace(/\D/gu, '');
    const isWhole = /^0[5789]0/u.test(digits) ? digits.length === 11 : digits.length === 10;
    if (isWhole) return found.replace(/[‐‑‒–—―−ー－ ()]+/gu, '-');
  }
  return undefined;
}
