import type { messagingApi } from '@line/bot-sdk';
import { evenPages } from '../../conversation/even-pages.ts';
import type { Button, Message, Question } from '../../conversation/message.ts';
import { lineLimits } from '../../conversation/line-limits.ts';
import { shorten } from '../../conversation/shorten.ts';
import { palette } from './palette.ts';
import { choiceButton, paragraph, tap, vertical, type FlexBox, type FlexBubble } from './parts.ts';

/** This many rows fit on a small screen without scrolling. */
const rowsPerBubble = 5;
/** Longer labels would be cut beside another. */
const pairLength = 5;
/** People don't read longer rows; the answer's title has the whole question. */
export const rowLength = 120;

/** Questions to tap, five in a bubble; further bubbles stand beside it. */
export function questionList(
  message: Extract<Message, { type: 'questions' }>,
  accent: string,
): FlexBubble | messagingApi.FlexCarousel {
  const { lead, questions, footer } = message;
  const pages = evenPages(questions, rowsPerBubble);
  const bubbles = pages.slice(0, lineLimits.bubblesPerCarousel).map((page, index): FlexBubble => {
    const title = pages.length > 1 ? `${lead}(${index + 1}/${pages.length})` : lead;
    return {
      type: 'bubble',
      size: 'mega',
      body: vertical([
        paragraph(title, { weight: 'bold' }),
        ...page.map((question) => row(question, accent)),
      ]),
      ...(footer.length > 0 ? { footer: footerOf(footer, accent) } : {}),
    };
  });
  const [only] = bubbles;
  return only !== undefined && bubbles.length === 1 ? only : { type: 'carousel', contents: bubbles };
}

/** Two short words, such as yes and no, stand side by side. */
function footerOf(buttons: readonly Button[], accent: string): FlexBox {
  const isPair = buttons.length === 2 && buttons.every(({ label }) => label.length <= pairLength);
  return isPair
    ? vertical(
        buttons.map((button) => choiceButton(button, 'secondary', accent)),
        { layout: 'horizontal', spacing: 'sm' },
      )
    : vertical(
        buttons.map((button) => choiceButton(button, 'link', accent)),
        { spacing: 'sm' },
      );
}

/** The whole row is the button, so that it is easy to hit. */
function row({ text, choice, number }: Question, accent: string): FlexBox {
  const shown = number === undefined ? text : `${number}. ${text}`;
  return {
    ...vertical([paragraph(shorten(shown, rowLength), { color: accent })]),
    paddingAll: 'md',
    cornerRadius: 'md',
    backgroundColor: palette.row,
    action: tap({ label: text, choice }),
  };
}
