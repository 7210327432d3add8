import type { Token } from './token.ts';

/**
 * What is counted, in the spelling in which it is compared. 7番 and 7時 share nothing but a digit, so a number is only ever
 * compared together with its counter.
 */
const counters = new Map(
  `番 番目=番 番線 号 号室 号車 歳 才=歳 歳児=歳 才児=歳 階 月 月分=月 か月 ヶ月=か月 ヵ月=か月 カ月=か月 ケ月=か月 箇月=か月 ヶ月分=か月 時 時間 分 分間=分
  秒 日 日間 日分=日間 日目=日 年 年間 年分=年間 年目=年 年度 年生 学年=年生 週 週間 週目=週 回 回目=回 度目=回 点 円 件 人 名=人 人目=人 人分=人 枚 つ つ目=つ
  個 個目=個 こ=個 コ=個 台 台目=台 本 冊 泊 級 種 類 次 割 世帯 文字 桁 パーセント %=パーセント キロ kg=キロ 丁目 行 列 組 箱 袋 着 足 杯 匹 頭 軒 戸 段 段階 章 条 項 ページ 学期 か所 カ所=か所 ヶ所=か所 ヵ所=か所 箇所=か所
  g グラム=g mb メガ=mb gb ギガ=gb ml リットル ldk dk`
    .split(/\s+/u)
    .map((pair) => {
      const [written = '', compared = written] = pair.split('=');
      return [written, compared] as const;
    }),
);
/** STEP2, ステップ2, 手順2 and 2番目の手順 are one. */
const steps = /^(?:step|ステップ|手順)$/u;
const stepCounter = '手順';

/** 65歳以上 is no age of its own, so 70歳 doesn't contradict it. */
const bounds = /^(?:以上|以下|未満|以内|以降|以前|超)$/u;
/** 「25日を過ぎて」, 「25日すぎ」: what comes after the number says nothing of what is asked. */
const passed = /^(?:過ぎ|すぎ|過ぎる|すぎる)$/u;
/** Points in time. A span that has passed (2週間過ぎても) tells of waiting. */
const dates = /^[日月時歳才]$/u;
/** Months that kuromoji knows as words. */
const monthWord = /^([一二三四五六七八九十]{1,2})月$/u;

/** These don't say what is counted. */
const emptySuffixes = /^(?:的|化|用|性|等|など|ずつ|ごと|くらい|ぐらい|ほど|前|後|以上|以下|さん|様|者|重)$/u;

const digits = new Map(Array.from('〇一二三四五六七八九', (digit, value) => [digit, value] as const));
const powers = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
  ['万', 10_000],
]);

/** A number as a word: 2番, 10000円, 13. */
const countedWord = /^\d+(\D.*)?$/u;

/** The counter of a word such as 2番, '' for a bare number. @returns undefined for any other word */
export function counterOf(word: string): string | undefined {
  const found = countedWord.exec(word);
  return found === null ? undefined : (found[1] ?? '');
}

/** Whether a word is the number of a step: 2手順. */
export function isStepNumber(word: string): boolean {
  return counterOf(word) === stepCounter;
}

/**
 * Joins each number with its counter: 二|階, 2|階 and ２|階 become the one word 2階. STEP|02, 手順|2 and 2|番目|の|手順 become
 * 2手順.
 */
export function joinNumbers(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((token) => isNumber(token) || monthWord.test(token.base))) return tokens;
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length;) {
    const read = readNumber(tokens, at);
    const token = tokens[at];
    if (read === undefined) {
      if (token !== undefined) joined.push(readMonth(token));
      at += 1;
      continue;
    }
    // The name of a numbered step is part of its number, whichever name it has.
    if (read.counter === stepCounter) while (isNameOfStep(joined)) joined.pop();
    joined.push(toWord(read, tokens.slice(at, read.end)));
    at = read.end;
  }
  return joined;
}

function readMonth(token: Token): Token {
  const month = monthWord.exec(token.base)?.[1];
  const value = month === undefined ? undefined : valueOf(month);
  return value === undefined ? token : { ...token, base: `${value}月`, detail: '数' };
}

type NumberRead = { readonly value: number; readonly counter: string; readonly end: number };

/** @returns undefined where no counted number begins */
function readNumber(tokens: readonly Token[], start: number): NumberRead | undefined {
  let end = start;
  let text = '';
  for (let token = tokens[end]; token !== undefined; token = tokens[end]) {
    const isComma = token.surface === ',' && end > start && /^\d{3}$/u.test(tokens[end + 1]?.surface ?? '');
    if (!isComma && !isNumber(token)) break;
    if (!isComma) text += token.surface;
    end += 1;
  }
  const value = end === start ? undefined : valueOf(text);
  if (value === undefined) return undefined;
  const counted = readCounter(tokens, end);
  if (isNameOfStep(tokens.slice(0, start))) return { value, counter: stepCounter, end: counted.end };
  const isLinked = tokens[counted.end]?.surface === 'の';
  const followed = tokens[counted.end + Number(isLinked)]?.surface ?? '';
  // 2ステップ without の counts how many steps there are.
  if (steps.test(followed) && (isLinked || counted.counter !== undefined))
    return { value, counter: stepCounter, end: counted.end + Number(isLinked) + 1 };
  // 十分 is "enough" far more often than ten minutes.
  if (counted.counter === undefined || (text === '十' && counted.counter === '分')) return undefined;
  const isObject = tokens[counted.end]?.surface === 'を';
  const isDate = dates.test(tokens[counted.end - 1]?.surface ?? '');
  if (isDate && passed.test(tokens[counted.end + Number(isObject)]?.base ?? ''))
    return { value, counter: counted.counter, end: counted.end + Number(isObject) + 1 };
  const bound = tokens[counted.end]?.surface ?? '';
  return bounds.test(bound)
    ? { value, counter: `${counted.counter}${bound}`, end: counted.end + 1 }
    : { value, counter: counted.counter, end: counted.end };
}

/** Do these words end with the name of a step, perhaps with a space after it (STEP 2)? */
function isNameOfStep(tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)?.surface ?? '';
  return steps.test(last) || (last.trim() === '' && steps.test(tokens.at(-2)?.surface ?? ''));
}

/** The counter after a number: the longest one that the next two words make. */
function readCounter(
  tokens: readonly Token[],
  start: number,
): { readonly counter: string | undefined; readonly end: number } {
  const one = tokens[start]?.surface ?? '';
  const two = one + (tokens[start + 1]?.surface ?? '');
  const longer = two === one ? undefined : counters.get(two);
  if (longer !== undefined) return { counter: longer, end: start + 2 };
  const counter = counters.get(one) ?? suffixOf(tokens[start]);
  return { counter, end: counter === undefined ? start : start + 1 };
}

/** Other words that kuromoji knows as endings of a number count too: 第2子, 30代, 2便. */
function suffixOf(token: Token | undefined): string | undefined {
  const isSuffix = token?.partOfSpeech === '名詞' && token.detail === '接尾';
  return isSuffix && !emptySuffixes.test(token.surface) ? token.surface : undefined;
}

function isNumber({ surface, detail }: Token): boolean {
  return /^\d+$/u.test(surface) || (detail === '数' && Array.from(surface).every(isNumeral));
}

function isNumeral(sign: string): boolean {
  return digits.has(sign) || powers.has(sign) || /^\d$/u.test(sign);
}

/** 二十三 → 23, 1万2千 → 12000, 03 → 3. */
function valueOf(text: string): number | undefined {
  if (/^\d{1,12}$/u.test(text)) return Number(text);
  let [sum, part, current] = [0, 0, 0];
  for (const sign of text.match(/\d+|\D/gu) ?? []) {
    const power = powers.get(sign);
    const digit = digits.get(sign) ?? (/^\d+$/u.test(sign) ? Number(sign) : undefined);
    if (power === 10_000) [sum, part, current] = [sum + (part + current || 1) * power, 0, 0];
    else if (power !== undefined) [part, current] = [part + (current || 1) * power, 0];
    else if (digit === undefined) return undefined;
    else current = current * 10 + digit;
  }
  return sum + part + current;
}

/** The word in one spelling, so that it is the same in every stream. */
function toWord({ value, counter }: NumberRead, tokens: readonly Token[]): Token {
  const word = `${value}${counter}`;
  const isStep = counter === stepCounter;
  const counterReading = tokens
    .filter((token) => !isNumber(token) && token.surface !== ',')
    .map(({ reading }) => reading);
  return {
    surface: isStep ? `${counter}${value}` : word,
    base: word,
    reading: isStep ? `テジュン${value}` : `${value}${counterReading.join('')}`,
    partOfSpeech: '名詞',
    detail: '数',
    inflection: '*',
  };
}

/** The dictionary has no step in hiragana: 「すてっぷ2」 → 「ステップ2」. */
export function readStepName(text: string): string {
  return text.replace(/すてっぷ(?=\s*[\d一二三四五六七八九])/gu, 'ステップ');
}

/** 50人→65人, 「50人から65人に変更」. Times and days change without being more or less. */
const change =
  /(?<from>\d+)(?<counter>[人名台個件円枚冊本口点社部席])?\s*(?:(?:→|⇒|->|=>|➡)\s*|(?:から|より)(?=\d+[^\s\d](?:へ|に)(?:変更|変え|かえ|したい)))(?<to>\d+)(?<after>[人名台個件円枚冊本口点社部席])(?!\d)(?:\s*[にへ]?\s*(?:変更(?:を?希望)?|変えたい|かえたい|したい))?/u;

/** 「50名→65名に変更」 as what it asks for: 増やす. */
export function readChangeOfCount(text: string): string {
  const { from, to, counter, after } = change.exec(text)?.groups ?? {};
  if (from === undefined || to === undefined || (counter ?? after) !== after || from === to) return text;
  const what = after === '人' || after === '名' ? '人数を' : '';
  return text.replace(change, ` ${what}${Number(to) > Number(from) ? '増やす' : '減らす'} `);
}
