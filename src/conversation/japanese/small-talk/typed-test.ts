import { bare } from '../commands.ts';
import { toHiragana } from '../wishes/wish-text.ts';

const said =
  /^(?:(?:これは?)?てすと|test(?:ing)?)(?:です|ちゅう|中|送信|そうしん|めっせ?ーじ|めっせじ|投稿|だよ|よ|てすと|test|\d)*$/u;
/** Rows of a keyboard and of the kana table: fingers that only try whether something is sent. */
const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghij',
  'あいうえお',
  'かきくけこ',
  'たちつてと',
  'あかさたな',
];
/** Whether one's words arrive: of the talk itself, as no thing is named. */
const arrives =
  /^(?:ちゃんと|これ|これって|今|もう|あれ|あの|らいん|line|めっせじ|めっせーじ|私の|声)*(?:は|が|って)?(?:(?:送れ|おくれ|届い|とどい|見え|みえ|聞こえ|きこえ|読め|通じ|つながっ|繋がっ)てい?(?:る|ます)|(?:見え|聞こえ|きこえ)ます)(?:の|ん)?(?:です)?(?:か)?(?:な|ね|よ)*$/u;

/** A message that tries whether the talk works: 「てすと」, 「ああああ」, 「asdf」, 「送れてる?」. */
export function isTypedTest(text: string): boolean {
  const typed = toHiragana(bare(text)).replace(/[^\p{L}\p{N}ー]/gu, '');
  if (said.test(typed)) return true;
  // えええ and おおお are said by people.
  if (/^([^はひふへほえおわw])\1{2,}$/u.test(typed) && /^\p{L}/u.test(typed)) return true;
  if (typed.length >= 3 && rows.some((row) => row.includes(typed))) return true;
  return /[?か]|かな/u.test(text.normalize('NFKC')) && arrives.test(typed);
}
