import type { Router } from 'express';
import type { Config } from '../../config/config.ts';
import { createDesk } from '../../desk/desk.ts';
import { createPasswords, type Passwords } from '../../desk/accounts/passwords.ts';
import { newPassword } from '../../desk/accounts/secrets.ts';
import type { Book } from '../../books/book.ts';
import { createQuotaReader } from '../../line/quota.ts';
import type { LineApi } from '../../line/client.ts';
import type { Channel } from '../../line/channel.ts';
import type { StaffStore } from '../../staff/staff-store.ts';
import type { Logger } from '../../telemetry/log.ts';
import type { Stores } from './open-stores.ts';

export type StaffDesk = {
  readonly router: Router;
  /** The login to show at the start; absent when accounts are in a Redis, where `faq staff add` adds them. */
  readonly devLogin?: string;
  /** Ends the pages' live connections, since a closing server waits for them. */
  readonly closePages: () => void;
};

/** The staff's pages on the configured store. Nobody could add an account in memory, so there one exists already. */
export async function openStaffDesk(
  { redisUrls, timeZone }: Pick<Config, 'redisUrls' | 'timeZone'>,
  books: () => readonly Book[],
  { mailbox, board, staff: store }: Pick<Stores, 'mailbox' | 'board' | 'staff'>,
  line: { readonly channels: readonly Channel[]; readonly api: LineApi },
  log: Logger,
): Promise<StaffDesk> {
  const passwords = createPasswords();
  const clock = Date.now;
  const { router, close: closePages } = createDesk({
    store,
    passwords,
    ...{ books, mailbox, board, timeZone, clock },
    quota: createQuotaReader({ ...line, clock }),
    onFailure: (error, path) => log.error({ err: error, path }, 'a page of the desk failed'),
  });
  const desk = { router, closePages };
  if (redisUrls.length > 0) return desk;
  return { ...desk, devLogin: await addDevLogin(store, passwords) };
}

/** Adds an admin with a new password at every start. */
async function addDevLogin({ accounts }: StaffStore, passwords: Passwords): Promise<string> {
  const password = newPassword();
  const account = {
    login: 'dev',
    name: '開発者',
    role: 'admin',
    bookIds: 'all',
    isDisabled: false,
    hasOwnPassword: true,
    createdAt: Date.now(),
  } as const;
  await accounts.add(account, await passwords.hash(password));
  return `受付の画面 The staff desk: /desk   ログイン名 login: ${account.login}   パスワード password: ${password}\n`;
}
