import {
  longestAnswer,
  longestNote,
  nameOfAction,
  permissionFor,
  readStaffText,
} from '../../../src/conversation/tickets/staff-action.ts';
import { lineLimits } from '../../../src/conversation/line-limits.ts';

describe('what staff write', () => {
  test('an answer may be as long as one LINE message, whoever types it where', () => {
    expect(longestAnswer).toBe(lineLimits.textLength);
    expect(readStaffText('reply', 'あ'.repeat(5_000)).type).toBe('fine');
    expect(readStaffText('reply', 'あ'.repeat(5_001))).toEqual({ type: 'problem', why: 'answerTooLong' });
  });

  test('a note that is too long is refused, not cut', () => {
    expect(readStaffText('note', 'あ'.repeat(longestNote + 1))).toEqual({
      type: 'problem',
      why: 'noteTooLong',
    });
  });

  test('an empty text is refused; line breaks of every kind are one, and the space around goes', () => {
    expect(readStaffText('reply', ' \r\n ')).toEqual({ type: 'problem', why: 'noText' });
    expect(readStaffText('reply', ' 一行目\r\n二行目 ')).toEqual({ type: 'fine', text: '一行目\n二行目' });
  });
});

test('a ticket that goes to a colleague and one that goes back to all are two actions', () => {
  expect(nameOfAction({ type: 'staffHandedOver', to: { login: 'sato', name: '佐藤' } })).toBe('hand-over');
  expect(nameOfAction({ type: 'staffHandedOver' })).toBe('release');
});

test('to open a closed ticket again takes more than to answer', () => {
  expect(permissionFor.reopen).toBe('reopen');
  expect(permissionFor.reply).toBe('answer');
});
