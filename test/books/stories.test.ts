import { reportedOn } from '../rehearsal/flower-shop.ts';

test('a well written story has nothing to say about', () => {
  const story = `- name: すべての書き方
  startsAt: 2026-11-23T10:00
  turns:
    - follow: 山田
    - user: |-
        一行目
        二行目
    - tap: q1
    - sends: photo
    - unsend: 一行目
    - wait: +65s
    - at: 2026-11-24T10:00
    - unblock: 山田
    - bot: silent
    - bot: { answers: q1, offers: [q2], leadsTo: q1, says: はい, saysNot: [いいえ], buttons: メニュー, step: 2 }
`;
  expect(reportedOn(story)).toEqual([]);
});

const story = (turn: string): string => `- name: 配達\n  turns:\n    - user: 配達\n    - ${turn}\n`;

test.each([
  ['usr: 配達', 'talk.yaml:4 story "配達": "turns[1].usr" is not a known key. Did you mean "user"?'],
  ['user:', 'talk.yaml:4 story "配達": "turns[1].user" is empty. Write the user here.'],
  [
    'wait: 65秒',
    'talk.yaml:4 story "配達": "turns[1].wait" is "65秒", which is not a span of time. Write it like +65s, +10m, +3h or +2d.',
  ],
  [
    'at: 2026-02-31T10:00',
    'talk.yaml:4 story "配達": "turns[1].at" is "2026-02-31T10:00", which is not a day and a time. Write it as YYYY-MM-DDTHH:MM (Tokyo time), e.g. 2026-11-23T10:00.',
  ],
  [
    'sends: stamp',
    'talk.yaml:4 story "配達": "turns[1].sends" is "stamp". Write one of: sticker, photo, video, voice, file, place.',
  ],
  ['bot: quiet', 'talk.yaml:4 story "配達": "turns[1].bot" is "quiet". Write one of: silent, anything.'],
  [
    'bot: { answer: q1 }',
    'talk.yaml:4 story "配達": "turns[1].bot.answer" is not a known key. Did you mean "answers"?',
  ],
  [
    'bot: { step: 二 }',
    'talk.yaml:4 story "配達": "turns[1].bot.step" is "二", which is not a number from 1. Write it in half-width digits, e.g. 2.',
  ],
  ['bot: { answers: q11 }', 'talk.yaml:4 there is no entry "q11" in this book. Did you mean "q1"?'],
])('"%s" is explained with its line', (turn, reported) => {
  expect(reportedOn(story(turn))).toEqual([reported]);
});

test('two things in one turn are told apart, and a story needs turns', () => {
  expect(reportedOn('- name: 配達\n  turns:\n    - user: 配達\n      tap: 店\n')).toEqual([
    'talk.yaml:3 story "配達": "turns[0]" does several things at once. Write one of these, with a value: user, tap, follow, unblock, sends, unsend, wait, at, bot.',
  ]);
  expect(reportedOn('- name: 配達\n  turns:\n')).toEqual([
    'talk.yaml:2 story "配達": "turns" is empty. Write the turns here.',
  ]);
});

test('a mistake in one story does not hide that in another, nor what is no YAML', () => {
  expect(reportedOn(`${story('wait: 1')}${story('at: 1')}`)).toHaveLength(2);
  expect(reportedOn('- name: 配達\n  turns:\n    - bot: { says: a: b }\n')[0]).toMatch(
    /^talk\.yaml:3 this is not YAML/u,
  );
  expect(reportedOn('name: 配達\n')[0]).toMatch(/^talk\.yaml:1 this file is a map where a list belongs\./u);
});
