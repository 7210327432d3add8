import type { messagingApi } from '@line/bot-sdk';
import type { Button, Message } from '../conversation/message.ts';
import { altText } from '../copy/ja.ts';
import type { DeliveryRequest } from '../engine/ports.ts';
import { answerBubble } from './flex/answer-bubble.ts';
import { contactBubble } from './flex/contact-bubble.ts';
import { palette } from './flex/palette.ts';
import { tap } from './flex/parts.ts';
import { questionList } from './flex/question-list.ts';
import { guideBubble } from './flex/guide-bubble.ts';
import { lineLimits } from '../conversation/line-limits.ts';
import { shorten } from '../conversation/shorten.ts';
import { plainText } from './plain-text.ts';

/**
 * Messages as LINE's JSON: one LINE message for each of ours. The quick replies go with the last one, since LINE shows
 * no others. Texts for people are shortened to LINE's limits; data and addresses never are.
 * @param accent `#RRGGBB` of buttons and titles, on which white is readable; absent = our own
 */
export function render(
  delivery: Pick<DeliveryRequest, 'messages' | 'quickReplies' | 'form'>,
  accent: string = palette.accent,
): messagingApi.Message[] {
  const { messages, quickReplies, form } = delivery;
  return messages.map((message, index) => {
    const drawn = form === 'plain' ? renderPlain(message) : renderMessage(message, accent);
    const isLast = index === messages.length - 1;
    return isLast && quickReplies.length > 0
      ? { ...drawn, quickReply: renderQuickReplies(quickReplies) }
      : drawn;
  });
}

function renderMessage(message: Message, accent: string): messagingApi.Message {
  switch (message.type) {
    case 'text':
    case 'staff':
      return renderPlain(message);
    case 'answer':
      return flex(altText.answer(message.question, message.body), answerBubble(message, accent), message);
    case 'questions': {
      const texts = message.questions.map((question) => question.text);
      return flex(altText.questions(message.lead, texts), questionList(message, accent), message);
    }
    case 'guideStep':
      return flex(plainText(message), guideBubble(message, accent), message);
    case 'contact':
      return flex(plainText(message), contactBubble(message, accent), message);
  }
}

function renderPlain(message: Message): messagingApi.TextMessage {
  return { type: 'text', text: shorten(plainText(message), lineLimits.textLength) };
}

/** LINE would refuse the whole reply for a bubble that is too large, so its words are sent as text. */
function flex(alt: string, contents: messagingApi.FlexContainer, message: Message): messagingApi.Message {
  const max = contents.type === 'carousel' ? lineLimits.carouselBytes : lineLimits.bubbleBytes;
  if (Buffer.byteLength(JSON.stringify(contents)) > max) return renderPlain(message);
  return { type: 'flex', altText: shorten(alt, lineLimits.altText), contents };
}

function renderQuickReplies(buttons: readonly Button[]): messagingApi.QuickReply {
  const items = buttons.slice(0, lineLimits.quickReplies).map((button) => ({
    type: 'action' as const,
    action: tap(button, lineLimits.quickReplyLabel),
  }));
  return { items };
}
