import { openJudgedBooks } from './shelf.ts';
import { offendersIn } from './wish-offenders.ts';

/** How many of the messages that an entry answers may be taken for a wish. */
const mostOffenders = 1 / 500;

test('at most 1 in 500 messages that an entry answers is taken for anything but a question', async () => {
  const { answerable, offenders } = offendersIn(await openJudgedBooks());
  expect(answerable).toBeGreaterThan(900);
  if (offenders.length > answerable * mostOffenders)
    throw new Error(offenders.map(({ book, kind, query }) => `${book}: ${kind}: ${query}`).join('\n'));
}, 120_000);
