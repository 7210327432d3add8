import type { messagingApi } from '@line/bot-sdk';
import type { Message, Question } from '../../conversation/message.ts';
import { lineLimits } from '../../conversation/line-limits.ts';
import { shorten } from '../../conversation/shorten.ts';
import { palette } from './palette.ts';
import { choiceButton, paragraph, tap, vertical, type FlexBox, type FlexBubble } from './parts.ts';

/** This many rows fit on a small screen without scrolling. */
const rowsPerBubble = 5;
/** People don't read longer rows; the answer's title has the whole question. */
const rowLength = 120;

/** Questions to tap, five in a bubble; further bubbles stand beside it. */
export function questionList(
  message: Extract<Message, { type: 'questions' }>,
): FlexBubble | messagingApi.FlexCarousel {
  const { lead, questions, footer } = message;
  const pages: (readonly Question[])[] = [];
  for (let from = 0; from < questions.length; from += rowsPerBubble)
    pages.push(questions.slice(from, from + rowsPerBubble));
  const bubbles = pages.slice(0, lineLimits.bubblesPerCarousel).map((page, index): FlexBubble => {
    const title = pages.length > 1 ? `${lead}(${index + 1}/${pages.length})` : lead;
    return {
      type: 'bubble',
      size: 'mega',
      body: vertical([paragraph(title, { weight: 'bold' }), ...page.map(row)]),
      ...(footer.length > 0
        ? {
            footer: vertical(
              footer.map((button) => choiceButton(button, 'link')),
              { spacing: 'sm' },
            ),
          }
        : {}),
    };
  });
  const [only] = bubbles;
  return only !== undefined && bubbles.length === 1 ? only : { type: 'carousel', contents: bubbles };
}

/** The whole row is the button, so that it is easy to hit. */
function row({ text, choice, number }: Question): FlexBox {
  const shown = number === undefined ? text : `${number}. ${text}`;
  return {
    ...vertical([paragraph(shorten(shown, rowLength), { color: palette.accent })]),
    paddingAll: 'md',
    cornerRadius: 'md',
    backgroundColor: palette.row,
    action: tap({ label: text, choice }),
  };
}
