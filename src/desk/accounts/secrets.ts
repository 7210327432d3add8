import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, in a form for cookies. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function isSecret(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** The session's key in the store. A plain hash is enough, since nobody guesses 256 random bits. */
export function storeKeyOf(sessionId: string): string {
  return createHash('sha256').update(`session ${sessionId}`).digest('hex');
}

/** The token of a session's forms. It is made from the session's id, which only its browser has. */
export function csrfTokenOf(sessionId: string): string {
  return createHmac('sha256', sessionId).update('csrf').digest('base64url');
}

export function isSameSecret(given: string | undefined, expected: string): boolean {
  if (given === undefined) return false;
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** A password to give to somebody: 99 bits, in letters that can't be confused. */
export function newPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const pick = (): string => {
    for (;;) {
      const byte = randomBytes(1).readUInt8(0);
      // 248 = 8 × 31: the bytes above would make some letters more likely.
      if (byte < 248) return letters.charAt(byte % letters.length);
    }
  };
  const group = (): string => Array.from({ length: 5 }, pick).join('');
  return Array.from({ length: 4 }, group).join('-');
}
