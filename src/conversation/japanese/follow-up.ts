import type { Entry } from '../../books/book.ts';
import type { Finding } from '../../search/finding.ts';
import { bare } from './commands.ts';

/** A longer text says itself what it is about. */
const maxFollowUpLength = 20;
const pointingBack =
  /^(じゃあ?|では|それでは|あと|また|で|なら|その(場合|とき|時)?|それ|それら|これ|この|こちら|そこ|そっち|そちら|あれ|上記)(って|は|の|を|に|で|が|も)?/u;
/** 「期限は?」「いくら?」: asks for a detail without saying of what. */
const facetAlone =
  /^(いくら|料金|費用|値段|金額|手数料|期限|締切|締め切り|期間|日数|時間|いつ|いつまで|いつから|何日|どこ|どこで|どこに|どこから|誰|誰が|だれ|方法|やり方|手順|手続き|手続|必要(な)?(書類|もの)|何が(必要|いる)|条件|対象|場所|宛先|連絡先|電話番号|問い合わせ先|理由|なぜ|どうして|どうやって|どうすれば(いい|よい)?|どうしたら(いい|よい)?|どうする)(は|って|が|を|に|へ|で|までに|くらい|ぐらい)?(ですか|でしょうか|ですかね|かかりますか|かかる|必要ですか|なんですか|何ですか|いいですか|よいですか|の|教えて(ください)?|知りたいです?)?$/u;

/** Whether a text makes sense only together with the answer before it. */
export function isFollowUp(text: string): boolean {
  const typed = bare(text);
  return typed.length <= maxFollowUpLength && (pointingBack.test(typed) || facetAlone.test(typed));
}

/**
 * The finding of a follow-up question. The last answer is on the screen already, so it is not found again: what is
 * near to both is offered instead.
 */
export function findFollowUp(
  alone: Finding,
  together: Finding,
  near: readonly Entry[],
  last: Entry,
): Finding {
  if (isAnswer(together) && together.entry.id !== last.id) return together;
  const candidates = isAnswer(alone) ? [alone.entry, ...near] : near;
  const others = [...new Set(candidates)].filter(({ id }) => id !== last.id).slice(0, 3);
  if (others.length === 0) return { kind: 'none', nearest: [] };
  return { kind: 'ambiguous', entries: others.length === 1 ? [last, ...others] : others };
}

function isAnswer(finding: Finding): finding is Extract<Finding, { kind: 'confident' | 'likely' }> {
  return finding.kind === 'confident' || finding.kind === 'likely';
}
