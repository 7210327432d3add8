import { smallTalkWords } from '../../copy/typed-ja.ts';
import { bare } from './commands.ts';

export type SmallTalk =
  'thanks' | 'yes' | 'no' | 'attention' | 'greeting' | 'laughter' | 'farewell' | 'wordless';

/** The kind of small talk, when a text is nothing else. */
export function smallTalkIn(text: string): SmallTalk | undefined {
  const typed = bare(text).replace(/[^\p{L}\p{N}]/gu, '');
  if (typed === '') return 'wordless';
  return kinds.get(typed) ?? (laughter.test(typed) ? 'laughter' : undefined);
}

const laughter = /^(笑+|w+|草+|ははは*|ふふ+|爆笑)$/u;
const kinds = new Map<string, SmallTalk>(
  (['thanks', 'yes', 'no', 'attention', 'greeting', 'farewell'] as const).flatMap((kind) =>
    smallTalkWords[kind].map((word) => [bare(word), kind] as const),
  ),
);
