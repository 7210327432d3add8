import { toRequest } from './request.ts';
import { normalize, toLetters } from './normalize.ts';

/** The letters of a text without its pleasantries: a message with the same ones as a question is that question. */
export function toExactKey(text: string): string {
  return toExactKeyOf(toRequest(normalize(text)), text);
}

/** The same for a text of which the request is known. */
export function toExactKeyOf(request: string, text: string): string {
  const letters = toLetters(request);
  return letters === '' ? toLetters(text) : letters;
}
