/**
 * What wakes a chat by itself, as it is stored. `next-part`: no more of an unfinished question came. `talk-ends`: nobody
 * has said anything for long. `ticket-lease`: staff have left an asker waiting. `ticket-idle`: neither side of a ticket
 * speaks. `answer-waits`: an answer of staff has not reached the asker.
 */
export type TimerName = (typeof timerNames)[number];
export const timerNames = ['next-part', 'talk-ends', 'ticket-lease', 'ticket-idle', 'answer-waits'] as const;
