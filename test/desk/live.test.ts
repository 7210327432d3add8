import { createMemoryStaffStore } from '../../src/memory/staff.ts';
import { createMemoryTicketBoard } from '../../src/memory/ticket-board.ts';
import { openStaffDesk } from './open-staff-desk.ts';

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
  let isSlow = false;
  const sessions = {
    ...store.sessions,
    find: async (...args: Parameters<typeof store.sessions.find>) => {
      if (isSlow) {
        page.abort();
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      return store.sessions.find(...args);
    },
  };
  const desk = await openStaffDesk({ store: { ...store, sessions }, board });
  await desk.addStaff({ login: 'sato' });
  const sato = desk.browser();
  await sato.signIn('sato');
  isSlow = true;
  await sato.ask('/desk/events', { signal: page.signal }).catch(() => undefined);
  isSlow = false;
  // Whatever came of it has come by the time that another page has been served.
  await new Promise((resolve) => setTimeout(resolve, 200));
  await sato.get('/desk');
  expect(listeners).toBe(0);
  await desk.close();
});
