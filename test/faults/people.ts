import { setTimeout as sleep } from 'node:timers/promises';
import type { Person } from '../../src/simulator/person.ts';
import type { Simulator } from '../../src/simulator/simulator.ts';

type Desk = { readonly simulator: Simulator };

/** Questions that are surely answered with one bubble. */
export const questions = [
  '従業員の家族も利用できますか?',
  '従業員が退職した場合、どうすればよいですか?',
  'アルバイトやパートタイマ―も利用できますか??',
];

/** How often a person heard from the desk; the n-th message has a question of its own. */
export function countAnswers({ simulator }: Desk, { channelId, userId }: Person): number {
  return simulator.transcript(channelId, userId).filter(({ from }) => from === 'bot').length;
}

/** LINE sends a webhook again whose answer came too late, as on a machine that is busy with killing. */
export async function sayAsLineDoes({ simulator }: Desk, person: Person, text: string): Promise<void> {
  let delivery = await person.say(text);
  for (let tries = 0; delivery.status !== 200; tries += 1) {
    if (tries === 30) throw new Error(`The desk never took "${text}": ${delivery.reason}.`);
    await sleep(200);
    const [eventId = ''] = delivery.webhookEventIds;
    delivery = await simulator.webhooks.redeliver(eventId);
  }
}

/** Waits until each has heard something. @returns those who have not within `patienceMs` */
export async function unanswered(
  desk: Desk,
  people: readonly Person[],
  patienceMs: number,
): Promise<Person[]> {
  const waiting = (): Person[] => people.filter((person) => countAnswers(desk, person) === 0);
  const until = Date.now() + patienceMs;
  while (waiting().length > 0 && Date.now() < until) await sleep(50);
  return waiting();
}

export type Crowd = {
  /** Everybody who has begun to ask so far. */
  readonly people: readonly Person[];
  /** Resolves when so many more have begun to ask. */
  grow(by: number): Promise<void>;
  /** Nobody asks any more. Resolves when what was asked is taken. */
  leave(): Promise<void>;
};

/** People who come one after the other, each with one question, while something happens to the store. */
export function startCrowd(desk: Desk, everyMs: number): Crowd {
  const people: Person[] = [];
  const asking: Promise<void>[] = [];
  const coming = setInterval(() => {
    const person = desk.simulator.person('benesapo');
    people.push(person);
    const said = sayAsLineDoes(desk, person, questions[people.length % questions.length] ?? '');
    // A failure is told by leave(); until then it must not end the test's process.
    said.catch(() => undefined);
    asking.push(said);
  }, everyMs);
  return {
    people,
    async grow(by) {
      const wanted = people.length + by;
      while (people.length < wanted) await sleep(everyMs);
    },
    async leave() {
      clearInterval(coming);
      await Promise.all(asking);
    },
  };
}
