import { partitions } from '../../src/redis/keys.ts';
import { formatVersion } from '../../src/redis/records/format.ts';
import { pageOf } from './pages.ts';
import { constant } from './source-values.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const of = (name: string, unit = 1): string => (constant(name) / unit).toLocaleString('en-US');

/** What a page says, with the figure as the source has it. */
const figures: readonly (readonly [page: string, words: () => string])[] = [
  ['deploy', () => `やり取りの新しいほうから ${of('chatLimits.talkLines')} 行まで`],
  ['deploy', () => `最後の返事から ${of('talkEndsAfterMs', minute)} 分で消します`],
  ['deploy', () => `最後のやり取りから ${of('chatRetentionMs', day)} 日。`],
  [
    'deploy',
    () =>
      `新しいほうから ${of('chatLimits.ticketLines')} 行、合わせて ${of('chatLimits.ticketLength', 10_000)} 万字まで`,
  ],
  ['deploy', () => `終わってから ${of('closedTicketRetentionMs', day)} 日`],
  ['deploy', () => `会話を分けた ${partitions.length} の組`],
  ['deploy', () => `ごとに新しい ${of('maxDeadLetters')} 件まで`],
  ['deploy', () => `あきらめてから ${of('chatRetentionMs', day)} 日で全部消えます`],
  ['deploy', () => `新しい ${of('maxAuditEntries')} 件／${of('maxRefusals')} 件`],
  [
    'deploy',
    () => `| ${of('eventIdRetentionMs', hour)} 時間／使うまで、長くて ${of('chatRetentionMs', day)} 日（`,
  ],
  ['deploy', () => `（${of('tokenRetentionMs', minute)} 分を過ぎたものは`],
  ['deploy', () => `使われていない接続を ${of('keepAliveMs', second)} 秒で閉じます`],
  ['deploy', () => `1 個の worker は同時に ${of('chatsAtOnce')} の会話を扱います`],
  ['deploy', () => `${of('chatLeaseMs', second)} 秒ほどで別の worker が続けます`],
  ['deploy', () => `開いたままの接続も ${of('checkRoleMs', second)} 秒以内に気づいて`],
  ['deploy', () => `書式の番号（いまは ${formatVersion}）`],
  [
    'deploy',
    () =>
      `（${of('shortestRestMs', second)} 秒後から、長くて ${of('longestRestMs', second)} 秒おきに見直します）`,
  ],
  ['deploy', () => `その会話だけが ${of('unreadableRestMs', minute)} 分ずつ休み`],
  ['deploy', () => `多くて ${of('proofValidMs', second)} 秒に 1 回`],
  ['desk', () => `お客様の発言から${of('tokenUsableMs', second)}秒のあいだは`],
  ['desk', () => `上限（${of('chatLimits.askerLineLength')}文字）まですべて残ります`],
  ['desk', () => `新しいものから${of('chatLimits.ticketLines')}件`],
  ['desk', () => `${of('ticketLeaseMs', minute)}分以上お待たせすると、時間が赤くなります`],
  ['desk', () => `**${of('ticketLeaseMs', minute)}分返事をしない**`],
  ['desk', () => `${of('usualTimes.silenceWarningMs', minute)}分会話がないと`],
  ['desk', () => `${of('usualTimes.silenceCloseMs', minute)}分で終了します`],
  ['desk', () => `終了してから${of('usualTimes.lateReplyMs', hour)}時間以内に`],
  ['desk', () => `前の担当者が${of('awayAfterMs', minute)}分以内に画面を使っていて`],
  ['desk', () => `そのブラウザーに残ります（${of('draftLifetimeMs', day)}日まで`],
  [
    'desk',
    () => `${of('sessionIdleMs', hour)}時間使わないか、始めから${of('sessionLongestMs', hour)}時間たつと`,
  ],
  [
    'desk',
    () =>
      `1つのアカウントでは${of('throttlePerAccount.freeTries')}回目から、${of('throttlePerAccount.firstWaitMs', second)}秒`,
  ],
  ['desk', () => `最長${of('throttlePerAccount.longestWaitMs', minute)}分です`],
  [
    'desk',
    () =>
      `${of('throttlePerAddress.freeTries')}回目から、${of('throttlePerAddress.firstWaitMs', second)}秒から最長${of('throttlePerAddress.longestWaitMs', minute)}分です`,
  ],
  ['desk', () => `${of('throttlePerAccount.forgottenAfterMs', hour)}時間何もなければ忘れます`],
  ['desk', () => `新しい ${of('maxAuditEntries')} 件まで残します`],
  ['desk', () => `別に ${of('maxRefusals')} 件まで`],
  ['desk', () => `新しい順に ${of('mostClosed')} 件まで`],
  ['architecture', () => `${of('chatRetentionMs', day)} days since the last commit`],
  ['architecture', () => `older than ${of('tokenRetentionMs', minute)} minutes`],
  ['architecture', () => `${of('closedTicketRetentionMs', day)} days once it is closed`],
  [
    'architecture',
    () => `the newest ${of('maxDeadLetters')}; all of them ${of('chatRetentionMs', day)} days after`,
  ],
  ['architecture', () => `the newest ${of('maxAuditEntries')} `],
  [
    'architecture',
    () => `the latest ${of('chatLimits.ticketLines')} lines or ${of('chatLimits.ticketLength')} letters`,
  ],
  ['architecture', () => `last ${of('chatLimits.talkLines')} lines`],
  ['architecture', () => `beyond the ${of('files/maxFiles')} last used`],
  ['architecture', () => `staff owe an answer for ${of('ticketLeaseMs', minute)} minutes`],
  ['architecture', () => `within ${of('usualTimes.reopenMs', day)} days`],
  [
    'architecture',
    () => `${of('sessionIdleMs', hour)} hours without use, ${of('sessionLongestMs', hour)} hours at most`,
  ],
];

test.each(figures)('%s.md says the figures of the source: %s', (page, words) => {
  expect(pageOf(`docs/${page}.md`)).toContain(words());
});
