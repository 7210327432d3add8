import type { Book } from '../books/book.ts';
import type { Message } from '../conversation/message.ts';
import { shorten } from '../conversation/shorten.ts';
import type { Expected, Expectation } from '../books/story.ts';
import { answersIn, buttonsOn, showsWords, isNamed, offersIn, stepIn, type Reply } from './reply.ts';

/** What is not as expected in a reply, one sentence each; empty when all is well. @param reply undefined when nothing came */
export function judge(reply: Reply | undefined, expected: Expected, book: Book): string[] {
  if (reply === undefined) return expected === 'silent' ? [] : ['返事が来るはずですが、何も言いませんでした'];
  if (expected === 'silent') return [`何も言わないはずですが、${gistOf(reply, book)}`];
  return expected === 'anything' ? [] : complaints(reply, expected, book);
}

function complaints(reply: Reply, expected: Expectation, book: Book): string[] {
  const gist = gistOf(reply, book);
  const { answers, leadsTo = [], offers = [], says = [], saysNot = [], buttons = [], step } = expected;
  const found: string[] = [];
  if (answers !== undefined && answersIn(reply, book).join() !== answers.join())
    found.push(`${answers.join('、')} の回答を出すはずですが、${gist}`);
  const reached = [...answersIn(reply, book), ...offersIn(reply)];
  const lost = leadsTo.filter((id) => !reached.includes(id));
  if (lost.length > 0) found.push(`${lost.join('、')} にたどり着くはずですが、${gist}`);
  const missing = offers.filter((id) => !offersIn(reply).includes(id));
  if (missing.length > 0) found.push(`候補に ${missing.join('、')} があるはずですが、${gist}`);
  for (const words of says)
    if (!showsWords(reply, words)) found.push(`「${words}」と言うはずですが、返事にありません。${gist}`);
  for (const words of saysNot)
    if (showsWords(reply, words)) found.push(`「${words}」と言わないはずですが、返事にあります`);
  const labels = buttonsOn(reply, true);
  for (const name of buttons)
    if (!labels.some((button) => isNamed(button, name)))
      found.push(`「${name}」のボタンがあるはずですが、ありません。${gist}`);
  const shown = stepIn(reply);
  if (step !== undefined && shown !== step) {
    const instead = shown === undefined ? gist : `手順の ${shown} 番目を案内しました`;
    found.push(`手順の ${step} 番目を案内するはずですが、${instead}`);
  }
  return found;
}

/** A reply, summed up in one short sentence. */
function gistOf(reply: Reply, book: Book): string {
  const answers = answersIn(reply, book);
  if (answers.length > 0) return `${answers.join('、')} の回答を出しました`;
  const offers = offersIn(reply);
  if (offers.length > 0) return `候補に ${offers.join('、')} を出しました`;
  const [first] = reply.messages;
  const line = first === undefined ? '' : (firstWords(first).split('\n')[0] ?? '');
  return `「${shorten(line, 50)}」と言いました`;
}

function firstWords(message: Message): string {
  switch (message.type) {
    case 'text':
    case 'staff':
      return message.text;
    case 'questions':
    case 'contact':
      return message.lead;
    case 'answer':
    case 'guideStep':
      return '手順の案内';
  }
}
