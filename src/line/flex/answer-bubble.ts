import { answer as copy, contact } from '../../copy/ja.ts';
import type { Message } from '../../conversation/message.ts';
import type { Link } from '../../faq/book.ts';
import { palette } from './palette.ts';
import {
  bodyParagraphs,
  choiceButton,
  paragraph,
  separator,
  telUri,
  uriButton,
  vertical,
  type FlexBubble,
  type FlexButton,
  type FlexComponent,
} from './parts.ts';

/** The question as a title, the FAQ's own words, buttons for what it names, and whether it helped. */
export function answerBubble(message: Extract<Message, { type: 'answer' }>): FlexBubble {
  const { question, body, links, part, feedback } = message;
  const title = part.of > 1 ? `${question} ${copy.part(part.number, part.of)}` : question;
  const paragraphs = bodyParagraphs(body);
  const footer: FlexComponent[] = links.flatMap(linkButton);
  if (feedback.length > 0) {
    if (footer.length > 0) footer.push(separator);
    footer.push(
      paragraph(copy.feedbackQuestion, { size: 'sm', color: palette.note, align: 'center' }),
      vertical(
        feedback.map((button) => choiceButton(button, 'secondary')),
        { layout: 'horizontal', spacing: 'sm' },
      ),
    );
  }
  return {
    type: 'bubble',
    size: 'mega',
    body: vertical([paragraph(title, { weight: 'bold', color: palette.accent }), separator, ...paragraphs]),
    ...(footer.length > 0 ? { footer: vertical(footer, { spacing: 'sm' }) } : {}),
  };
}

/** A mail address stays text: LINE opens no `mailto:`. A phone's button shows the number whole on a small screen. */
function linkButton(link: Link): FlexButton[] {
  if ('url' in link) return [uriButton(link.label, link.url)];
  if ('phone' in link) return [uriButton(contact.call(link.phone), telUri(link.phone))];
  return [];
}
