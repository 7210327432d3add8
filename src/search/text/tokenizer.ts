import type { IpadicFeatures } from 'kuromoji';
import { loadAnalyzer } from './dictionary.ts';
import { joinNumbers } from './numbers.ts';
import { toPieces } from './safe-text.ts';
import type { Token } from './token.ts';

export type { Token } from './token.ts';

/** Normalized text of any length → its words. */
export type Tokenizer = (text: string) => readonly Token[];

let loading: Promise<Tokenizer> | undefined;

/** kuromoji with its dictionary takes about 0.5 s and 100 MB, so a process loads it once. */
export function loadTokenizer(): Promise<Tokenizer> {
  loading ??= readDictionary();
  return loading;
}

async function readDictionary(): Promise<Tokenizer> {
  const analyzer = await loadAnalyzer();
  return (text) =>
    toPieces(text).flatMap((piece) => joinNumbers(joinLose(analyzer.tokenize(piece).map(toToken))));
}

/** kuromoji reads なくした as ない + する; at a counter it means なくす, to lose. */
function joinLose(tokens: readonly Token[]): readonly Token[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const after = tokens[at + 1];
    const isLose = (adjective: Token | undefined, verb: Token | undefined): boolean =>
      adjective?.surface === 'なく' && verb?.surface === 'し' && verb.base === 'する';
    if (isLose(before, token)) return [];
    if (!isLose(token, after)) return [token];
    const inflection = '五段・サ行';
    return [
      {
        surface: 'なくし',
        base: 'なくす',
        reading: 'ナクシ',
        partOfSpeech: '動詞',
        detail: '自立',
        inflection,
      },
    ];
  });
}

function toToken(word: IpadicFeatures): Token {
  return {
    surface: word.surface_form,
    base: word.basic_form === '*' ? word.surface_form : word.basic_form,
    reading: word.reading ?? word.surface_form,
    partOfSpeech: word.pos,
    detail: detailOf(word),
    inflection: word.conjugated_type,
  };
}

function detailOf({ word_type, surface_form, pos_detail_1, pos_detail_2 }: IpadicFeatures): string {
  if (word_type === 'UNKNOWN' && /^[ぁ-ゖァ-ヺー]+$/u.test(surface_form)) return '未知語';
  return pos_detail_2 === '人名' ? '人名' : pos_detail_1;
}
