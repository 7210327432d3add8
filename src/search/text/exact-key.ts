import { toRequest } from './request.ts';
import { normalize, toLetters } from './normalize.ts';

/** The letters of a text without its pleasantries: a message with the same ones as a question is that question. */
export function toExactKey(text: string): string {
  const request = toLetters(toRequest(normalize(text)));
  return request === '' ? toLetters(text) : request;
}
