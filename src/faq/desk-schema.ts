import { z } from 'zod';
import { closedDays, hours, toHours } from './hours-schema.ts';
import { LIMITS } from './limits.ts';

/** What the operator of a desk decides: hours, staff, money, their words. */
export const desk = z
  .strictObject({
    hours: hours.exactOptional().describe('担当者が応対する曜日と時間(日本時間)。いつでもなら always'),
    closedDays,
    staffChat: z
      .enum(['on', 'off'])
      .default('on')
      .describe('このトークで担当者が応対するか。on = する / off = お問い合わせ先の案内だけにする'),
    lateAnswers: z
      .enum(['push', 'next-reply'])
      .default('push')
      .describe('無料の返信で送れなくなった回答を、push = 有料で送る / next-reply = 次の発言まで待つ'),
    cannedAnswers: z
      .array(z.string().trim().min(1, { abort: true }).max(LIMITS.cannedAnswer))
      .max(LIMITS.cannedAnswers)
      .exactOptional()
      .describe('担当者が受付の画面で選べる定型文'),
  })
  .describe('この窓口を運営する方が決めること')
  .transform(({ hours: rows = 'always', closedDays: closed, staffChat, lateAnswers, ...rest }, ctx) => {
    const desk = { hasChat: staffChat === 'on', lateAnswers, ...rest };
    if (rows === 'always' && closed.length === 0) return desk;
    return { ...desk, hours: toHours({ hours: rows, closedDays: closed }, ctx) };
  });
