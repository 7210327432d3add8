import { loadBook } from '../../src/books/load.ts';
import { createSearch, type SearchEngine } from '../../src/search/engine.ts';
import { loadTokenizer } from '../../src/search/text/tokenizer.ts';

let kyosai: SearchEngine;
beforeAll(async () => {
  kyosai = createSearch(loadBook('faq-data/kyosai-mypage'), await loadTokenizer());
});

const first = (message: string) => kyosai.rank(message).ranked[0]?.entryId;

test.each([
  ['all in hiragana', 'ぱすわーどをわすれました', 'id-01'],
  ['all in katakana', 'デンワバンゴウヲカエタイ', 'tetsuzuki-02'],
  ['in half-width kana', 'ﾒｰﾙｱﾄﾞﾚｽを変えたい', 'tetsuzuki-01'],
  ['in Latin letters', 'pasuwa-do wo wasuremasita', 'id-01'],
  ['in full-width letters', 'ＩＤを変更したい', 'id-02'],
  ['with a wrong conversion by sound', '名前の感じが登録できない', 'tetsuzuki-04'],
  ['with a dropped dakuten', 'ハスワードをわすれた', 'id-01'],
  ['with a doubled character', '控除除証明書の再発行', 'tetsuzuki-10'],
  ['with an old kanji', '氏名の漢字に髙が使えない', 'tetsuzuki-04'],
])('a question typed %s finds its entry', (_how, message, entryId) => {
  expect(first(message)).toBe(entryId);
});

test('lost and loses are one: なくした finds 紛失', async () => {
  const benesapo = createSearch(loadBook('faq-data/benesapo'), await loadTokenizer());
  expect(benesapo.rank('企業コードをなくしちゃった').ranked[0]?.entryId).toBe('q04');
});

test.each([
  ['まごのなまえがまちがっています', '孫'],
  ['おばあちゃんのめがねがわれました', '割れる'],
])('a word in kana that the book lacks is read as the word that people know: %s', (message, word) => {
  const { tokens } = kyosai.inspect(message).reading;
  expect(tokens.map(({ base }) => base)).toContain(word);
});
