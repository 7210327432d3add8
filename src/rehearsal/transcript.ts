import type { Message } from '../conversation/message.ts';
import { shorten } from '../conversation/shorten.ts';
import { plainText } from '../line/plain-text.ts';
import { buttonsOn, type Reply } from './reply.ts';

/** What was said on a stage, as a person would read it on the phone. */
export type Transcript = {
  person(at: number, words: string): void;
  bot(reply: Reply): void;
  readonly lines: readonly string[];
};

const day = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
});
const time = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });

const maxLines = 6;
const maxLineLength = 70;

export function createTranscript(): Transcript {
  const lines: string[] = [];
  let today = '';
  const add = (at: number, who: string, said: readonly string[]): void => {
    if (day.format(at) !== today) lines.push(`── ${(today = day.format(at))} ──`);
    const [first = '', ...rest] = said;
    lines.push(`${time.format(at)} ${who} ${first}`, ...rest.map((line) => `            ${line}`));
  };
  return {
    lines,
    person: (at, words) => add(at, '利用者', words.split('\n')),
    bot: (reply) => add(reply.at, '窓口  ', [...reply.messages.flatMap(linesOf), ...buttonLine(reply)]),
  };
}

/** The kinds of message that a book's editor knows, and need not read to the end. */
const isShortened: Readonly<Record<Message['type'], boolean>> = {
  answer: true,
  guideStep: true,
  text: false,
  staff: false,
  questions: false,
  contact: false,
};

/** Of a long answer only the beginning is shown, but its facts are shown whole: the bot computes them. */
function linesOf(message: Message): string[] {
  const facts = message.type === 'answer' ? message.facts : [];
  const said = plainText(message.type === 'answer' ? { ...message, facts: [] } : message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const shown =
    isShortened[message.type] && said.length > maxLines ? [...said.slice(0, maxLines), '…'] : said;
  return [...shown, ...facts].map((line) => shorten(line, maxLineLength));
}

function buttonLine(reply: Reply): string[] {
  const labels = buttonsOn(reply, true)
    .filter(({ choice }) => choice?.type !== 'entry')
    .map(({ label }) => `[${label}]`);
  return labels.length === 0 ? [] : [labels.join(' ')];
}
