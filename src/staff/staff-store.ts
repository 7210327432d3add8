import type { StaffAccounts } from './accounts.ts';
import type { AuditLog } from './audit.ts';
import type { StaffSessions } from './sessions.ts';
import type { SignInThrottle } from './throttle.ts';

export type StaffStore = {
  readonly accounts: StaffAccounts;
  readonly sessions: StaffSessions;
  readonly throttle: SignInThrottle;
  readonly audit: AuditLog;
  close(): Promise<void>;
};
