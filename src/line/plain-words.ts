/** A part of a text that the phone draws, in UTF-16 units. */
type Span = { readonly index: number; readonly length: number };

/**
 * The text of a message without LINE's own emoji and mentions, which stand in it as words: 「助けて(泣)」 with the emoji
 * (泣) says 「助けて」. A span that doesn't lie within the text is left out.
 * https://developers.line.biz/en/reference/messaging-api/#wh-text
 * @returns undefined when the text has neither
 */
export function plainWordsOf(text: string, message: Readonly<Record<string, unknown>>): string | undefined {
  const { emojis, mention } = message;
  const mentionees = isRecord(mention) ? mention['mentionees'] : undefined;
  const spans = [emojis, mentionees].flatMap((list) => spansIn(list, text.length));
  if (spans.length === 0) return undefined;
  let words = text;
  // From the end on, so that the places of the others stay.
  for (const { index, length } of spans.sort((a, b) => b.index - a.index))
    words = `${words.slice(0, index)} ${words.slice(index + length)}`;
  return words.trim();
}

function spansIn(list: unknown, textLength: number): Span[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: unknown): Span[] => {
    const { index, length } = isRecord(each) ? each : {};
    if (!isCount(index) || !isCount(length) || length === 0 || index + length > textLength) return [];
    return [{ index, length }];
  });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
