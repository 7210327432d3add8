import type { messagingApi } from '@line/bot-sdk';
import type { Button } from '../../conversation/message.ts';
import { encodeChoice } from '../choice-data.ts';
import { lineLimits } from '../../conversation/line-limits.ts';
import { shorten } from '../../conversation/shorten.ts';
import { palette } from './palette.ts';

export type FlexText = messagingApi.FlexText;
export type FlexBox = messagingApi.FlexBox;
export type FlexButton = messagingApi.FlexButton;
export type FlexBubble = messagingApi.FlexBubble;
export type FlexComponent = messagingApi.FlexComponent;
export type Action = messagingApi.Action;

/** Text that grows with the font size of the phone's settings. */
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

/** A tap sends us the choice, and shows the label in the chat as if the person had written it. */
export function tap({ label, choice }: Button, labelLimit: number = lineLimits.flexLabel): Action {
  return {
    type: 'postback',
    label: shorten(label, labelLimit),
    data: encodeChoice(choice),
    displayText: shorten(label, lineLimits.displayText),
  };
}

/** @param color of a primary button's background, or of a link's words; a secondary one is grey */
export function choiceButton(
  button: Button,
  style: 'primary' | 'secondary' | 'link',
  color: string,
): FlexButton {
  const action = tap(button);
  const colored = style === 'secondary' ? {} : { color };
  return { type: 'button', style, height: 'sm', action, scaling: true, ...colored };
}

type LeadingOut =
  | { readonly type: 'uri'; readonly uri: string }
  | { readonly type: 'clipboard'; readonly clipboardText: string };

/** A button that leads out of the talk: to a page, a phone, a mail. */
export function solidButton(label: string, to: LeadingOut, color: string): FlexButton {
  const action: Action = { ...to, label: shorten(label, lineLimits.flexLabel) };
  return { type: 'button', style: 'primary', height: 'sm', action, scaling: true, color };
}

/** `tel:` with only the digits, as a phone dials them. */
export function telUri(phone: string): string {
  return `tel:${phone.normalize('NFKC').replace(/[^0-9+]/g, '')}`;
}

export function vertical(contents: readonly FlexComponent[], style: Partial<FlexBox> = {}): FlexBox {
  return { type: 'box', layout: 'vertical', spacing: 'md', contents: [...contents], ...style };
}

/** A bubble holds 30 KB, and each paragraph adds JSON around its text. */
const maxParagraphs = 40;

/** Splits text into runs of body lines and of notes (※), which are smaller. Empty lines separate them. */
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
