import { run } from '../../../src/cli/desk/tickets.ts';
import { connectRedis } from '../../../src/redis/connect.ts';
import { startRedis, type RedisServer } from '../../redis/redis-server.ts';
import { StaffedDesk } from './staffed-desk.ts';
import { dataDir, tryCommand } from '../try-command.ts';

const asker = 'benesapo:U1';
const another = 'kyosai-mypage:U2';
let redis: RedisServer;
let desk: StaffedDesk;

beforeAll(async () => {
  redis = await startRedis();
});
beforeEach(async () => {
  const connection = connectRedis([redis.url], () => undefined);
  await connection.flushall();
  await connection.quit();
  desk = new StaffedDesk(redis.url);
  await hire('sato', '佐藤', ['benesapo']);
  await hire('tanaka', '田中', 'all');
  desk.startWorker();
});
afterEach(() => desk.close());
afterAll(() => redis.stop());

const hire = (login: string, name: string, bookIds: 'all' | string[]): Promise<unknown> => {
  const rest = { role: 'staff', isDisabled: false, hasOwnPassword: true, createdAt: 0 } as const;
  return desk.staff.accounts.add({ login, name, bookIds, ...rest }, 'no password');
};
const tickets = (args: readonly string[], input = ''): ReturnType<typeof tryCommand> =>
  tryCommand(run, args, input, dataDir, [redis.url]);
const claim = (id: string, login = 'sato'): ReturnType<typeof tryCommand> =>
  tickets(['claim', id, '--as', login]);
const reply = (id: string, text: string, ...more: string[]): ReturnType<typeof tryCommand> =>
  tickets(['reply', id, '--as', 'sato', '--text', text, ...more]);
const stateOf = async (id: string): Promise<string | undefined> =>
  (await desk.board.find(['benesapo'], id))?.ticket.state.name;
const listed = async (...args: string[]): Promise<Readonly<Record<string, unknown>>[]> =>
  JSON.parse((await tickets(['list', '--json', ...args])).out) as Readonly<Record<string, unknown>>[];

test('who asks for a human stands in the list, for scripts in this form and no other', async () => {
  expect((await tickets(['list'])).out).toBe('There is no open ticket.\n');
  expect(await listed()).toEqual([]);
  const id = await desk.escalate(asker);
  const [ticket, ...others] = await listed('--state', 'waiting');
  expect(others).toEqual([]);
  expect(ticket).toEqual({
    id,
    book: 'benesapo',
    state: 'waiting',
    question: '領収書の宛名は変えられますか',
    openedAt: expect.stringMatching(/^2\d{3}-\d\d-\d\dT[\d:.]+Z$/) as unknown,
    holder: null,
  });
  await claim(id);
  expect(await listed('--state', 'assigned')).toEqual([{ ...ticket, state: 'assigned', holder: 'sato' }]);
  await tickets(['close', id, '--as', 'sato']);
  expect(await listed()).toEqual([]);
  expect(await listed('--state', 'closed')).toEqual([{ ...ticket, state: 'closed' }]);
});

test('without --state the list holds what is open: waiting ones first, and of one book if asked', async () => {
  const claimed = await desk.escalate(asker);
  await claim(claimed);
  const first = await desk.escalate('benesapo:U3');
  const second = await desk.escalate(another);
  expect((await listed()).map(({ id }) => id)).toEqual([first, second, claimed]);
  expect((await listed('--book', 'kyosai-mypage')).map(({ id }) => id)).toEqual([second]);
  const { lines } = await tickets(['list']);
  expect(lines).toEqual([
    expect.stringMatching(/^ID +STATE +FOR +BOOK +HOLDER +QUESTION$/),
    expect.stringMatching(/^\S{8} +waiting +0 min +benesapo +- +領収書の宛名は変えられますか$/),
    expect.stringMatching(/^\S{8} +waiting +0 min +kyosai-mypage +- +領収書/),
    expect.stringMatching(/^\S{8} +assigned +0 min +benesapo +sato \(asked 0 min ago\) +領収書/),
  ]);
});

test('a claimed chat is its holder’s: the bot is silent, and the answer goes free, once', async () => {
  const id = await desk.escalate(asker);
  const { code, out, err } = await claim(id);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain(`sato holds ${id}`);
  expect(out).toContain('About: 領収書の宛名は変えられますか');
  desk.sent.length = 0;
  await desk.say(asker, '家族も使えますか');
  const answer = await reply(id, 'はい、\n同居のご家族も使えます。');
  expect([answer.code, answer.out, answer.err]).toEqual([0, `Answered ${id}.\n`, '']);
  // The status message that somebody is there goes along with the first answer.
  expect(desk.said()).toEqual(['reply: text + はい、\n同居のご家族も使えます。']);
});

test('a closed ticket gives the chat back to the bot', async () => {
  const id = await desk.escalate(asker);
  await claim(id);
  const { code, out } = await tickets(['close', id, '--as', 'sato', '--reason', 'elsewhere']);
  expect([code, out]).toEqual([0, `Closed ${id}; the bot answers again.\n`]);
  expect(await desk.ticket(asker, id)).toMatchObject({ ticket: { state: { reason: 'elsewhere' } } });
  desk.sent.length = 0;
  await desk.say(asker, '家族も使えますか');
  await desk.until(() => desk.sent.length > 0);
  expect(desk.said().at(-1)).toContain('answer');
});

test.each([50_000, 300_000])(
  'with a reply token %i ms old an answer is pushed, or waits for the asker’s next message',
  async (agoMs) => {
    const id = await desk.escalate(asker);
    await claim(id);
    await desk.say(asker, '急いでいます', agoMs);
    desk.sent.length = 0;
    const patient = await reply(id, '一', '--next-reply', '--wait', '0.3');
    expect(patient.code).toBe(0);
    expect(patient.out).toContain('next message');
    expect(desk.said()).toEqual([]);
    const paid = await reply(id, '二');
    expect([paid.code, paid.out]).toEqual([0, `Answered ${id}.\n`]);
    expect(desk.said()).toEqual(['push: text + 一 + 二']);
    await desk.say(asker, 'ありがとう');
    await reply(id, '三');
    expect(desk.said()).toEqual(['push: text + 一 + 二', 'reply: 三']);
  },
);

test('an answer of several lines is read from standard input', async () => {
  const id = await desk.escalate(asker);
  await claim(id);
  const { code } = await tickets(['reply', id, '--as', 'sato', '--text', '-'], '一行目\r\n\r\n二行目\n');
  expect(code).toBe(0);
  expect(desk.said().at(-1)).toBe('push: text + 一行目\n\n二行目');
});

test('claiming with an answer, and closing with last words, are one command each', async () => {
  const id = await desk.escalate(asker);
  expect((await tickets(['claim', id, '--as', 'sato', '--text', 'お待たせしました'])).code).toBe(0);
  expect((await tickets(['close', id, '--as', 'sato', '--text', 'ではまた'])).code).toBe(0);
  expect(await stateOf(id)).toBe('closed');
  expect(desk.said().slice(-2).join()).toMatch(/お待たせしました.*ではまた/);
});

test('a ticket that somebody holds is nobody else’s', async () => {
  const id = await desk.escalate(asker);
  await claim(id, 'tanaka');
  for (const result of [
    await claim(id),
    await reply(id, '私が'),
    await tickets(['close', id, '--as', 'sato', '--text', '私が']),
  ]) {
    expect([result.code, result.out]).toEqual([1, '']);
    expect(result.err).toContain('held by tanaka (田中)');
  }
  expect((await claim(id, 'tanaka')).code).toBe(0);
  expect(desk.said().join()).not.toContain('私が');
});

test('of ten who claim at once, one has it', async () => {
  const id = await desk.escalate(asker);
  const logins = Array.from({ length: 10 }, (_, at) => `clerk${at}`);
  await Promise.all(logins.map((login) => hire(login, login, 'all')));
  const result = await Promise.all(logins.map((login) => claim(id, login)));
  expect(result.map(({ code }) => code).sort()).toEqual([0, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
});

test('what nobody holds is not answered, and what is closed is left alone', async () => {
  const id = await desk.escalate(asker);
  const early = await reply(id, '早すぎる');
  expect([early.code, early.err.includes('Claim it first')]).toEqual([1, true]);
  await claim(id);
  await tickets(['close', id, '--as', 'sato']);
  for (const result of [
    await claim(id),
    await reply(id, '遅すぎる'),
    await tickets(['close', id, '--as', 'sato']),
  ]) {
    expect(result.code).toBe(1);
    expect(result.err).toContain('is closed');
  }
  expect(desk.said().join()).not.toContain('すぎる');
});

test('staff read that a ticket is over when its asker has opened another since', async () => {
  const old = await desk.escalate(asker);
  await claim(old);
  await tickets(['close', old, '--as', 'sato']);
  await desk.happen(asker, { type: 'choice', choice: { type: 'ticketSolved' } });
  await desk.escalate(asker);
  const { code, err } = await claim(old);
  expect([code, err.includes('a newer ticket')]).toEqual([1, true]);
});

test('who acts must have an account that is not disabled, and be staff of the book', async () => {
  const id = await desk.escalate(another);
  const foreign = await claim(id);
  expect([foreign.code, foreign.err]).toEqual([
    1,
    `"sato" is no staff of kyosai-mypage, whose ticket ${id} is.\n`,
  ]);
  expect((await claim(id, 'nobody')).err).toContain('There is no account "nobody"');
  await desk.staff.accounts.change('tanaka', { isDisabled: true });
  const disabled = await claim(id, 'tanaka');
  expect([disabled.code, disabled.err]).toEqual([1, 'The account "tanaka" is disabled.\n']);
  expect((await listed())[0]?.['state']).toBe('waiting');
});

test('six letters of an id’s beginning or end are enough, if they mean one ticket', async () => {
  const id = await desk.escalate(asker);
  expect((await claim(id.slice(-6).toLowerCase())).code).toBe(0);
  expect((await claim(id.slice(0, 18))).code).toBe(0);
  const other = await desk.escalate('benesapo:U3');
  const { code, err } = await claim(id.slice(0, 8));
  expect(code).toBe(1);
  expect(err).toContain(`may be any of ${other}, ${id}`);
  for (const stranger of [id.slice(-5), 'nothing-like-it'])
    expect((await claim(stranger)).err).toContain(`There is no ticket "${stranger}"`);
});

test('with no worker the command says so, and what was asked for is done when one comes, once', async () => {
  const id = await desk.escalate(asker);
  await desk.stopWorkers();
  const startedAt = Date.now();
  const { code, out, err } = await claim(id);
  expect([code, out]).toEqual([69, '']);
  expect(err).toContain('No worker has answered within 2 s');
  expect(Date.now() - startedAt).toBeLessThan(3_000);
  desk.startWorker();
  await desk.until(async () => (await stateOf(id)) === 'assigned');
});

test('who waits longer hears of a worker that comes late', async () => {
  const id = await desk.escalate(asker);
  await desk.stopWorkers();
  const claiming = tickets(['claim', id, '--as', 'sato', '--wait', '10']);
  // The wish lies in the mailbox, and nobody is there to take it.
  await desk.until(async () => (await desk.mailbox.backlog(Date.now())).chats === 1);
  desk.startWorker();
  expect((await claiming).code).toBe(0);
});

test.each([
  ['hangs', 3_500, []],
  ['is down', 0, Array.from({ length: 9 }, () => ({ kind: 'unknown', detail: '502' }) as const)],
] as const)('an act is decided well within two seconds while LINE %s', async (_how, takesMs, outcomes) => {
  const id = await desk.escalate(asker);
  desk.lineTakesMs = takesMs;
  desk.outcomes = [...outcomes];
  const sent = desk.sent.length;
  await desk.say(asker, 'まだですか');
  await desk.until(() => desk.sent.length > sent);
  const before = performance.now();
  const { code } = await claim(id);
  expect(code).toBe(0);
  expect(performance.now() - before).toBeLessThan(1_500);
});

test('staff read that the worker failed on an act, not that no worker runs', async () => {
  const id = await desk.escalate(asker);
  desk.isBookBroken = true;
  const { code, err } = await claim(id);
  expect([code, err.includes('nothing was done')]).toEqual([1, true]);
  desk.isBookBroken = false;
  expect((await claim(id)).code).toBe(0);
});

test('staff read that LINE did not deliver an answer, or may not have', async () => {
  const id = await desk.escalate(asker);
  await claim(id);
  desk.outcomes = [{ kind: 'refused', reason: 'undeliverable', detail: 'blocked' }];
  const { code, err } = await reply(id, '届かない');
  expect([code, err.includes('did not deliver')]).toEqual([1, true]);
  const { out } = await tickets(['show', id]);
  expect(out).toMatch(/sato: 届かない \(not delivered\)/);
});

test('staff read that the asker has blocked the account, and nothing is sent', async () => {
  const id = await desk.escalate(asker);
  await claim(id);
  await desk.happen(asker, { type: 'unfollow' });
  await desk.until(async () => (await desk.ticket(asker, id))?.blockedAt !== undefined);
  const sent = desk.sent.length;
  const { code, err } = await reply(id, '届かない');
  expect([code, err.includes('has blocked the account')]).toEqual([1, true]);
  expect(desk.sent).toHaveLength(sent);
  const { out } = await tickets(['show', id]);
  expect(out).toContain('The asker has blocked the account');
  expect(out).toContain('sato: 届かない (not delivered, the asker has blocked the account)');
});

test('all that was said is shown, and nothing in it reaches the terminal as a command', async () => {
  const id = await desk.escalate(asker, '請求書の\u001B[2J宛名は?');
  await claim(id);
  await reply(id, 'はい、\n変えられます。');
  const { code, lines } = await tickets(['show', id.slice(-6)]);
  expect(code).toBe(0);
  expect(lines[0]).toBe(`${id}  benesapo  assigned by sato, for 0 min`);
  expect(lines[1]).toBe('About: 請求書の [2J宛名は?');
  const talk = lines.slice(3).map((line) => line.slice(18));
  expect(talk[0]).toBe('asker: 請求書の [2J宛名は?');
  expect(talk.slice(-3)).toEqual(['desk: (claimed sato)', 'sato: はい、', '変えられます。']);
});

test('a long letter is shown whole, and a tap with the button’s words', async () => {
  const id = await desk.escalate(asker);
  await claim(id);
  const letter = `${'あ'.repeat(4_990)}おしまい`;
  await desk.say(asker, letter);
  await desk.happen(asker, { type: 'choice', choice: { type: 'contact' } });
  await desk.until(async () => (await tickets(['show', id])).out.includes('(tapped 「担当者に聞く」)'));
  const { out } = await tickets(['show', id]);
  expect(out).toContain(`asker: ${letter}`);
  expect(out).toContain('(tapped 「担当者に聞く」)');
});

test('what staff do at the shell is in the audit log, refusals too', async () => {
  const id = await desk.escalate(asker);
  await claim(id);
  await reply(id, '内緒の答え');
  await claim(id, 'tanaka');
  await tickets(['close', id, '--as', 'sato']);
  const entries = await desk.staff.audit.list(9);
  expect(entries.map(({ by, action, detail }) => [by, action, detail])).toEqual([
    ['sato', 'ticketClosed', id],
    ['tanaka', 'ticketActUndone', `${id} (heldByOther)`],
    ['tanaka', 'ticketClaimed', id],
    ['sato', 'ticketReplied', id],
    ['sato', 'ticketClaimed', id],
  ]);
  expect(new Set(entries.map(({ address }) => address))).toEqual(new Set(['shell']));
  expect(JSON.stringify(entries)).not.toContain('内緒');
});

test.each([
  ['', 'Say what to do'],
  ['steal x', 'no "tickets steal"'],
  ['list --state open', '--state is "open"'],
  ['list --book nowhere', 'Known: benesapo'],
  ['list x', '"x" is one word too many'],
  ['list --as sato', 'takes no --as'],
  ['claim', 'Which?'],
  ['claim x', '--as is missing'],
  ['claim x --as sato --json', 'takes no --json'],
  ['reply x --as sato', '--text is missing'],
  ['reply x --as sato --text -', '--text is empty'],
  ['reply x --as sato --text a --reason solved', 'takes no --reason'],
  ['close x --as sato --reason bored', '--reason is "bored"'],
  ['claim x --as sato --wait long', '--wait is "long"'],
  ['reply x --as sato --text (5001)', 'LINE takes 5000'],
])('what can’t be meant is told with exit code 64: tickets %s', async (line, why) => {
  const { code, out, err } = await tickets(
    line === '' ? [] : line.replace('(5001)', 'あ'.repeat(5_001)).split(' '),
  );
  expect([code, out]).toEqual([64, '']);
  expect(err).toContain(why);
  expect(err).toContain('Usage: ');
});

test('the operator reads that a folder has no books, since no ticket would be found', async () => {
  const { code, err } = await tryCommand(run, ['list'], '', '/nowhere', [redis.url]);
  expect([code, err.includes('Set FAQ_DATA_DIR')]).toEqual([64, true]);
});

test('the operator reads that Redis is out of reach, and sees no defect', async () => {
  const { code, err } = await tryCommand(run, ['list'], '', dataDir, ['redis://127.0.0.1:9']);
  expect(code).toBe(1);
  expect(err).toContain('Redis is out of reach');
  expect(err).not.toContain('repeat');
  const acting = await tryCommand(run, ['claim', 'x', '--as', 'sato'], '', dataDir, ['redis://127.0.0.1:9']);
  expect(acting.err).toContain('before you repeat it');
});
