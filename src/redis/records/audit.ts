import { z } from 'zod';
import type { AuditEntry } from '../../staff/audit.ts';
import { defineFormat, type Format } from './format.ts';
import { exactly } from './exactly.ts';
import { number, text, texts } from './talk.ts';
import { upgradeAuditEntry } from './upgrade-to-2.ts';

const auditEntry = exactly<AuditEntry>()(
  z.object({
    at: number,
    by: text,
    action: z.enum([
      'signedIn',
      'signInRefused',
      'signedOut',
      'signedOutEverywhere',
      'passwordChanged',
      'accountAdded',
      'accountChanged',
      'accountDisabled',
      'accountEnabled',
      'passwordReset',
      'sessionsEnded',
      'ticketClaimed',
      'ticketReplied',
      'ticketNoted',
      'ticketHandedOver',
      'ticketReleased',
      'ticketClosed',
      'ticketReopened',
      'ticketResent',
      'ticketActUndone',
    ]),
    to: text.exactOptional(),
    address: text.exactOptional(),
    detail: text.exactOptional(),
    books: z.union([z.literal('all'), texts]).exactOptional(),
  }),
);

export const auditEntryFormat: Format<AuditEntry> = defineFormat('audit entry', auditEntry, [
  upgradeAuditEntry,
]);
