import type { Mailbox } from '../../src/ports.ts';
import type { Person } from '../../src/simulator/person.ts';
import { bothStores } from '../contracts/both-stores.ts';
import { openOutageStage, type Outage, type OutageStage } from './outage-stage.ts';

const minute = 60_000;
const people = 40;

let stage: OutageStage;
afterEach(() => stage.close());

type Asked = { readonly person: Person; readonly words: string };

/** LINE fails from the beginning; meanwhile each of them asks one question, in turn. */
async function askDuring(mailbox: Mailbox, outage: Outage, lastsMs: number): Promise<readonly Asked[]> {
  stage = await openOutageStage(mailbox);
  stage.begin(outage);
  const asked: Asked[] = [];
  for (let index = 0; index < people; index += 1) {
    await stage.passTo((lastsMs / people) * index);
    const person = stage.newPerson();
    const words = `質問${index}番`;
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
const told = (): string[] => stage.facts.map(({ type }) => type).filter((type) => type.startsWith('channel'));
const letters = (): unknown[] => stage.facts.filter(({ type }) => type === 'deadLetter');

const refusals: readonly [string, Outage][] = [
  ['refuses the token (401)', { kind: 'refuse', status: 401, message: 'Authentication failed' }],
  ['forbids the channel (403)', { kind: 'refuse', status: 403, message: 'Not available' }],
  ['can’t be reached', 'connectionRefused'],
];

describe.each(bothStores())('on %s', (_store, openMailbox) => {
  test('LINE answers 500 for 40 s: all of 40 people are answered by their own reply token, none twice, no push', async () => {
    const asked = await askDuring(await openMailbox(), { kind: 'serverError', accepted: false }, 40_000);
    await stage.passTo(2 * minute);
    expect(answers(asked)).toEqual(once);
    expect(stage.pushes()).toBe(0);
    expect(letters()).toEqual([]);
    expect(told()).toEqual(['channelRefused', 'channelWell']);
  });

  test.each(refusals)(
    'LINE %s for ten minutes: all of 40 people are answered, by reply token or with their next message, none twice, no push',
    async (_name, outage) => {
      const asked = await askDuring(await openMailbox(), outage, 10 * minute);
      await stage.passTo(15 * minute);
      const byToken = answers(asked);
      // Whose token lived when LINE was back; 15 s lie between two people.
      expect(byToken.filter((times) => times === 1).length).toBeGreaterThanOrEqual(3);
      expect(stage.pushes()).toBe(0);
      for (const { person } of asked) await person.say('もしもし');
      await stage.passTo(16 * minute);
      expect(answers(asked)).toEqual(once);
      expect(stage.pushes()).toBe(0);
      expect(letters()).toEqual([]);
      expect(told()).toEqual(['channelRefused', 'channelWell']);
      expect(stage.simulator.calls.length).toBeLessThan(people * 15);
    },
  );
});
