import type { Message, Question } from '../../conversation/message.ts';
import { answer as copy } from '../../copy/ja.ts';
import { shorten } from '../../conversation/shorten.ts';
import { factBox } from './fact-box.ts';
import { linkButton } from './link-button.ts';
import { palette } from './palette.ts';
import { rowLength } from './question-list.ts';
import {
  bodyParagraphs,
  choiceButton,
  paragraph,
  separator,
  tap,
  vertical,
  type FlexBox,
  type FlexBubble,
  type FlexComponent,
} from './parts.ts';

type Answer = Extract<Message, { type: 'answer' }>;

/**
 * The question as a title, what dates and hours mean today, the FAQ's answer, solid buttons for the links and phones in
 * it, and a light "did it help?".
 */
export function answerBubble(message: Answer, accent: string): FlexBubble {
  const { question, body, facts, part } = message;
  const title = part.of > 1 ? `${question} ${copy.part(part.number, part.of)}` : question;
  const footer = footerOf(message, accent);
  return {
    type: 'bubble',
    size: 'mega',
    body: vertical([
      paragraph(title, { weight: 'bold', color: accent }),
      ...factBox(facts),
      separator,
      ...bodyParagraphs(body),
    ]),
    ...(footer.length > 0 ? { footer: vertical(footer, { spacing: 'sm' }) } : {}),
  };
}

function footerOf(
  { links, onward, feedback, related, others = [] }: Answer,
  accent: string,
): FlexComponent[] {
  const rowOf = (question: Question): FlexBox => row(question, accent);
  const groups: FlexComponent[][] = [
    [
      ...links.flatMap((link) => linkButton(link, accent)),
      ...onward.map((button) => choiceButton(button, 'secondary', accent)),
    ],
    feedback.length === 0 ? [] : feedbackRow(feedback),
    related.length === 0 ? [] : [heading(copy.related), ...related.map(rowOf)],
    others.length === 0 ? [] : [heading(copy.others), ...others.map(rowOf)],
  ];
  return groups
    .filter((group) => group.length > 0)
    .flatMap((group, index) => (index === 0 ? group : [separator, ...group]));
}

function feedbackRow(feedback: Answer['feedback']): FlexComponent[] {
  return [
    paragraph(copy.feedbackQuestion, { size: 'sm', color: palette.note, align: 'center' }),
    vertical(
      feedback.map((button) => choiceButton(button, 'link', palette.note)),
      { layout: 'horizontal', spacing: 'sm' },
    ),
  ];
}

/** A footer is padded less than the body: its words start where those of the body do. */
const indent = '10px';

function heading(text: string): FlexComponent {
  return { ...vertical([paragraph(text, { size: 'sm', color: palette.note })]), paddingStart: indent };
}

/** A question to tap, in smaller letters than the rows of a choice: the answer above it comes first. */
function row({ text, choice, number }: Question, accent: string): FlexBox {
  const shown = number === undefined ? text : `${number}. ${text}`;
  return {
    ...vertical([paragraph(shorten(shown, rowLength), { size: 'sm', color: accent })]),
    paddingAll: 'md',
    paddingStart: indent,
    cornerRadius: 'md',
    backgroundColor: palette.row,
    action: tap({ label: text, choice }),
  };
}
