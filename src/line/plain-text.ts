import { answer, contact as contactCopy } from '../copy/ja.ts';
import type { Message, Question } from '../conversation/message.ts';

/** A message's words without a bubble: for notifications, and for LINE when it refuses the bubble. */
export function plainText(message: Message): string {
  switch (message.type) {
    case 'text':
    case 'staff':
      return message.text;
    case 'answer': {
      const { question, body, part, facts, others = [] } = message;
      const title = part.of > 1 ? `${question} ${answer.part(part.number, part.of)}` : question;
      const below = others.length > 0 ? [[answer.others, ...others.map(questionLine)].join('\n')] : [];
      return [title, ...(facts.length > 0 ? [facts.join('\n')] : []), body, ...below].join('\n\n');
    }
    case 'questions':
      return [message.lead, ...message.questions.map(questionLine)].join('\n');
    case 'guideStep':
      return `${message.title}\n\n${message.body}`;
    case 'contact': {
      const { office, phones, mails, forms, notes } = message.contact;
      const lines = [message.lead, ...(office === undefined ? [] : [office])];
      for (const { label, phone, hours } of phones)
        lines.push([label, phone, hours && contactCopy.hours(hours)].filter(Boolean).join(' '));
      for (const { label, mail } of mails) lines.push(`${label} ${mail}`);
      for (const { label, url } of forms) if (url !== undefined) lines.push(`${label} ${url}`);
      return [...lines, ...message.facts, ...notes].join('\n');
    }
  }
}

function questionLine({ text, number }: Question): string {
  return number === undefined ? `・${text}` : `${number}. ${text}`;
}
