/**
 * The docs already say what rooms that are being rebuilt at the same time will be called. Once those have come
 * together, this file goes, and its three uses with it.
 */
export const notYet: {
  readonly paths: ReadonlySet<string>;
  readonly functions: ReadonlySet<string>;
  /** The new name → the one that it has today. */
  readonly constants: Readonly<Record<string, string>>;
} = {
  paths: new Set([
    'bin/composition/start-worker.ts',
    'candidates.ts',
    'conversation/tickets/staff-action.ts',
    'engine/apply-step.ts',
    'engine/commit-chat.ts',
    'engine/deliver-outbox.ts',
    'engine/ports/',
    'engine/ports/journal.ts',
    'engine/ports/mailbox.ts',
    'engine/ports/ticket-board.ts',
    'errand.ts',
    'errands.ts',
    'evidence.ts',
    'guessing.ts',
    'redis/records/',
    'redis/records/audit.ts',
    'redis/records/board.ts',
    'redis/records/format.ts',
    'redis/records/talk.ts',
    'redis/records/upgrade.ts',
    'redis/scripts/chat/append.lua',
    'redis/scripts/chat/claim.lua',
    'redis/scripts/chat/commit.lua',
    'redis/scripts/chat/leave.lua',
    'staff/audit.ts',
    'staff/permissions.ts',
    'staff/staff-store.ts',
  ]),
  functions: new Set([
    'commitChat',
    'deliverOutbox',
    'handleInStaffMode',
    'handleText',
    'processChat',
    'settleChat',
  ]),
  constants: {
    'conversation/limits.ticketLines': 'conversation/mostLines',
    'conversation/limits.ticketLength': 'mostLetters',
    'conversation/limits.talkLines': 'rememberedLines',
    'conversation/limits.askerLineLength': 'longestText',
    checkRoleMs: 'lookAtRoleMs',
    proofValidMs: 'provenForMs',
    'files/maxFiles': 'files/mostFiles',
  },
};
