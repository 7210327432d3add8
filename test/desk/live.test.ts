import { createMemoryStaffStore } from '../../src/memory/staff.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { openStaffDesk, type OpenStaffDesk } from './open-staff-desk.ts';

let desk: OpenStaffDesk;
afterEach(() => desk.close());

test('a page that was left before it could be served is not told of anything for ever', async () => {
  let listeners = 0;
  const memory = createMemoryTicketBoard();
  const board = {
    ...memory,
    onChange: (listener: Parameters<typeof memory.onChange>[0]) => {
      listeners += 1;
      const unlisten = memory.onChange(listener);
      return () => {
        listeners -= 1;
        unlisten();
      };
    },
  };
  const store = createMemoryStaffStore();
  const page = new AbortController();
  let isLeft: Promise<unknown> | undefined;
  const sessions = {
    ...store.sessions,
    find: async (...args: Parameters<typeof store.sessions.find>) => {
      if (isLeft !== undefined) {
        page.abort();
        await isLeft;
      }
      return store.sessions.find(...args);
    },
  };
  desk = await openStaffDesk({ store: { ...store, sessions }, board });
  await desk.addStaff({ login: 'sato' });
  const sato = desk.browser();
  await sato.signIn('sato');
  isLeft = new Promise((resolve) =>
    desk.server.once('request', (_request, response) => response.once('close', resolve)),
  );
  await sato.ask('/desk/events', { signal: page.signal }).catch(() => undefined);
  await isLeft;
  isLeft = undefined;
  // Whatever came of it has come by the time that another page has been served.
  await sato.get('/desk');
  expect(listeners).toBe(0);
});
