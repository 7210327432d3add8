import type { messagingApi } from '@line/bot-sdk';
import type { Button } from '../../conversation/message.ts';
import { encodeChoice } from '../choice-data.ts';
import { limits, shorten } from '../limits.ts';
import { palette } from './palette.ts';

export type FlexText = messagingApi.FlexText;
export type FlexBox = messagingApi.FlexBox;
export type FlexButton = messagingApi.FlexButton;
export type FlexBubble = messagingApi.FlexBubble;
export type FlexComponent = messagingApi.FlexComponent;
export type Action = messagingApi.Action;

/** Text that grows with the letter size a person has set on the phone. */
export function paragraph(text: string, style: Partial<FlexText> = {}): FlexText {
  return {
    type: 'text',
    text: text.toWellFormed(),
    wrap: true,
    scaling: true,
    size: 'md',
    color: palette.ink,
    ...style,
  };
}

export const separator: messagingApi.FlexSeparator = { type: 'separator', color: palette.line };

/** What a tap sends to us, and what it leaves in the chat as if the person had said it. */
export function tap({ label, choice }: Button, labelLimit: number = limits.flexLabel): Action {
  return {
    type: 'postback',
    label: shorten(label, labelLimit),
    data: encodeChoice(choice),
    displayText: shorten(label, limits.displayText),
  };
}

export function choiceButton(button: Button, style: 'primary' | 'secondary' | 'link'): FlexButton {
  const action = tap(button);
  const color = style === 'secondary' ? {} : { color: palette.accent };
  return { type: 'button', style, height: 'sm', action, scaling: true, ...color };
}

export function uriButton(label: string, uri: string): FlexButton {
  const action: Action = { type: 'uri', label: shorten(label, limits.flexLabel), uri };
  return { type: 'button', style: 'link', height: 'sm', action, scaling: true, color: palette.accent };
}

/** `tel:` with the digits alone: what a phone dials. */
export function telUri(phone: string): string {
  return `tel:${phone.normalize('NFKC').replace(/[^0-9+]/g, '')}`;
}

export function vertical(contents: readonly FlexComponent[], style: Partial<FlexBox> = {}): FlexBox {
  return { type: 'box', layout: 'vertical', spacing: 'md', contents: [...contents], ...style };
}

/** More than this would be JSON rather than text, and a bubble holds 30 KB. */
const maxParagraphs = 40;

/** Splits text into runs of body lines and of notes (※), which are set smaller. Empty lines part them. */
export function bodyParagraphs(body: string): FlexText[] {
  const runs: { isNote: boolean; lines: string[] }[] = [];
  let current: (typeof runs)[number] | undefined;
  for (const line of body.split('\n')) {
    if (line.trim() === '') {
      current = undefined;
      continue;
    }
    const isNote = line.trimStart().startsWith('※');
    if (current?.isNote !== isNote) {
      current = { isNote, lines: [] };
      runs.push(current);
    }
    current.lines.push(line);
  }
  if (runs.length > maxParagraphs) return [paragraph(body)];
  return runs.map(({ isNote, lines }) =>
    paragraph(lines.join('\n'), isNote ? { size: 'sm', color: palette.note } : {}),
  );
}
