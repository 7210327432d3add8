export const roles = ['staff', 'lead', 'admin'] as const;
export type Role = (typeof roles)[number];

export type StaffAccount = {
  /** In lower case. It never changes: tickets and the audit log name the account by it. */
  readonly login: string;
  /** As colleagues and askers see it. */
  readonly name: string;
  readonly role: Role;
  readonly bookIds: 'all' | readonly string[];
  readonly isDisabled: boolean;
  /** False while an admin knows the password: they set it, and its owner has not changed it since. */
  readonly hasOwnPassword: boolean;
  readonly createdAt: number;
};

/** The form of a login as it is stored. `parseLogin` also reads it as people type it. */
const loginRule = /^[a-z0-9][a-z0-9._@-]{1,63}$/;

/** @returns the login as it is stored, or undefined when the text can't be a login */
export function parseLogin(typed: string): string | undefined {
  const login = typed.normalize('NFKC').trim().toLowerCase();
  return loginRule.test(login) ? login : undefined;
}

export const longestName = 40;

/** What of an account may be changed; the password has its own functions. */
export type AccountChange = Partial<Pick<StaffAccount, 'name' | 'role' | 'bookIds' | 'isDisabled'>>;

/** Accounts are never deleted, only disabled, so that old tickets keep the names of their staff. */
export type StaffAccounts = {
  find(login: string): Promise<StaffAccount | undefined>;
  /** Sorted by login. */
  list(): Promise<readonly StaffAccount[]>;
  add(account: StaffAccount, passwordHash: string): Promise<'added' | 'taken'>;
  /** Writes only these fields. @returns the account after the change, or undefined when there is none */
  change(login: string, change: AccountChange): Promise<StaffAccount | undefined>;
  /** Stored apart from the account, so that no page can show it. */
  passwordHash(login: string): Promise<string | undefined>;
  setPassword(login: string, passwordHash: string, hasOwnPassword: boolean): Promise<void>;
  /** Replaces a hash by a stronger one of the same password, unless the password was changed meanwhile. */
  rehash(login: string, from: string, to: string): Promise<void>;
};
