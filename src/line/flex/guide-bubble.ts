import type { Message } from '../../conversation/message.ts';
import { linkButton } from './link-button.ts';
import { bodyParagraphs, choiceButton, paragraph, separator, vertical, type FlexBubble } from './parts.ts';

/** One step of a guide: which step it is, what to do, and the buttons that lead on. */
export function guideBubble(message: Extract<Message, { type: 'guideStep' }>, accent: string): FlexBubble {
  const { title, body, links, buttons } = message;
  const [next, ...others] = buttons;
  return {
    type: 'bubble',
    size: 'mega',
    body: vertical([paragraph(title, { weight: 'bold', color: accent }), separator, ...bodyParagraphs(body)]),
    footer: vertical(
      [
        ...links.flatMap((link) => linkButton(link, accent)),
        ...(next === undefined ? [] : [choiceButton(next, 'primary', accent)]),
        ...others.map((button) => choiceButton(button, 'secondary', accent)),
      ],
      { spacing: 'sm' },
    ),
  };
}
