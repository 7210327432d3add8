import type { TicketState } from '../../src/conversation/tickets/ticket.ts';
import type { TranscriptLine } from '../../src/conversation/tickets/transcript.ts';
import type { BoardChange, TicketBoard, TicketView } from '../../src/engine/ports.ts';
import { bothTicketBoards } from './both-stores.ts';

const aoki = { login: 'aoki', name: '青木' };
const noon = Date.UTC(2026, 10, 22, 3);

type Draft = Partial<TicketView['ticket']> & { readonly bookId?: string };

function view(id: string, { bookId = 'salon', ...ticket }: Draft = {}): TicketView {
  return {
    chatId: `${bookId}:U-${id}`,
    bookId,
    ticket: {
      id,
      openedAt: noon,
      question: { text: `${id}の質問`, messageIds: ['m1'] },
      state: { name: 'waiting', since: noon },
      lines: [],
      suggestions: [],
      version: 1,
      ...ticket,
    },
  };
}

const waiting = (since: number): TicketState => ({ name: 'waiting', since });
const assigned = (since: number): TicketState => ({ name: 'assigned', since, staff: aoki });
const closed = (at: number): TicketState => ({ name: 'closed', at, reason: 'solved', by: aoki });
const asker = (text: string, at = noon): TranscriptLine => ({
  id: `l-${at}`,
  at,
  from: 'asker',
  text,
  messageId: 'm1',
});

describe.each(bothTicketBoards())('the board on %s', (_name, open) => {
  let board: TicketBoard;
  beforeEach(async () => {
    board = await open();
  });
  afterEach(() => board.close());

  const idsOf = async (state: TicketState['name'], bookIds = ['salon'], limit = 50): Promise<string[]> =>
    (await board.list({ bookIds, state, limit })).map(({ id }) => id);

  /** What the board called back, once it has called back `count` times. */
  async function heard(changes: readonly BoardChange[], count: number): Promise<readonly BoardChange[]> {
    for (let tries = 0; changes.length < count && tries < 200; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    return changes;
  }

  test('shows a ticket as it was put, whole', async () => {
    const put = {
      ...view('t1', { lines: [asker('髪が絡まります')], suggestions: ['hours'] }),
      blockedAt: noon + 5,
      freeReplyUntil: noon + 50_000,
    };
    await board.put(put);
    expect(await board.find(['salon'], 't1')).toEqual(put);
    expect(await board.find(['salon'], 't2')).toBeUndefined();
  });

  test('shows a ticket to none but those of its book', async () => {
    await board.put(view('t1'));
    expect(await board.find(['other'], 't1')).toBeUndefined();
    expect(await board.find([], 't1')).toBeUndefined();
    expect(await board.find(['other', 'salon'], 't1')).toBeDefined();
    expect(await idsOf('waiting', ['other'])).toEqual([]);
    expect(await board.count(['other'], 'waiting')).toBe(0);
    expect(await board.count([], 'waiting')).toBe(0);
    expect(await idsOf('waiting', [])).toEqual([]);
  });

  test('is not changed by a ticket put again, nor by an older one', async () => {
    const newer = view('t1', { version: 3, state: assigned(noon + 5) });
    await board.put(newer);
    await board.put(view('t1', { version: 3, state: waiting(noon) }));
    await board.put(view('t1', { version: 2, state: closed(noon + 9) }));
    expect(await board.find(['salon'], 't1')).toEqual(newer);
    expect(await idsOf('assigned')).toEqual(['t1']);
    expect(await idsOf('waiting')).toEqual([]);
    expect(await idsOf('closed')).toEqual([]);
  });

  test('keeps a ticket in the one list of its state', async () => {
    const states = [waiting(noon), assigned(noon + 1), closed(noon + 2), waiting(noon + 3)];
    for (const [index, state] of states.entries()) {
      await board.put(view('t1', { version: index + 1, state }));
      for (const name of ['waiting', 'assigned', 'closed'] as const) {
        expect(await idsOf(name)).toEqual(name === state.name ? ['t1'] : []);
        expect(await board.count(['salon'], name)).toBe(name === state.name ? 1 : 0);
      }
    }
  });

  test('lists who has waited longest first, and who was closed last first, over several books', async () => {
    const books = ['salon', 'clinic'];
    for (const [index, at] of [30, 10, 40, 20].entries()) {
      const bookId = books[index % 2] ?? '';
      await board.put(view(`w${at}`, { bookId, state: waiting(noon + at) }));
      await board.put(view(`a${at}`, { bookId, state: assigned(noon + at) }));
      await board.put(view(`c${at}`, { bookId, state: closed(noon + at) }));
    }
    expect(await idsOf('waiting', books)).toEqual(['w10', 'w20', 'w30', 'w40']);
    expect(await idsOf('assigned', books)).toEqual(['a10', 'a20', 'a30', 'a40']);
    expect(await idsOf('closed', books)).toEqual(['c40', 'c30', 'c20', 'c10']);
    expect(await idsOf('waiting', books, 2)).toEqual(['w10', 'w20']);
    expect(await idsOf('closed', ['salon'], 1)).toEqual(['c40']);
    expect(await board.count(books, 'waiting')).toBe(4);
    expect(await board.count(['clinic'], 'closed')).toBe(2);
  });

  test('lists a ticket with its question and the asker’s last words, each as one short line', async () => {
    const lines = [asker('はじめ\nまして', noon + 1), asker('ながい'.repeat(100), noon + 2)];
    await board.put(view('t1', { question: { text: '一行\n二行', messageIds: [] }, lines }));
    const [row] = await board.list({ bookIds: ['salon'], state: 'waiting', limit: 1 });
    expect(row).toMatchObject({ id: 't1', question: '一行 二行', askedAt: noon + 2, version: 1 });
    expect(row?.lastWords).toHaveLength(120);
    expect(row?.lastWords).toMatch(/^ながいながい.*…$/);
  });

  test('holds nothing of an unsent text once the newer ticket is put', async () => {
    const question = { text: '秘密の話', messageIds: ['m1'] };
    await board.put(view('t1', { question, lines: [asker('秘密の話')] }));
    const unsent: TranscriptLine = { id: 'l', at: noon, from: 'askerAction', what: { type: 'unsent' } };
    const { question: _, ...ticket } = view('t1', { version: 2, lines: [unsent] }).ticket;
    await board.put({ ...view('t1'), ticket });
    const seen = [
      await board.find(['salon'], 't1'),
      await board.list({ bookIds: ['salon'], state: 'waiting', limit: 9 }),
    ];
    expect(JSON.stringify(seen)).not.toContain('秘密');
    expect(JSON.stringify(seen)).toContain('unsent');
  });

  test('tells what became of an act, and of no other', async () => {
    await board.putResult('act1', { kind: 'refused', why: 'heldByOther', holder: aoki });
    await board.putResult('act2', { kind: 'done' });
    expect(await board.resultOf('act1')).toEqual({ kind: 'refused', why: 'heldByOther', holder: aoki });
    expect(await board.resultOf('act2')).toEqual({ kind: 'done' });
    expect(await board.resultOf('act3')).toBeUndefined();
  });

  test('calls back whoever listens when a ticket changed or an act was decided, and no longer', async () => {
    const changes: BoardChange[] = [];
    const others: BoardChange[] = [];
    const stop = board.onChange((change) => changes.push(change));
    board.onChange((change) => others.push(change));
    // The subscription takes a moment on Redis.
    for (let version = 1; changes.length === 0 && version < 100; version += 1) {
      await board.put(view('warm', { version }));
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    changes.length = 0;
    others.length = 0;
    await board.put(view('t1'));
    await board.put(view('t1'));
    await board.putResult('act1', { kind: 'done' });
    expect(await heard(changes, 2)).toEqual([
      { type: 'ticket', bookId: 'salon', ticketId: 't1', version: 1 },
      { type: 'outcome', actionId: 'act1' },
    ]);
    stop();
    await board.putResult('act2', { kind: 'done' });
    expect(await heard(others, 3)).toHaveLength(3);
    expect(changes).toHaveLength(2);
  });
});
