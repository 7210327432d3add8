import { wordOf } from '../streams.ts';
import { isContent } from '../words.ts';
import type { Ask, BookWords } from './asks.ts';
import { wordsOf } from './asks.ts';
import type { Pull } from './doubt.ts';
import type { Judge } from './standing.ts';

const mostWords = 3;
/** Below this change of the lead (nats) a word decides nothing. */
const leastPull = 0.5;

/**
 * Which words of an ask speak for the other entry: those without which its own entry would stand better. Where no
 * single word does, those that the other entry has too.
 */
export function explainPull(ask: Ask, rival: number, judge: Judge, words: BookWords): Pull {
  const whole = judge(ask.text, ask.entry, ask.id).ifVaried.lead;
  const pulls = new Map<string, number>();
  for (const [at, token] of ask.tokens.entries()) {
    if (!isContent(token) || pulls.has(wordOf(token))) continue;
    const rest = ask.tokens.filter((_, other) => other !== at).map(({ surface }) => surface);
    const without = judge(rest.join(''), ask.entry, ask.id).ifVaried.lead;
    pulls.set(wordOf(token), without - whole);
  }
  const strongest = [...pulls].filter(([, pull]) => pull >= leastPull).sort((a, b) => b[1] - a[1]);
  const atFault = strongest.length > 0 ? strongest.map(([word]) => word) : sharedWords(ask, rival, words);
  const own = wordsOf(ask.tokens);
  const missing = words.tellApart(ask.entry, rival).filter((word) => !own.has(word));
  return {
    rival,
    words: atFault.slice(0, mostWords).map(words.shown),
    missing: missing.slice(0, mostWords).map(words.shown),
  };
}

function sharedWords(ask: Ask, rival: number, words: BookWords): string[] {
  return [...wordsOf(ask.tokens)].filter((word) => words.isIn(word, rival));
}
