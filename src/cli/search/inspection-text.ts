import type { Inspection, InspectedEntry, Verdict } from '../../search/explain/inspection.ts';
import { alignColumns, clip } from '../columns.ts';

const VERDICTS: Readonly<Record<Verdict['kind'], string>> = {
  confident: '回答',
  likely: 'たぶん回答(ちがうときの質問も出す)',
  ambiguous: '候補を並べる',
  several: '用件ごとに答える',
  none: '当てはまる質問なし',
};

/** An inspection as lines for a terminal, in Japanese. */
export function explainInspection(inspection: Inspection): string[] {
  const { verdict, changes } = inspection;
  return [
    ...section('メッセージの読み方', readingLines(inspection)),
    ...section('用件が複数あるとして', requestLines(inspection)),
    ...section('語', wordLines(inspection)),
    ...section('点数の内訳(上位 5 件)', rankingLines(inspection.ranking)),
    ...section(`判定: ${VERDICTS[verdict.kind]}`, verdictLines(inspection)),
    ...section('変わるとしたら', changeLines(verdict, changes, inspection.ranking)),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`■ ${title}`, ...lines.map((line) => `  ${line}`), ''];
}

function readingLines({ reading }: Inspection): string[] {
  const { normal, dropped, request, isKana, corrections, tokens } = reading;
  const words = tokens.map(({ surface }) => surface).join(' ');
  return alignColumns([
    ['正規形', normal.trim() === '' ? '(文字なし)' : clip(normal, 100)],
    ...(dropped.length > 0 ? [['除いたあいさつ', dropped.join('、')]] : []),
    ...(request !== '' && request !== normal ? [['探した文', clip(request, 100)]] : []),
    ...(isKana ? [['かな書き', `「${clip(words, 80)}」と読みました`]] : []),
    ...(corrections.length > 0 ? [['書き間違いとみて', `${corrections.join('・')} も探しました`]] : []),
  ]);
}

function requestLines({ requests }: Inspection): string[] {
  return alignColumns(
    requests.map(({ text, kind, first, answer }) => {
      const found = first === null ? '' : `[${first}]、見込み ${toShare(answer)}`;
      return [`「${clip(text, 50)}」`, VERDICTS[kind], found];
    }),
  );
}

function wordLines({ reading, words }: Inspection): string[] {
  const known = new Map(words.map((each) => [each.word, each]));
  const seen = new Set<string>();
  const rows = reading.tokens.flatMap(({ surface, base, reading: sound, counts }) => {
    if (!counts || seen.has(base)) return [];
    seen.add(base);
    const word = known.get(base);
    const share = word === undefined ? '–' : `${Math.round(word.known * 100)}%`;
    const entries = word === undefined || word.entries === 0 ? 'なし' : `${word.entries}件`;
    return [[surface, base, sound, share, entries]];
  });
  const left = reading.tokens.filter(({ counts }) => !counts).map(({ surface }) => surface);
  return [
    ...(rows.length === 0
      ? []
      : alignColumns([['語', 'もとの形', '読み', '1位が知る割合', '知っている項目'], ...rows], [3, 4])),
    ...(left.length === 0 ? [] : [`検索に使わない語: ${clip(left.join(' '), 80)}`]),
  ];
}

const PARTS = {
  words: '語',
  characters: '文字',
  sounds: '音',
  meanings: '言い換え',
  hints: '連想',
  length: '短さ',
  explained: '語の説明',
} as const;

function rankingLines(ranking: readonly InspectedEntry[]): string[] {
  if (ranking.length === 0) return [];
  const names = ['words', 'characters', 'sounds', 'meanings', 'hints', 'length', 'explained'] as const;
  const rows = ranking.map(({ id, score, share, parts, question }, at) => [
    `${at + 1}位`,
    `${Math.round(share * 100)}%`,
    score.toFixed(1),
    ...names.map((name) => parts[name].toFixed(1)),
    `[${id}] ${clip(question, 50)}`,
  ]);
  const head = ['', '比率', '合計', ...names.map((name) => PARTS[name]), '質問'];
  const table = alignColumns([head, ...rows], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const notes = ranking.flatMap(({ queryDocument, met }, at) => {
    const where = queryDocument?.kind === 'question' ? '質問' : 'phrasings';
    const best =
      queryDocument === null
        ? '回答の文だけが近い'
        : `近い言い方: 「${clip(queryDocument.text, 60)}」(${where})`;
    const ways = met
      .slice(0, 4)
      .map(({ how, asked, written }) => `${asked.join('・')} → ${clip(written.join('・'), 40)}${WAYS[how]}`);
    return [`${at + 1}位 ${best}`, ...(ways.length === 0 ? [] : [`    言い換え: ${ways.join('、')}`])];
  });
  return [...table, ...notes];
}

/** How the lexicon connects words of the message with words of the entry. */
const WAYS: Readonly<Record<InspectedEntry['met'][number]['how'], string>> = {
  same: '',
  broader: '（広い言葉）',
  situation: '（場面）',
  hint: '（連想）',
};

const REASONS: Readonly<Record<Verdict['reason'], string>> = {
  several: '文ごとに別の項目が見つかり、どれも確かなので、続けて回答します。',
  blank: '文字がないので、何も探しません。',
  pleasantry: 'あいさつやお礼だけで、用件がありません。',
  'nothing shared': 'どの項目とも、語も音も意味も重なりません。',
  typed: '質問か phrasings と同じ文なので、必ず回答します。',
  sure: '1位が正しい見込みが、この本の慎重さ(caution)以上です。',
  likely:
    '見込みは caution に届きませんが、回答して、下にちがうときの質問を出すのが、いちばん手間が少ない見込みです。',
  'asked about':
    '見込みが caution に届かず、ほかに考えられる項目もないので、「こちらのことですか?」とたずねます。',
  doubtful: '見込みが caution に届かず、候補から選んでもらうのが、いちばん手間が少ない見込みです。',
  unlikely:
    'どの項目でも答えられない見込みが高いので、無いと伝えます。用件まで重なる項目があれば、近い質問として示します。',
};

function verdictLines({ verdict, ranking }: Inspection): string[] {
  const { reason, shown, answer, answerThreshold, offer } = verdict;
  const list = shown.length === 0 ? [] : [`見せるもの: ${shown.map((id) => `[${id}]`).join(' ')}`];
  if (ranking.length === 0) return [REASONS[reason]];
  return [
    REASONS[reason],
    ...alignColumns([
      ['1位が正しい見込み', toShare(answer), `${toShare(answerThreshold)} 以上で回答(caution)`],
      ['どれかで答えられる見込み', toShare(offer), ''],
    ]),
    ...costLines(verdict),
    ...list,
  ];
}

/** What each band is expected to cost; there is nothing to compare where the first is certain. */
function costLines({ reason, expected }: Verdict): string[] {
  if (reason !== 'likely' && reason !== 'asked about' && reason !== 'doubtful' && reason !== 'unlikely')
    return [];
  const { likely, choose, none } = expected;
  const each = [
    ...(likely === null ? [] : [`たぶん回答 ${likely.toFixed(2)}`]),
    `候補 ${choose.toFixed(2)}`,
    `無いと伝える ${none.toFixed(2)}`,
  ];
  return [`見込まれる手間(いちばん少ないものに決まる): ${each.join('、')}`];
}

function changeLines(
  verdict: Verdict,
  { rival, unknown }: Inspection['changes'],
  ranking: Inspection['ranking'],
): string[] {
  const { reason, kind, answer, answerThreshold } = verdict;
  const [first] = ranking;
  if (first === undefined || reason === 'typed' || reason === 'several') return [];
  const isAnswer = kind === 'confident';
  const lines: string[] = [];
  if (isAnswer)
    lines.push(
      `caution が ${toShare(answer)} より大きければ候補になります(余裕 ${toShare(answer - answerThreshold)})。`,
    );
  else lines.push(`見込みがあと ${upTo(answerThreshold - answer)} あれば、言い切って回答です。`);
  if (rival !== null) {
    const without = toShare(rival.answerWithout);
    const behind = `2位 [${rival.id}] との差は ${rival.margin.toFixed(1)} 点です。`;
    lines.push(isAnswer ? behind : `${behind}2位がなければ、見込みは ${without} でした。`);
  }
  for (const { word, kindWithout, firstWithout, answerWithout } of unknown) {
    const at = firstWithout === null ? '' : ` [${firstWithout}]、見込み ${toShare(answerWithout)}`;
    lines.push(`1位が知らない語「${word}」がなければ: ${VERDICTS[kindWithout]}${at}`);
  }
  if (!isAnswer)
    lines.push(`[${first.id}] が正しい答えなら、この言い方を phrasings に足すと、必ず回答します。`);
  return lines;
}

/** Three decimals. 1.000 stands only for certainty, and 0.000 only for impossibility. */
function toShare(value: number): string {
  return Math.min(Math.max(value, value > 0 ? 0.001 : 0), value < 1 ? 0.999 : 1).toFixed(3);
}

function upTo(value: number): string {
  return (Math.ceil(value * 100) / 100).toFixed(2);
}
