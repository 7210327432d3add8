import { deskNames } from '../../../../src/conversation/japanese/wishes/desk-names.ts';
import { readWish } from '../../../../src/conversation/japanese/wishes/wish.ts';
import type { Finding } from '../../../../src/search/finding.ts';
import { book, finding, parking, perm } from '../../small-desk.ts';

const { contact } = book;

test('a desk is known by a part of its name with 「さん」, but not by that part alone', () => {
  const names = deskNames({ name: '北町共済マイページ', contact });
  expect(names).toContain('共済さん');
  expect(names).not.toContain('共済');
});

test('a shortened name with 「さん」 asks this desk', () => {
  const noise: Finding = { kind: 'ambiguous', entries: [perm, parking] };
  const desk = finding(noise, { ...book, name: '北町共済', entries: [perm, parking] });
  const context = { book: desk, finding: noise, isFollowUp: false };
  expect(readWish('共済さんの電話番号が知りたい', context)).toMatchObject({ kind: 'facts', of: ['phone'] });
});
