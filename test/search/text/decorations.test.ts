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
  '来ない(emoji)(emoji)',
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

const request = (text: string): string => toRequest(normalize(text));

test.each([
  '【至急】メールが届きません',
  '[大至急] メールが届きません',
  '至急です。メールが届きません',
  '★★メールが届きません★★',
  '｡.:*☆メールが届きません☆*:.｡',
  'えーとですね、メールが届きません',
  'あのーえーっとメールが届きません',
  'うーんとメールがえーっと届きません',
  'メールが届きませんまる',
  '早速ですが、メールが届きません',
  'デイサービスみどりの田中と申します。早速ですが、メールが届きません',
  'メールが届きません。お忙しいところ恐れ入りますが何卒よろしくお願い申し上げます。 －－－ 社会福祉法人みどり会 田中',
  'メールが届きません。\n-----\n株式会社みどり 総務部\nTEL 000-0000',
  'ﾒｰﾙが届きﾏｾﾝ',
])('「%s」 asks what it asks without its frame', (text) => {
  expect(request(text)).toBe('メールが届きません');
});

test.each([
  ['いつ始まる', 'いつ始まる'],
  ['授業はいつはじまる', '授業はいつはじまる'],
  ['考えと違う', '考えと違う'],
  ['あの人', 'あの人'],
  ['クリスマスの営業', 'クリスマスの営業'],
  ['マスクは必要', 'マスクは必要'],
  ['サービスの追加方法。 --- 退会方法', 'サービスの追加方法。 --- 退会方法'],
  ['【再発行】の手続き', '【再発行】の手続き'],
  ['c++ の本', 'c++ の本'],
])('「%s」 keeps what it asks', (text, rest) => {
  expect(request(text)).toBe(rest);
});

test('grammar in katakana is read as in hiragana', () => {
  expect(request('ﾄﾞｺﾆ頼めばｲｲﾃﾞｽｶ')).toBe('どこに頼めばいいですか');
});

test.each([
  ['さて標記の件、変更の手続きをご教示ください。', '変更の手続きを'],
  ['お世話になっております。標題の件につきまして、鍵が届きません。', '鍵が届きません'],
  ['件名の変更はできますか', '件名の変更はできますか'],
])('the frame of a letter is none of its request: 「%s」', (text, request) => {
  expect(toRequest(normalize(text)).trim()).toBe(request);
});

test.each([
  [
    '同僚から「住所まちがってたよ〜😱」って言われました（笑）直し方は',
    /^住所まちがってたよ[ー\s]*。\s*直し方は$/u,
  ],
  ['上司に「鍵が開かない」と言われたのですが', /^鍵が開かない$/u],
  // Family may be who is asked about.
  ['妻に「私も使える?」と聞かれました', /^妻に/u],
])('who told something is left out where it does not matter: 「%s」', (text, request) => {
  expect(toRequest(normalize(text))).toMatch(request);
});
