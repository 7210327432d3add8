import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** The cost of one guess: scrypt's N (memory = 128·N·r bytes), r and p. */
export type ScryptCost = { readonly N: number; readonly r: number; readonly p: number };

/**
 * One of the equal settings that OWASP recommends (Password Storage Cheat Sheet): 32 MB and about a quarter of a second.
 * Two at a time fit into a small web process.
 */
const recommendedCost: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };
const saltBytes = 16;
const hashBytes = 32;
/** More at the same time would take memory and threads from the webhook. */
const maxAtOnce = 2;
/** When this many wait, the next is refused. */
const maxWaiting = 40;

export type Passwords = {
  /** Takes a fraction of a second. @returns e.g. `scrypt$32768$8$3$<salt>$<hash>` */
  hash(password: string): Promise<string>;
  /**
   * Compares in constant time. Without a stored hash it takes as long and returns wrong, so that the time doesn't show
   * which logins exist. `outdated`: right, but hashed at another cost than today's.
   */
  check(password: string, stored: string | undefined): Promise<'right' | 'outdated' | 'wrong'>;
};

/** So many people are signing in that one more would have to wait long. */
export class TooManySignInsError extends Error {}

export function createPasswords(cost: ScryptCost = recommendedCost): Passwords {
  const inQueue = createQueue();
  const derive = (password: string, salt: Buffer, { N, r, p }: ScryptCost): Promise<Buffer> =>
    inQueue(
      () =>
        new Promise((resolve, reject) => {
          const options = { N, r, p, maxmem: 128 * N * r * 2 };
          // Different keyboards may send the same letter as one code point or as several.
          scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, key) => {
            if (error) reject(error);
            else resolve(key);
          });
        }),
    );
  const dummy: Stored = { cost, salt: randomBytes(saltBytes), hash: randomBytes(hashBytes) };
  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      const key = await derive(password, salt, cost);
      return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
    },
    async check(password, text) {
      const stored = text === undefined ? dummy : parseStored(text);
      const key = await derive(password, stored.salt, stored.cost);
      const isRight = timingSafeEqual(key, stored.hash) && text !== undefined;
      if (!isRight) return 'wrong';
      const isToday = stored.cost.N === cost.N && stored.cost.r === cost.r && stored.cost.p === cost.p;
      return isToday ? 'right' : 'outdated';
    },
  };
}

type Stored = { readonly cost: ScryptCost; readonly salt: Buffer; readonly hash: Buffer };

function parseStored(text: string): Stored {
  const [kind, N, r, p, salt = '', hash = ''] = text.split('$');
  const stored = {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
  if (kind === 'scrypt' && stored.hash.length === hashBytes && stored.salt.length >= saltBytes) return stored;
  throw new Error(
    'A stored password hash is damaged. Set the password anew: npm run faq -- staff reset <login>',
  );
}

/** Runs `maxAtOnce` pieces of work at once, and the others in the order of their arrival. */
function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= maxAtOnce) {
      if (waiting.length >= maxWaiting) throw new TooManySignInsError();
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

export const shortestPassword = 12;
export const longestPassword = 200;

/** Why a new password is too weak, or undefined when it will do. Length counts, not signs (NIST SP 800-63B). */
export function weakness(
  password: string,
  login: string,
): 'tooShort' | 'tooLong' | 'holdsLogin' | 'tooSimple' | undefined {
  const plain = password.normalize('NFKC');
  const letters = Array.from(plain);
  if (letters.length < shortestPassword) return 'tooShort';
  if (letters.length > longestPassword) return 'tooLong';
  const lower = plain.toLowerCase();
  if (lower.replaceAll(login, '').length < 6) return 'holdsLogin';
  // In this pattern no two alternatives may match the same letters: 200 letters would take for ever.
  const isRow = letters.every((letter, at) => at === 0 || follows(letters[at - 1] ?? '', letter));
  if (
    new Set(letters).size < 5 ||
    isRow ||
    /^(?:password|passw0rd|qwerty|madoguchi|abc|[!-/\d])+$/.test(lower)
  )
    return 'tooSimple';
  return undefined;
}

function follows(before: string, letter: string): boolean {
  return Math.abs((letter.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0)) <= 1;
}
