import type { Steps } from '../steps.ts';
import { readFileSync } from 'node:fs';
import { inflect } from '../text/inflection.ts';
import type { Token, Tokenizer } from '../text/tokenizer.ts';
import { createVocabularyWriter, type Vocabulary } from './vocabulary.ts';

const everydaySentences = readFileSync(new URL('./everyday-sentences.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

/** How often a word counts in the kana reader's model, by where it stands. */
const timesIn = { queryDocument: 8, answer: 2, everyday: 1 } as const;

/**
 * Collects the vocabulary by which messages in kana are read: the book's words, the words of everyday sentences, and
 * the book's verbs in their other forms.
 */
export function collectWords(tokenize: Tokenizer): {
  add(tokens: readonly Token[], from: 'queryDocument' | 'answer'): void;
  /** Pauses now and then. */
  finish(): Steps<Vocabulary>;
} {
  const writer = createVocabularyWriter();
  const verbs = { queryDocument: new Map<string, Token>(), answer: new Map<string, Token>() };
  return {
    add(tokens, from) {
      writer.add(tokens, timesIn[from]);
      for (const token of tokens) if (token.inflection !== '*') verbs[from].set(token.base, token);
    },
    *finish() {
      writer.endOwn();
      for (const sentence of everydaySentences) {
        writer.add(tokenize(sentence), timesIn.everyday);
        yield;
      }
      for (const verb of new Map([...verbs.queryDocument, ...verbs.answer]).values()) {
        for (const form of inflect(verb, tokenize)) writer.add([form], timesIn.everyday);
        yield;
      }
      return writer.finish();
    },
  };
}
