import type { Message } from '../conversation/message.ts';
import { plainText } from '../line/plain-text.ts';
import { buttonsOn, type Reply } from './reply.ts';

/** What was said on a stage, as one would read it on the phone. */
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

const mostLines = 6;
const longestLine = 70;

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
    bot: (reply) => add(reply.at, '窓口  ', [...reply.messages.flatMap(tell), ...tellButtons(reply)]),
  };
}

/** A long answer is known by its beginning; what it means today is the desk's own, and told whole. */
function tell(message: Message): string[] {
  const facts = message.type === 'answer' ? message.facts : [];
  const said = plainText(message.type === 'answer' ? { ...message, facts: [] } : message)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isAnswer = message.type === 'answer' || message.type === 'guideStep';
  const shown = isAnswer && said.length > mostLines ? [...said.slice(0, mostLines), '…'] : said;
  return [...shown, ...facts].map((line) =>
    line.length > longestLine ? `${line.slice(0, longestLine)}…` : line,
  );
}

function tellButtons(reply: Reply): string[] {
  const labels = buttonsOn(reply, true)
    .filter(({ choice }) => choice?.type !== 'entry')
    .map(({ label }) => `[${label}]`);
  return labels.length === 0 ? [] : [labels.join(' ')];
}
