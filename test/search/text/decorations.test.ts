import { cutDecorations } from '../../../src/search/text/decorations.ts';
import { normalize } from '../../../src/search/text/normalize.ts';
import { toRequest } from '../../../src/search/text/request.ts';

const cut = (text: string): string => cutDecorations(normalize(text)).trim();

test.each([
  '来ない〜',
  '来ないw',
  '来ないｗｗｗ',
  '来ない笑',
  '来ない(笑)',
  '来ない（泣）',
  '来ない爆笑',
  '来ない(汗)',
  '来ないm(_ _)m',
  '来ないm(__)m',
  '来ない(^o^)',
  '来ない＼(^o^)／',
  '来ない(´；ω；｀)',
  '来ない(´・ω・`)',
  '来ない(T_T)',
  '来ない T_T',
  '来ない(＞_＜)',
  '来ない><',
  '来ない^^;',
  '来ない(^^ゞ',
  '来ない(￣▽￣)ノ',
  '来ないヽ(´ー`)ノ',
  '来ない(-_-;)',
  '来ないorz',
  '来ないっ',
  '来ないぃぃ',
  '来ない😭🙏',
  '来ない♪',
  '来ない〜っ(笑)',
])('「%s」 says 「来ない」', (text) => {
  expect(cut(text).replace(/ー$/u, '')).toBe('来ない');
});

test.each([
  '手に汗',
  '微笑',
  '笑顔',
  '庭の草',
  'wワークでも使えますか',
  '60w',
  '(株)の変更',
  '保険証(コピー)',
  '料金(税込)',
  '会員(家族)',
  '(1)と(2)',
  '(a)と(b)',
  'e-mail(e-mail)',
  'かふぇ',
])('nothing of 「%s」 is decoration', (text) => {
  expect(cut(text)).toBe(text);
});

test.each([
  ['質問です。メールが来ない', 'メールが来ない'],
  ['ちょっと聞きたいのですが、メールが来ない', 'メールが来ない'],
  ['メールが来ない。教えてください', 'メールが来ない'],
  ['メールが来ない\nどなたか教えていただけますか。', 'メールが来ない'],
  ['メールが来ない。困っています。', 'メールが来ない'],
  ['質問の変更', '質問の変更'],
  ['パスワードを教えてください', 'パスワードを教えてください'],
])('「%s」 asks 「%s」', (message, request) => {
  expect(toRequest(normalize(message))).toBe(request);
});
