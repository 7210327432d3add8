import { answerInTime } from '../../src/line/answer-in-time.ts';

const never = new Promise<string>(() => undefined);

test('an answer in time counts, and so does a failure', async () => {
  expect(await answerInTime(Promise.resolve('yes'), 1_000, 'late')).toBe('yes');
  await expect(answerInTime(Promise.reject(new Error('refused')), 1_000, 'late')).rejects.toThrow('refused');
});

test('nobody waits for an answer that does not come', async () => {
  expect(await answerInTime(never, 1, 'late')).toBe('late');
});

test('a failure that comes too late disturbs nobody', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  expect(await answerInTime(promise, 1, 'late')).toBe('late');
  reject(new Error('refused at last'));
  // Were it unhandled, Node would report it before this.
  await new Promise(setImmediate);
});
