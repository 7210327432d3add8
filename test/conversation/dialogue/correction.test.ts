import type { SearchableBook } from '../../../src/conversation/searchable-book.ts';
import { newSession, type Session } from '../../../src/conversation/session.ts';
import type { Step } from '../../../src/conversation/step.ts';
import { transition } from '../../../src/conversation/transition.ts';
import type { Finding } from '../../../src/search/finding.ts';
import { entry, event, finding, now, text, wordsOf } from '../small-desk.ts';

const pause = entry('pause', { question: '休会の方法', answer: '休会届を出します。' });
const leave = entry('leave', { question: '退会の方法', answer: '退会届を出します。' });
const rejoin = entry('rejoin', { question: '再入会の方法', answer: '入会金は要りません。' });
const entries = [pause, leave, rejoin];

/** Finds an entry by its first two characters, and what is near besides. */
const desk: SearchableBook = {
  ...finding({ kind: 'none', nearest: [] }),
  entries,
  search: (words, admits = () => true): Finding => {
    const found = entries.filter((each) => admits(each) && words.includes(each.question.slice(0, 2)));
    const [first] = found;
    if (first === undefined) return { kind: 'none', nearest: [] };
    return found.length === 1 ? { kind: 'confident', entry: first } : { kind: 'ambiguous', entries: found };
  },
  nearest: (_, admits = () => true) => entries.filter((each) => admits(each)),
};
let messages = 0;
function say(words: string, session: Session = newSession): Step {
  messages += 1;
  return transition(session, event(text(words, `c${messages}`), now + messages * 60_000), desk);
}

test.each([
  '違います、退会です',
  'いえ、休会じゃなくて退会です',
  'すみません間違えました。休会ではなく退会の方です',
  '退会です、休会じゃなくて',
  'あ、退会でした',
  '訂正、退会です',
  '退会って意味です',
  '休会やのうて退会や',
  '休会はもうしました。退会したいです',
])('after the answer about pausing, 「%s」 brings the one about leaving', (words) => {
  const { session } = say('休会したい');
  expect(wordsOf(say(words, session).messages)).toContain('退会届を出します。');
});

test('what is denied in a first message is not answered', () => {
  const step = say('退会したいわけじゃないです。休会のことです');
  expect(wordsOf(step.messages)).toContain('休会届を出します。');
});

test('another name takes the place of the name that was asked about, and another act that of the act', () => {
  const searched: string[] = [];
  const noting: SearchableBook = {
    ...desk,
    search: (words, admits) => {
      searched.push(words);
      return desk.search(words, admits);
    },
  };
  const answered = (question: string): Session => ({
    ...newSession,
    phase: { name: 'answered', entryId: 'pause', question: { text: question, messageIds: [] } },
  });
  transition(answered('会員証を変えたい'), event(text('違う、ロッカーのほう')), noting);
  transition(answered('駐車場を借りたい'), event(text('逆です、やめたいほう')), noting);
  expect(searched).toContain('ロッカーを変えたい');
  expect(searched).toContain('駐車場 やめたいほう');
});

test('what is over is no denial where nothing was answered before', () => {
  const step = say('休会はもうしました。退会もしたいです');
  expect(wordsOf(step.messages)).toContain(pause.question);
  expect(wordsOf(step.messages)).toContain(leave.question);
});

test('the last answer does not come again when it is turned down without more', () => {
  const { session } = say('休会したい');
  const step = say('違う、そうじゃなくて、ほかのこと', session);
  const noMore = event({ type: 'timePassed', timerId: 'next-part' }, now + 3_600_000);
  const words = wordsOf(transition(step.session, noMore, desk).messages);
  expect(words).not.toBe('');
  expect(words).not.toContain('休会届を出します。');
});
