import type { Message } from '../../src/conversation/message.ts';
import type { Outcome } from '../../src/delivery/attempt.ts';
import type { Messenger, DeliveryRequest } from '../../src/engine/ports.ts';

/** The fate of one call: LINE does it, does it but its response is lost, never gets it, or our worker dies over it. */
export type Fate =
  | 'ok'
  | 'answerLost'
  | 'callLost'
  | 'notConnected'
  | 'unauthorized'
  | 'rateLimited'
  | 'quotaExceeded'
  | 'diedBefore'
  | 'diedAfter';

type Token = { firstAt: number; givenAt: number; isUsed: boolean; isTried: boolean };

/** No token lives longer, not even that of a redelivered event. https://developers.line.biz/en/docs/messaging-api/receiving-messages/ */
const lastEndMs = 20 * 60_000;

/** What LINE really showed the asker, by its rules for tokens and retry keys. */
export class LineThatFails {
  readonly shown: Message[] = [];
  readonly deliveries: DeliveryRequest[] = [];
  /** The asker has blocked the account: LINE accepts messages and delivers them to nobody. */
  isBlocked = false;
  readonly swallowed: Message[] = [];
  fates: Fate[] = [];
  /** LINE is down: until that time every call ends in this way, whatever `fates` say. */
  down: { readonly as: 'callLost' | 'notConnected' | 'unauthorized'; readonly until: number } | undefined;
  /** When a worker last died over a call. */
  diedAt = -Infinity;
  /** Token → when we got it first and last. */
  readonly tokens = new Map<string, Token>();
  private readonly retryKeys = new Set<string>();
  private readonly clock: () => number;
  private readonly onSend: (delivery: DeliveryRequest, isFirst: boolean) => void;

  constructor(
    clock: () => number,
    onSend: (delivery: DeliveryRequest, isFirst: boolean) => void = () => undefined,
  ) {
    this.clock = clock;
    this.onSend = onSend;
  }

  /** LINE delivers an event, perhaps again, which renews its token within the longest life of a token. */
  giveToken(token: string): void {
    const known = this.tokens.get(token);
    const givenAt = this.clock();
    this.tokens.set(token, { isUsed: false, isTried: false, firstAt: givenAt, ...known, givenAt });
  }

  /** Tokens that could have carried something for free; without those of this moment, which no worker has seen yet. */
  usableTokens(): string[] {
    const now = this.clock();
    return [...this.tokens]
      .filter(([, { firstAt, givenAt, isTried }]) => {
        const isAlive = now - givenAt < 50_000 && now - firstAt < lastEndMs;
        return !isTried && now > givenAt && isAlive;
      })
      .map(([token]) => token);
  }

  readonly messenger: Messenger = {
    showListening: () => undefined,
    nameOf: () => Promise.resolve(undefined),
    send: async (delivery) => {
      await Promise.resolve();
      this.onSend(delivery, !this.deliveries.some(({ itemId }) => itemId === delivery.itemId));
      this.deliveries.push(delivery);
      const { route } = delivery;
      const token = route.type === 'reply' ? this.tokens.get(route.token) : undefined;
      if (token !== undefined) token.isTried = true;
      switch (this.nextFate()) {
        case 'ok':
          return this.take(delivery);
        case 'answerLost':
          this.take(delivery);
          return { kind: 'unknown', detail: 'timeout' };
        case 'callLost':
          return { kind: 'unknown', detail: 'timeout' };
        case 'notConnected':
          return { kind: 'refused', reason: 'notConnected', detail: 'no connection' };
        case 'unauthorized':
          return { kind: 'refused', reason: 'unauthorized', detail: '401' };
        case 'rateLimited':
          return { kind: 'refused', reason: 'rateLimited', detail: '429' };
        case 'quotaExceeded':
          return { kind: 'refused', reason: 'quotaExceeded', detail: '429' };
        case 'diedBefore':
          throw new Error('killed');
        case 'diedAfter':
          this.take(delivery);
          throw new Error('killed');
      }
    },
  };

  private nextFate(): Fate {
    const isDown = this.down !== undefined && this.clock() < this.down.until;
    const fate = isDown ? this.down?.as : this.fates.shift();
    if (fate === 'diedBefore' || fate === 'diedAfter') this.diedAt = this.clock();
    return fate ?? 'ok';
  }

  private isDead({ firstAt, givenAt }: Token): boolean {
    return this.clock() - givenAt > 60_000 || this.clock() - firstAt > lastEndMs;
  }

  private take({ route, itemId, messages }: DeliveryRequest): Outcome {
    if (route.type === 'reply') {
      const token = this.tokens.get(route.token);
      if (token === undefined || token.isUsed || this.isDead(token))
        return { kind: 'refused', reason: 'invalidReplyToken', detail: 'Invalid reply token' };
      token.isUsed = true;
    } else {
      if (this.retryKeys.has(itemId)) return { kind: 'accepted' };
      this.retryKeys.add(itemId);
    }
    (this.isBlocked ? this.swallowed : this.shown).push(...messages);
    return { kind: 'accepted' };
  }
}
