/** Half-width digits and hyphens: 110, 0120-86-2040 (10 or 11 digits), +81-3-1234-5678 (8 to 15). */
export const PHONE = /^(?:\d{3,4}|0\d(?:-?\d){8,9}|\+\d(?:-?\d){7,14})$/;

/**
 * An address on the web as a button may carry it, percent-encoded; anything else (mailto, javascript, a bare
 * host, braces and quotes) is refused by LINE.
 */
export const WEB_ADDRESS = /^https?:\/\/[^\s/{}|"<>\\^`][^\s{}|"<>\\^`]*$/;

/**
 * The web addresses, phone numbers and mail addresses that a text names. For phone numbers only what is
 * surely one: it begins with 0 or +81 and has hyphens; prices, dates and member numbers are left alone.
 */
export function addressesIn(text: string): string[] {
  const urls = text.match(URLS) ?? [];
  const rest = text.replaceAll(URLS, ' ');
  const mails = rest.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? [];
  const phones = rest.match(/(?<![\d-])(?:0\d{1,4}|\+81-\d{1,4})-\d{1,4}-\d{3,4}(?![\d-])/g) ?? [];
  // A sentence's own closing bracket or full stop is no part of the address before it.
  return [...new Set([...urls.map((url) => url.replace(/[).,;]+$/, '')), ...mails, ...phones])];
}

const URLS = /https?:\/\/[\w!#$%&'()*+,./:;=?@[\]~-]+/g;
