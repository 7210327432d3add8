import { render } from '../../src/line/render.ts';
import type { Step } from '../../src/conversation/step.ts';
import { refusalOfMessages } from '../../src/simulator/validate/validate-messages.ts';

type Json = Readonly<Record<string, unknown>>;

/** What LINE is sent for a step, as JSON on the wire. */
export function drawn(
  step: Pick<Step, 'messages' | 'quickReplies'>,
  form: 'drawn' | 'plain' = 'drawn',
): Json[] {
  const { messages, quickReplies } = step;
  return JSON.parse(JSON.stringify(render({ messages, quickReplies, form }))) as Json[];
}

/** LINE's objections, in words; empty when it takes the messages. */
export function objections(messages: readonly Json[]): string[] {
  const refusal = refusalOfMessages(messages);
  if (refusal === null) return [];
  const details = (refusal.details ?? []).map(({ property, message }) => `${property}: ${message}`);
  return [refusal.message, ...details];
}

/** Every object anywhere inside that has the key. */
export function objectsWith(key: string, value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap((each) => objectsWith(key, each));
  if (typeof value !== 'object' || value === null) return [];
  const here = Object.hasOwn(value, key) ? [value as Json] : [];
  return [...here, ...Object.values(value).flatMap((each) => objectsWith(key, each))];
}

/** The values of a key anywhere inside, in the order of the screen. */
export function valuesOf(key: string, value: unknown): string[] {
  return objectsWith(key, value)
    .map((each) => each[key])
    .filter((each): each is string => typeof each === 'string');
}
