import { createMemoryMailbox } from '../../src/memory/mailbox.ts';
import type { Mailbox } from '../../src/engine/ports.ts';
import type { Person } from '../../src/simulator/person.ts';
import { bothStores } from '../contracts/both-stores.ts';
import { openOutageStage, questions, type Outage, type OutageStage } from './outage-stage.ts';

const minute = 60_000;
const people = questions.length;

let stage: OutageStage;
afterEach(() => stage.close());

type Asked = { readonly person: Person; readonly words: string };

/** LINE fails from the beginning; meanwhile each person asks one question, in turn. */
async function askDuring(mailbox: Mailbox, outage: Outage, lastsMs: number): Promise<readonly Asked[]> {
  stage = await openOutageStage(mailbox);
  stage.begin(outage);
  const asked: Asked[] = [];
  for (const [index, words] of questions.entries()) {
    await stage.passTo((lastsMs / people) * index);
    const person = stage.newPerson();
    await person.say(words);
    asked.push({ person, words });
  }
  await stage.passTo(lastsMs);
  stage.end();
  return asked;
}

const answers = (asked: readonly Asked[]): number[] =>
  asked.map(({ person, words }) => stage.answersTo(person, words));
const once = Array.from({ length: people }, () => 1);
const channelFacts = (): string[] =>
  stage.facts.map(({ type }) => type).filter((type) => type.startsWith('channel'));
const deadLetters = (): unknown[] => stage.facts.filter(({ type }) => type === 'deadLetter');

const refusals: readonly [string, Outage][] = [
  ['refuses the token (401)', { kind: 'refuse', status: 401, message: 'Authentication failed' }],
  ['forbids the channel (403)', { kind: 'refuse', status: 403, message: 'Not available' }],
  ['can’t be reached', 'connectionRefused'],
];

test.each([
  ['did what was asked all the same', true],
  ['did nothing', false],
])(
  'LINE answers 500 for ten minutes and %s: delivery is uncertain, so nothing is said twice or pushed, and the question is offered again',
  async (_name, accepted) => {
    const asked = await askDuring(createMemoryMailbox(), { kind: 'serverError', accepted }, 10 * minute);
    await stage.passTo(15 * minute);
    for (const { person } of asked) await person.say('もしもし');
    await stage.passTo(16 * minute);
    expect(answers(asked).filter((times) => times > 1)).toEqual([]);
    const unsure = asked.filter(({ person }) =>
      person.newFromBot().some((item) => JSON.stringify(item).includes('届いていないかもしれません')),
    );
    // All but the last ones, whose tokens lived longer than the outage.
    expect(unsure.length).toBeGreaterThanOrEqual(people - 4);
    expect(unsure.map(({ person }) => person.newFromBot().at(-1)?.via)).toEqual(unsure.map(() => 'reply'));
    if (!accepted) {
      for (const { person, words } of unsure) await person.tap(words);
      await stage.passTo(17 * minute);
      expect(answers(asked)).toEqual(once);
    }
    expect(stage.pushes()).toBe(0);
  },
);

describe.each(bothStores())('on %s', (_store, openMailbox) => {
  test('LINE answers 500 for 40 s: all of 40 people are answered by their own reply token, none twice, no push', async () => {
    const asked = await askDuring(await openMailbox(), { kind: 'serverError', accepted: false }, 40_000);
    await stage.passTo(2 * minute);
    expect(answers(asked)).toEqual(once);
    expect(stage.pushes()).toBe(0);
    expect(deadLetters()).toEqual([]);
    expect(channelFacts()).toEqual(['channelRefused', 'channelWell']);
  });

  test.each(refusals)(
    'LINE %s for ten minutes: all of 40 people are answered, by reply token or with their next message, none twice, no push',
    async (_name, outage) => {
      const asked = await askDuring(await openMailbox(), outage, 10 * minute);
      await stage.passTo(15 * minute);
      const byToken = answers(asked);
      // The people whose token still lived when LINE was back; they asked 15 s apart.
      expect(byToken.filter((times) => times === 1).length).toBeGreaterThanOrEqual(3);
      expect(stage.pushes()).toBe(0);
      for (const { person } of asked) await person.say('もしもし');
      await stage.passTo(16 * minute);
      expect(answers(asked)).toEqual(once);
      expect(stage.pushes()).toBe(0);
      expect(deadLetters()).toEqual([]);
      expect(channelFacts()).toEqual(['channelRefused', 'channelWell']);
      expect(stage.simulator.calls.length).toBeLessThan(people * 15);
    },
  );
});
