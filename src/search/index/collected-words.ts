import type { Steps } from '../steps.ts';
import { readFileSync } from 'node:fs';
import { inflect } from '../text/inflection.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { createVocabularyWriter, type Vocabulary } from './vocabulary.ts';

const everydaySentences = readFileSync(new URL('./everyday-sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

/** How much the book's own words count against the everyday sentences, when kana are read. */
const timesOwn = { queryDocument: 8, answer: 2, everyday: 1 } as const;

/** Collects a book's words, everyday ones for those who type in kana, and the book's verbs in their other forms. */
export function collectWords(tokenize: Tokenizer): {
  add(tokens: readonly Token[], from: 'queryDocument' | 'answer'): void;
  /** Pauses now and then. */
  finish(): Steps<Vocabulary>;
} {
  const writer = createVocabularyWriter();
  const verbs = { queryDocument: new Map<string, Token>(), answer: new Map<string, Token>() };
  return {
    add(tokens, from) {
      writer.add(tokens, timesOwn[from]);
      for (const token of tokens) if (token.inflection !== '*') verbs[from].set(token.base, token);
    },
    *finish() {
      writer.endOwn();
      for (const sentence of everydaySentences) {
        writer.add(tokenize(sentence), timesOwn.everyday);
        yield;
      }
      for (const verb of new Map([...verbs.queryDocument, ...verbs.answer]).values()) {
        for (const form of inflect(verb, tokenize)) writer.add([form], timesOwn.everyday);
        yield;
      }
      return writer.finish();
    },
  };
}
