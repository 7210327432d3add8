import { z } from 'zod';
import type { ConversationEvent } from '../../conversation/event.ts';
import type { DeadLetter } from '../../engine/ports.ts';
import { outboxItem } from './chat-record.ts';
import { DamagedRecord, defineFormat, type Format } from './format.ts';
import { exactly } from './exactly.ts';
import { chatId, event, number, text } from './talk.ts';
import { upgradeDeadLetter, upgradeEvent } from './upgrade-to-2.ts';

export const eventFormat: Format<ConversationEvent> = defineFormat('event', event, [upgradeEvent]);

const deadLetter = exactly<DeadLetter>()(
  z.object({
    at: number,
    chatId,
    why: text,
    content: z.discriminatedUnion('type', [
      z.object({ type: z.literal('event'), event }),
      z.object({ type: z.literal('damaged'), raw: text }),
      z.object({ type: z.literal('delivery'), item: outboxItem, isUncertain: z.boolean() }),
    ]),
  }),
);

export const deadLetterFormat: Format<DeadLetter> = defineFormat('dead letter', deadLetter, [
  upgradeDeadLetter,
]);

/** A dead letter; one that is damaged itself comes as one that holds its text. @throws NewerFormat */
export function decodeDeadLetter(json: string): DeadLetter {
  try {
    return deadLetterFormat.decode(json);
  } catch (error) {
    if (!(error instanceof DamagedRecord)) throw error;
    const found = chatId.safeParse(/"chatId":"([^"]*)"/.exec(json)?.[1]);
    const content = { type: 'damaged', raw: json } as const;
    return { at: 0, chatId: found.success ? found.data : 'unknown:', why: error.message, content };
  }
}
