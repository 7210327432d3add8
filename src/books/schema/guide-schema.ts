/** What an editor may write in `guides` of `book.yaml`. */
import { z } from 'zod';
import { bookLimits } from './book-limits.ts';
import { BOOK_ID, oneLine } from './field-schema.ts';

const guideStep = z
  .strictObject({
    entry: z.string().describe('この段で案内する項目の id'),
    done: oneLine(bookLimits.label).default('できた').describe('次へ進むボタンの言葉(例: 届いた)'),
    stuck: oneLine(bookLimits.label)
      .default('うまくいかない')
      .describe('進めない人のボタンの言葉(例: まだ届かない)'),
  })
  .transform(({ entry, done, stuck }) => ({ entryId: entry, done, stuck }));

export const guide = z
  .strictObject({
    id: z.string().max(bookLimits.guideId).regex(BOOK_ID).describe('この手順の名札'),
    name: oneLine(bookLimits.label).describe('手順の名前。ボタンになる'),
    steps: z.array(guideStep).min(1).max(bookLimits.guideSteps).describe('順に案内する項目'),
  })
  .describe('一段ずつ案内する手順');
