import { orDefault, type Environment } from './environment.ts';
import type { Channel } from '../line/channel.ts';

const secretName = 'LINE_CHANNEL_SECRET';
const tokenName = 'LINE_CHANNEL_ACCESS_TOKEN';
/** A channel ID is a number; a secret or a token never is. */
const number = /^\d{1,15}$/;

/** The channel of the default book, and one for each `LINE_CHANNEL_SECRET_<BOOK>`. */
export function parseChannels(env: Environment, defaultBookId: string, problems: string[]): Channel[] {
  const suffixes = new Set(
    Object.keys(env).flatMap((name) => {
      const match = /^LINE_CHANNEL_(?:SECRET|ACCESS_TOKEN)_(.+)$/.exec(name);
      return match?.[1] !== undefined && orDefault(env[name], '') !== '' ? [match[1]] : [];
    }),
  );
  const defaultChannel = parseChannel(env, '', defaultBookId, problems);
  const others = [...suffixes].map((suffix) =>
    parseChannel(env, `_${suffix}`, suffix.toLowerCase().replaceAll('_', '-'), problems),
  );
  const twice = others.find((channel) => channel.bookId === defaultBookId);
  if (twice !== undefined)
    problems.push(
      `The book ${defaultBookId} has two LINE channels: ${secretName} (its own, as FAQ_BOOK) and ${secretName}_… Keep one of them.`,
    );
  return [defaultChannel, ...others];
}

function parseChannel(env: Environment, suffix: string, bookId: string, problems: string[]): Channel {
  const secrets = orDefault(env[secretName + suffix], '')
    .split(',')
    .map((secret) => secret.trim())
    .filter((secret) => secret !== '');
  const accessToken = orDefault(env[tokenName + suffix], '');
  if (secrets.length === 0)
    problems.push(
      `${secretName}${suffix} is missing. Copy "Channel secret" from the LINE Developers console, Basic settings tab (book ${bookId}).`,
    );
  if (secrets.some((secret) => number.test(secret)))
    problems.push(
      `${secretName}${suffix} is a number: that looks like the channel ID. Copy "Channel secret" from the Basic settings tab.`,
    );
  if (secrets.length > 2)
    problems.push(`${secretName}${suffix} holds ${secrets.length} secrets. Give one, or two while rotating.`);
  if (accessToken === '')
    problems.push(
      `${tokenName}${suffix} is missing. Issue a channel access token in the LINE Developers console, Messaging API tab (book ${bookId}).`,
    );
  else if (number.test(accessToken))
    problems.push(
      `${tokenName}${suffix} is a number: that looks like the channel ID. Give the channel access token of the Messaging API tab.`,
    );
  else if (!/^[\x21-\x7e]+$/.test(accessToken))
    problems.push(
      `${tokenName}${suffix} holds characters that no channel access token has (a space, a line break, a letter beyond ASCII). Copy it again, whole.`,
    );
  return { bookId, secrets, accessToken };
}
