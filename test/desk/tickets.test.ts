import type { DeskBook } from '../../src/desk/books.ts';
import { openStaffDesk, type Answer, type Client, type OpenStaffDesk } from './open-staff-desk.ts';
import { minute, playTickets, ticketOf } from './played-tickets.ts';

const evil = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)>';
const assigned = {
  name: 'assigned',
  staff: { login: 'sato', name: '佐藤' },
  since: 0,
  owesSince: 0,
} as const;
const closedAt = Date.UTC(2026, 10, 22, 2, 59);
const entry = { id: 'q11', category: 'a', question: `届かない ${evil}`, phrasings: [], links: [] };
const benesapo: DeskBook = {
  id: 'benesapo',
  name: 'ベネサポ',
  entries: [{ ...entry, answer: `再送します ${evil}` }],
};
const bothBooks: readonly DeskBook[] = [benesapo, { id: 'kyosai-mypage', name: '県民共済マイページ' }];

let books = bothBooks;
let played: ReturnType<typeof playTickets>;
let desk: OpenStaffDesk;
let spent: { limit: number | null; used: number } | undefined;
beforeEach(async () => {
  spent = undefined;
  books = bothBooks;
  played = playTickets(
    ['benesapo', ticketOf('T1')],
    ['benesapo', ticketOf('T2', { state: assigned })],
    [
      'benesapo',
      ticketOf('T3', {
        state: { name: 'closed', at: closedAt, reason: 'solved', by: { login: 'sato', name: '佐藤' } },
      }),
    ],
    ['kyosai-mypage', ticketOf('K1')],
  );
  const { mailbox, board } = played;
  desk = await openStaffDesk({
    mailbox,
    board,
    books: () => books,
    quota: { quotaOf: () => Promise.resolve(spent) },
  });
  await desk.addStaff({ login: 'sato', name: '佐藤', bookIds: ['benesapo'] });
  await desk.addStaff({ login: 'abe', name: '阿部', bookIds: ['benesapo'] });
  await desk.addStaff({ login: 'lead', name: 'リーダー', role: 'lead', bookIds: ['benesapo'] });
  await desk.addStaff({ login: 'kyosai', name: '共済', role: 'admin', bookIds: ['kyosai-mypage'] });
});
afterEach(async () => {
  expect(desk.failures).toEqual([]);
  await desk.close();
});

async function as(login: string): Promise<Client> {
  const browser = desk.browser();
  expect((await browser.signIn(login)).status).toBe(303);
  return browser;
}

/** Opens the ticket and sends its form, as a browser does. */
async function send(
  who: Client,
  id: string,
  action: string,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const page = await who.get(`/desk/tickets/${id}`);
  return who.post(`/desk/tickets/${id}/${action}`, { actionId: actionIdIn(page), ...fields }, headers);
}

const anyActionId = 'a'.repeat(43);
const actionIdIn = ({ text }: Answer): string =>
  /name="actionId" value="([^"]+)"/.exec(text)?.[1] ?? anyActionId;
const types = (): string[] => played.events.map(({ type }) => type);
const messageIn = ({ text }: Answer): string => /role="alert">([^<]*)/.exec(text)?.[1]?.trim() ?? '';

/** Of an act that came to nothing: the page that its form leads to. */
async function landing(browser: Client, answer: Answer): Promise<Answer> {
  expect(answer.status).toBe(303);
  expect(answer.location).toMatch(/^\/desk\/tickets\/\w+\?/);
  return browser.get(answer.location ?? '');
}

const actions = [
  ['claim', {}],
  ['reply', { text: 'はい' }],
  ['note', { text: 'メモ' }],
  ['hand-over', { to: 'abe' }],
  ['release', {}],
  ['close', { reason: 'solved' }],
  ['reopen', {}],
  ['resend', { line: 'x' }],
] as const;

test('a text that an editor adds to the book while the desk is open is offered to staff', async () => {
  const sato = await as('sato');
  const cannedAnswers = ['新しい定型文です。'];
  books = [
    { ...benesapo, support: { hasChat: true, lateAnswers: 'push', nearQuota: 'notice', cannedAnswers } },
  ];
  expect((await sato.get('/desk/tickets/T2')).text).toContain('新しい定型文です。');
});

describe('the inbox', () => {
  test('shows the one who has waited longest first, and marks it', async () => {
    await played.put('benesapo', ticketOf('T9', { state: { name: 'waiting', since: 1 }, version: 2 }));
    const { text } = await (await as('sato')).get('/desk');
    const rows = [...text.matchAll(/<li id="ticket-([^"]+)" class="([^"]+)"/g)].map(([, id, look]) => [
      id,
      look,
    ]);
    expect(rows).toEqual([
      ['T9', 'ticket next'],
      ['T1', 'ticket'],
    ]);
    expect(text).toMatch(/待っている <b class="count">2<\/b>/);
  });

  test('says how long each has waited, in red when that is long', async () => {
    const { text } = await (await as('sato')).get('/desk');
    expect(text).toMatch(/class="age overdue"[^]*?12分/);
  });

  test('has what one holds, all that is open, and for leads what is closed', async () => {
    const sato = await as('sato');
    const rowsOf = async (who: Client, tab: string): Promise<string[]> =>
      [...(await who.get(`/desk?tab=${tab}`)).text.matchAll(/<li id="ticket-([^"]+)"/g)].map(
        ([, id]) => id ?? '',
      );
    expect(await rowsOf(sato, 'mine')).toEqual(['T2']);
    expect(await rowsOf(sato, 'open')).toEqual(['T2', 'T1']);
    expect(await rowsOf(sato, 'closed')).toEqual(['T1']);
    expect((await sato.get('/desk')).text).not.toContain('tab=closed');
    expect(await rowsOf(await as('lead'), 'closed')).toEqual(['T3']);
  });

  test('says so when nobody waits', async () => {
    const { text } = await (await as('kyosai')).get('/desk?tab=mine');
    expect(text).toContain('自分が担当している受付はありません');
  });
});

describe('a ticket of another book', () => {
  test('is none at all: not read, not listed, not acted on', async () => {
    const kyosai = await as('kyosai');
    const missing = await kyosai.get('/desk/tickets/nowhere');
    const foreign = await kyosai.get('/desk/tickets/T1');
    expect([missing.status, foreign.status]).toEqual([404, 404]);
    expect(foreign.text).toBe(missing.text);
    for (const tab of ['waiting', 'open', 'closed'])
      expect((await kyosai.get(`/desk?tab=${tab}`)).text).not.toMatch(/ticket-T\d/);
    for (const [action, fields] of actions)
      expect(
        (await kyosai.post(`/desk/tickets/T1/${action}`, { actionId: anyActionId, ...fields })).status,
      ).toBe(404);
    expect(types()).toEqual([]);
  });

  test('is not in the audit log of who manages a colleague that has changed over from that book', async () => {
    await desk.addStaff({ login: 'root', role: 'admin' });
    await send(await as('sato'), 'T2', 'reply', { text: 'はい' });
    const root = await as('root');
    await root.post('/desk/accounts/sato', { name: '佐藤', role: 'staff', book: 'kyosai-mypage' });
    await send(await as('sato'), 'K1', 'claim');
    const seen = (await (await as('kyosai')).get('/desk/audit')).text;
    expect(seen).toContain('K1');
    expect(seen).not.toContain('T2');
    expect((await root.get('/desk/audit')).text).toContain('T2');
  });

  test('is no colleague’s to take', async () => {
    const sato = await as('sato');
    expect((await sato.get('/desk/tickets/T2')).text).not.toContain('value="kyosai"');
    const answer = await send(sato, 'T2', 'hand-over', { to: 'kyosai' });
    expect(messageIn(await landing(sato, answer))).toBe('引き継ぐ相手を選んでください。');
  });
});

describe('an act', () => {
  test.each(actions)(
    'without the session’s token, or from another site, does nothing: %s',
    async (action, fields) => {
      const lead = await as('lead');
      const path = `/desk/tickets/T2/${action}`;
      const all = { actionId: anyActionId, ...fields };
      expect((await lead.post(path, { ...all, _csrf: '' })).status).toBe(403);
      expect((await lead.post(path, { ...all, _csrf: (await as('sato')).token })).status).toBe(403);
      expect((await lead.post(path, all, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await desk.browser().post(path, all)).status).toBe(303);
      expect(types()).toEqual([]);
    },
  );

  test('that is sent twice is done once', async () => {
    const sato = await as('sato');
    const actionId = actionIdIn(await sato.get('/desk/tickets/T2'));
    const reply = { actionId, text: 'お待たせしました', fallback: 'push' };
    const answers = [
      await sato.post('/desk/tickets/T2/reply', reply),
      await sato.post('/desk/tickets/T2/reply', reply),
    ];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(types()).toEqual(['staffReplied']);
    // A page that a browser kept, with other words in it, is another answer.
    await sato.post('/desk/tickets/T2/reply', { ...reply, text: 'もう1つあります' });
    expect(types()).toEqual(['staffReplied', 'staffReplied']);
  });

  test('that was done to one ticket is not taken for done to another', async () => {
    const sato = await as('sato');
    expect((await sato.post('/desk/tickets/T1/claim', { actionId: anyActionId })).status).toBe(303);
    await played.put(
      'benesapo',
      ticketOf('T9', { state: { ...assigned, staff: { login: 'abe', name: '阿部' } } }),
    );
    const answer = await sato.post('/desk/tickets/T9/claim', { actionId: anyActionId });
    expect(messageIn(await landing(sato, answer))).toBe(
      '阿部さんが担当しています。行き違いになったため、何もしていません。',
    );
  });

  test('that somebody else was quicker with says who, and keeps what was typed', async () => {
    const abe = await as('abe');
    const claimed = await landing(abe, await send(abe, 'T2', 'claim'));
    expect(messageIn(claimed)).toBe('佐藤さんが担当しています。行き違いになったため、何もしていません。');
    const sato = await as('sato');
    const page = await sato.get('/desk/tickets/T2');
    await send(await as('lead'), 'T2', 'hand-over', { to: 'abe' });
    const answer = await sato.post('/desk/tickets/T2/reply', {
      actionId: actionIdIn(page),
      text: '長い回答',
    });
    expect([answer.status, messageIn(answer)]).toEqual([
      409,
      '阿部さんが担当しています。行き違いになったため、何もしていません。',
    ]);
  });

  test('with no worker says so within two seconds, and keeps the words and the act for the next try', async () => {
    const sato = await as('sato');
    const page = await sato.get('/desk/tickets/T2');
    played.desk.isAsleep = true;
    const before = performance.now();
    const answer = await sato.post('/desk/tickets/T2/reply', {
      actionId: actionIdIn(page),
      text: 'お待たせ',
    });
    const took = performance.now() - before;
    expect(answer.status).toBe(503);
    expect(messageIn(answer)).toContain('まだ決まっていません');
    expect(answer.text).toMatch(/<textarea[^>]*>\s*お待たせ<\/textarea/);
    expect(answer.text).toContain(
      /name="actionId" value="([^"]+)"/.exec(page.text.slice(page.text.indexOf('id="composer"')))?.[1] ?? '?',
    );
    // The page waits two seconds for a worker; what it takes beside that is the machine's.
    expect(took).toBeGreaterThan(1_900);
    expect(took).toBeLessThan(4_000);
  });

  test('that no worker has decided yet: staff read just that, and that it is done once a worker comes, however late', async () => {
    const abe = await as('abe');
    played.desk.isAsleep = true;
    const clicked = await send(abe, 'T1', 'claim');
    const before = await landing(abe, clicked);
    expect(before.text).toContain('まだ決まっていません');
    expect(before.text).toContain('data-result="none"');
    await played.wake();
    const after = await landing(abe, clicked);
    expect(after.text).toContain('この受付はあなたが担当しています');
    expect(after.text).toContain('data-result="done"');
    // Where the form was sent to leads to the ticket as well.
    expect((await abe.get('/desk/tickets/T1/claim')).location).toBe('/desk/tickets/T1');
  });

  test('of which the result says one thing and the ticket another by now: staff read how the ticket stands', async () => {
    const abe = await as('abe');
    const lost = await send(abe, 'T2', 'claim');
    expect(messageIn(await landing(abe, lost))).toContain('佐藤さんが担当しています');
    await send(await as('sato'), 'T2', 'hand-over', { to: 'abe' });
    expect(messageIn(await landing(abe, lost))).toBe('行き違いになったため、その操作は行っていません。');
  });

  test('sent by the page’s script leads to a page that can be opened again, since the script keeps the words', async () => {
    const abe = await as('abe');
    const fields = { actionId: anyActionId, text: '横から' };
    const answer = await abe.post('/desk/tickets/T2/reply', fields, { 'x-desk-script': '1' });
    expect(messageIn(await landing(abe, answer))).toContain('佐藤さんが担当しています');
    const empty = await abe.post('/desk/tickets/T2/note', { ...fields, text: ' ' }, { 'x-desk-script': '1' });
    expect(messageIn(await landing(abe, empty))).toBe('文字を入力してください。');
  });

  test('of a session that has ended leads to the sign-in, which says why and leads back to the ticket', async () => {
    const sato = await as('sato');
    await sato.get('/desk/tickets/T2');
    await desk.store.sessions.endAll('sato');
    const fields = { actionId: anyActionId, text: '長い回答' };
    const plain = await sato.post('/desk/tickets/T2/reply', fields);
    expect(plain.location).toBe('/desk/sign-in?next=%2Fdesk%2Ftickets%2FT2&why=expired');
    const redirected = await sato.post('/desk/tickets/T2/reply', fields, { 'x-desk-script': '1' });
    expect(redirected.location).toBe('/desk/sign-in?next=%2Fdesk%2Ftickets%2FT2&why=draftSaved');
    const page = await sato.get(redirected.location ?? '');
    expect(page.text).toContain('時間が過ぎたため');
    expect(page.text).toContain('入力した文字はこの端末に残っています');
    expect(page.text).toContain('name="next" value="/desk/tickets/T2"');
    // Who was never signed in hears nothing of a time.
    expect((await desk.browser().get('/desk')).location).toBe('/desk/sign-in?next=%2Fdesk');
  });

  test('on which our code fails says so at once, keeps the words, and the next try is an act of its own', async () => {
    const sato = await as('sato');
    played.desk.isFailing = true;
    const page = await sato.get('/desk/tickets/T2');
    const before = performance.now();
    const answer = await sato.post('/desk/tickets/T2/reply', {
      actionId: actionIdIn(page),
      text: 'お待たせ',
    });
    // Sooner than a page that waits in vain for a worker.
    expect(performance.now() - before).toBeLessThan(1_900);
    expect(messageIn(answer)).toContain('この操作は行われませんでした');
    expect(answer.text).toMatch(/<textarea[^>]*>\s*お待たせ<\/textarea/);
    played.desk.isFailing = false;
    expect((await send(sato, 'T2', 'reply', { text: 'お待たせ' })).location).toBe('/desk/tickets/T2');
    const log = (await desk.store.audit.list(3)).map(({ action, detail }) => [action, detail]);
    expect(log[1]).toEqual(['ticketActUndone', 'T2 (failed)']);
  });

  test('without words, without a reason, or too long is refused with what to do', async () => {
    const sato = await as('sato');
    expect(messageIn(await send(sato, 'T2', 'reply', { text: '  \r\n ' }))).toBe('文字を入力してください。');
    expect(messageIn(await send(sato, 'T2', 'reply', { text: 'あ'.repeat(5_001) }))).toContain(
      '5000文字まで',
    );
    const unexplained = await landing(sato, await send(sato, 'T2', 'close', { reason: 'silent' }));
    expect(messageIn(unexplained)).toBe('終了の理由を選んでください。');
    expect((await send(sato, 'T2', 'reply', { text: 'x', actionId: 'short' })).status).toBe(400);
    expect((await send(sato, 'T2', 'destroy')).status).toBe(404);
    expect(types()).toEqual([]);
  });

  test('carries the words as typed, with LINE’s line breaks, and when to wait', async () => {
    const sato = await as('sato');
    await send(sato, 'T2', 'reply', { text: ' 一行目\r\n二行目 ', fallback: 'next-reply' });
    expect(played.events[0]).toMatchObject({
      type: 'staffReplied',
      text: '一行目\n二行目',
      fallbackRoute: 'next-reply',
      staff: { login: 'sato', name: '佐藤' },
    });
  });

  test('stands in the audit log with the ticket, and never with the words', async () => {
    const sato = await as('sato');
    await send(sato, 'T2', 'reply', { text: '秘密の回答' });
    await send(sato, 'T2', 'note', { text: '秘密のメモ' });
    await send(sato, 'T2', 'hand-over', { to: 'abe' });
    const log = (await desk.store.audit.list(3)).map(({ by, action, to, detail }) => [
      by,
      action,
      to,
      detail,
    ]);
    expect(log).toEqual([
      ['sato', 'ticketHandedOver', 'abe', 'T2'],
      ['sato', 'ticketNoted', undefined, 'T2'],
      ['sato', 'ticketReplied', undefined, 'T2'],
    ]);
    expect(JSON.stringify(await desk.store.audit.list(100))).not.toContain('秘密');
  });
});

describe('who may', () => {
  test('staff claim, answer, note and close; what they hold they pass on', async () => {
    const sato = await as('sato');
    expect((await send(sato, 'T1', 'claim')).location).toBe('/desk/tickets/T1');
    expect((await send(sato, 'T1', 'reply', { text: 'はい' })).location).toBe('/desk/tickets/T1');
    expect((await send(sato, 'T1', 'note', { text: 'メモ' })).location).toBe('/desk/tickets/T1');
    expect((await send(sato, 'T1', 'hand-over', { to: 'abe' })).location).toBe('/desk?done=handedOver');
    expect((await send(await as('abe'), 'T1', 'close', { reason: 'solved' })).location).toBe(
      '/desk?done=closed',
    );
  });

  test('staff don’t take a colleague’s ticket away; a lead does', async () => {
    const abe = await as('abe');
    for (const refused of [
      await send(abe, 'T2', 'hand-over', { to: 'abe' }),
      await send(abe, 'T2', 'release'),
    ])
      expect(messageIn(await landing(abe, refused))).toContain('リーダーと管理者だけ');
    expect((await abe.get('/desk/tickets/T2')).text).not.toContain('/hand-over');
    expect((await send(await as('lead'), 'T2', 'release')).location).toBe('/desk?done=released');
  });

  test('a closed ticket is read and opened again by leads alone', async () => {
    const sato = await as('sato');
    expect((await sato.get('/desk/tickets/T3')).status).toBe(403);
    expect((await sato.post('/desk/tickets/T3/reopen', { actionId: anyActionId })).status).toBe(403);
    expect(
      (await sato.post('/desk/tickets/T3/note', { actionId: anyActionId, text: 'x' })).text,
    ).not.toContain('届かない');
    const lead = await as('lead');
    expect((await lead.get('/desk/tickets/T3')).text).toContain('解決した（佐藤）');
    expect((await send(lead, 'T3', 'reopen')).location).toBe('/desk/tickets/T3');
  });

  test('a closed ticket whose chat may be forgotten is read, and nothing that can’t work is offered', async () => {
    desk.pass(30 * 24 * 60 * minute);
    const { text } = await (await as('lead')).get('/desk/tickets/T3');
    expect(text).toContain('30日がたったため、もう一度開くことはできません');
    expect(text).not.toContain('/tickets/T3/');
  });

  test('who opens a ticket again after its asker has got a newer one learns why it stays closed', async () => {
    const lead = await as('lead');
    played.desk.hasNewerTicket = true;
    const page = await landing(lead, await send(lead, 'T3', 'reopen'));
    expect(messageIn(page)).toContain('同じ方から新しい受付');
  });
});

describe('a ticket’s page', () => {
  test('takes whatever was written for text: asker, staff, notes, the book and its answers', async () => {
    const lines = [
      { id: 'a', at: 1, from: 'asker', text: evil, messageId: 'm' },
      { id: evil, at: 2, from: 'bot', text: evil, finding: 'none' },
      { id: 'c', at: 3, from: 'staff', staff: { login: 'sato', name: evil }, text: evil, delivery: 'failed' },
      { id: 'd', at: 4, from: 'note', staff: { login: 'sato', name: evil }, text: evil },
    ] as const;
    const question = { text: evil, messageIds: [] };
    const sato = await as('sato');
    await played.put('benesapo', ticketOf('X', { question, lines, state: assigned, version: 5 }));
    const pages = [
      await sato.get('/desk/tickets/X'),
      await sato.get('/desk?tab=mine'),
      await sato.get('/desk/tickets/X?use=q11'),
      await send(sato, 'X', 'reply', { text: evil + 'x'.repeat(5_000) }),
    ];
    for (const { text } of pages) {
      expect(text).toContain('alert(1)');
      expect(
        text.replace(/<script type="module" src="\/desk\/assets\/[a-z]+\.[0-9a-f]{10}\.js"><\/script>/g, ''),
      ).not.toMatch(/<script|<img/);
    }
  });

  test('says how far each answer came, and what is lost can be sent again', async () => {
    const line = { at: desk.root.length, from: 'staff', staff: assigned.staff, text: '回答' } as const;
    const lines = (['delivered', 'uncertain', 'failed'] as const).map((delivery) => ({
      ...line,
      id: delivery,
      delivery,
    }));
    const sato = await as('sato');
    await played.put('benesapo', ticketOf('X', { lines, state: assigned, version: 5 }));
    const { text } = await sato.get('/desk/tickets/X');
    for (const words of ['届きました', '届いたか確認できません', '届きませんでした'])
      expect(text).toContain(words);
    expect(text.match(/\/resend"/g)).toHaveLength(2);
    expect((await send(sato, 'X', 'resend', { line: 'failed' })).status).toBe(303);
    expect((await (await as('abe')).get('/desk/tickets/X')).text).not.toContain('/resend"');
  });

  test('says at the send button that the asker has blocked the account; sends again once they are back', async () => {
    const line = {
      id: 'b',
      at: 1,
      from: 'staff',
      staff: assigned.staff,
      text: '回答',
      delivery: 'blocked',
    } as const;
    const ticket = ticketOf('X', { lines: [line], state: assigned, version: 5 });
    await played.put('benesapo', ticket, { blockedAt: 2 });
    const sato = await as('sato');
    const { text } = await sato.get('/desk/tickets/X');
    expect(text).toMatch(/id="cost"[^]*?ブロックしているため、送っても届きません/);
    expect(text).toContain('ブロックされているため届きません');
    expect(text).not.toMatch(/\/resend"|class="paid"/);
    await played.put('benesapo', { ...ticket, version: 6 });
    const back = (await sato.get('/desk/tickets/X')).text;
    expect(back).toContain('/resend"');
    expect(back).not.toContain('送っても届きません');
  });

  test('offers the book’s answers, and puts one into the box without a script', async () => {
    const sato = await as('sato');
    const { text } = await sato.get('/desk/tickets/T2');
    expect(text).toContain('/desk/tickets/T2?use=q11#answer');
    expect((await sato.get('/desk/tickets/T2?use=q11')).text).toMatch(/<textarea[^>]*>\s*再送します/);
    expect((await sato.get('/desk/tickets/T2?use=0')).text).toMatch(
      /<textarea[^>]*>\s*お問い合わせありがとう/,
    );
  });

  test('shows whether an answer is free; near the month’s end of money it waits as the book says', async () => {
    const sato = await as('sato');
    const now = Date.UTC(2026, 10, 22, 3);
    const chosen = ({ text }: Answer): string => /<option value="([a-z-]+)"\s+selected/.exec(text)?.[1] ?? '';
    const paid = await sato.get('/desk/tickets/T2');
    expect(paid.text).toMatch(/class="paid"\s*>有料/);
    expect(chosen(paid)).toBe('push');
    await played.put('benesapo', ticketOf('T2', { state: assigned, version: 9 }), {
      freeReplyUntil: now + 40_000,
    });
    expect((await sato.get('/desk/tickets/T2')).text).toMatch(
      /無料で送れます（あと<b class="seconds">40<\/b>秒）/,
    );
    spent = { limit: 200, used: 190 };
    const low = await sato.get('/desk/tickets/T2');
    expect(low.text).toContain('190 / 200通');
    expect(chosen(low)).toBe('notice');
    books = [{ ...benesapo, support: { hasChat: true, lateAnswers: 'push', nearQuota: 'wait' } }];
    expect(chosen(await sato.get('/desk/tickets/T2'))).toBe('next-reply');
    books = bothBooks;
    spent = { limit: 200, used: 100 };
    expect(chosen(await sato.get('/desk/tickets/T2'))).toBe('push');
  });
});

describe('live pages', () => {
  /** What a page is told until it hears of `last`, or its connection is ended. */
  async function listen(who: Client, during: () => Promise<unknown>, last: string): Promise<string> {
    const cookie = `desk-session=${who.cookies.get('desk-session') ?? ''}`;
    const stop = new AbortController();
    const response = await fetch(`${desk.root}/desk/events`, { headers: { cookie }, signal: stop.signal });
    let text = '';
    const reading = (async () => {
      for await (const piece of response.body ?? []) {
        text += Buffer.from(piece).toString();
        if (text.includes(last)) return;
      }
    })();
    await during();
    await reading;
    stop.abort();
    return text;
  }

  test('hear of a change at once', async () => {
    const change = { version: 2, state: { name: 'waiting', since: 5 * minute } } as const;
    const text = await listen(
      await as('sato'),
      () => played.put('benesapo', ticketOf('T1', change)),
      '"id":"T1"',
    );
    expect(text).toContain('event: hello\ndata: {"waiting":1}');
    expect(text).toContain(
      `"id":"T1","since":${ticketOf('T1').openedAt},"about":"メールが届かない","waiting":1`,
    );
  });

  test('hear nothing of other books, nor after they are signed out', async () => {
    const change = (bookId: string, id: string, version: number) =>
      played.put(bookId, ticketOf(id, { version }));
    const ofOthers = await listen(
      await as('kyosai'),
      async () => {
        await change('benesapo', 'T1', 2);
        await change('kyosai-mypage', 'K1', 2);
      },
      '"id":"K1"',
    );
    expect(ofOthers).toContain('K1');
    expect(ofOthers).not.toContain('T1');
    const signedOut = await listen(
      await as('sato'),
      async () => {
        await desk.store.sessions.endAll('sato');
        await change('benesapo', 'T1', 3);
      },
      '"id":"T1"',
    );
    expect(signedOut).not.toContain('T1');
  });

  test('are nothing for strangers', async () => {
    expect((await desk.browser().get('/desk/events', { accept: 'text/event-stream' })).status).toBe(401);
  });
});
