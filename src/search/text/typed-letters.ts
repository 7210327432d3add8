import { toRequest } from './request.ts';
import { normalize, toLetters } from './normalize.ts';

/** What of a message must agree with a question for it to be that question: its letters, without pleasantries. */
export function toTyped(text: string): string {
  const request = toLetters(toRequest(normalize(text)));
  return request === '' ? toLetters(text) : request;
}
