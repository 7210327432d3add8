import { asArray, asObject, asText, type JsonObject } from './validate/json-value.ts';
import type { Chat } from './platform/chats.ts';

/** Something on the screen that can be tapped: what it says, and the LINE action behind it. */
export type Tappable = { readonly label: string; readonly action: JsonObject };

/** All that can be tapped in a chat, newest message first. Quick replies count only under the last item. */
export function tappablesIn(chat: Chat): readonly Tappable[] {
  const last = chat.items.findLast((item) => item.from !== 'system');
  return chat.items.toReversed().flatMap((item) => {
    if (item.from !== 'bot') return [];
    const { quickReply, ...message } = item.message;
    return [...(item === last ? tappablesOf(quickReply) : []), ...tappablesOf(message)];
  });
}

/** All that can be tapped in a message or a part of one, in the order in which it is drawn. */
export function tappablesOf(value: unknown): readonly Tappable[] {
  const list = asArray(value);
  if (list) return list.flatMap(tappablesOf);
  const object = asObject(value);
  if (!object) return [];
  const own = [object['action'], ...(asArray(object['actions']) ?? []), object['defaultAction']];
  const found = own.flatMap((each) => {
    const action = asObject(each);
    if (!action) return [];
    // A box or a text with an action needs no label: then what is written on it is what one taps.
    return [{ label: asText(action['label']) ?? textIn(object), action }];
  });
  const inside = Object.entries(object).filter(
    ([key]) => !['action', 'actions', 'defaultAction'].includes(key),
  );
  return [...found, ...inside.flatMap(([, child]) => tappablesOf(child))];
}

function textIn(value: unknown): string {
  const list = asArray(value);
  if (list) return list.map(textIn).join('');
  const object = asObject(value);
  if (!object) return '';
  return (asText(object['text']) ?? '') + textIn(object['contents']);
}
