/** Words that name something: two kanji or more, katakana, letters. Hiragana is mostly endings. */
const names = /\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|[a-z0-9]{2,}/gu;
/** They stand in any request. */
const anyRequest = /^(?:方法|場合|手続|手続き|質問|必要|変更|教え|お願|一覧|確認|登録|利用|申込|可能)$/u;
/** From this share of the shorter text's names on, two texts are about the same. */
const enough = 0.5;

/** Whether two texts ask about the same thing in other words. */
export function shareWords(a: string, b: string): boolean {
  const [ours, theirs] = [namesIn(a), namesIn(b)];
  const shorter = Math.min(ours.size, theirs.size);
  const shared = [...ours].filter((name) => theirs.has(name)).length;
  return shorter > 0 && shared / shorter >= enough;
}

function namesIn(text: string): ReadonlySet<string> {
  const found = text.normalize('NFKC').toLowerCase().match(names) ?? [];
  return new Set(found.filter((name) => !anyRequest.test(name)));
}
