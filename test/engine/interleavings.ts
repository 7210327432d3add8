import fc from 'fast-check';
import { fallbackRoutes, type FallbackRoute } from '../../src/conversation/tickets/staff-action.ts';
import type { StaffRef } from '../../src/conversation/staff-ref.ts';
import type { Message } from '../../src/conversation/message.ts';
import type { TranscriptLine } from '../../src/conversation/tickets/transcript.ts';
import { escalation as copy } from '../../src/copy/escalation.ts';
import { chatLeaseMs, type DeliveryRequest } from '../../src/engine/ports.ts';
import { aoki, HumanDesk, ito } from './human-desk.ts';
import type { Fate } from './line-that-fails.ts';

/** One thing that the asker, staff, LINE or the clock does. Numbers choose from what is there at that time. */
export type Move =
  | { readonly do: 'say'; readonly words: string }
  | {
      readonly do: 'tap';
      readonly choice: 'escalate' | 'cancelTicket' | 'reopenTicket' | 'ticketSolved' | 'menu' | 'showAnswers';
    }
  | { readonly do: 'sticker' | 'block' | 'comeBack' }
  | { readonly do: 'unsend'; readonly which: number }
  | { readonly do: 'redeliver'; readonly which: number }
  | {
      readonly do: 'staff';
      readonly who: 0 | 1;
      readonly action: 'claim' | 'note' | 'handOver' | 'release' | 'close' | 'reopen';
    }
  | { readonly do: 'reply'; readonly who: 0 | 1; readonly fallbackRoute: FallbackRoute }
  | { readonly do: 'resend'; readonly who: 0 | 1 }
  | { readonly do: 'fail'; readonly fates: readonly Fate[] }
  /** LINE is down for a while, or refuses the channel: nothing is delivered, and we may know it or not. */
  | { readonly do: 'down'; readonly as: 'callLost' | 'notConnected' | 'unauthorized'; readonly ms: number }
  | { readonly do: 'wait'; readonly ms: number };

const who = fc.constantFrom(0 as const, 1 as const);
const minute = 60_000;
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('say' as const),
      words: fc.constantFrom(
        '何時から?',
        '予約を変えたい',
        '髪がからまる',
        'えっと',
        'ありがとう',
        '担当者に聞く',
        'まだ解決しない',
        'メニュー',
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('tap' as const),
      choice: fc.constantFrom(
        'escalate',
        'escalate',
        'cancelTicket',
        'reopenTicket',
        'ticketSolved',
        'menu',
        'showAnswers',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'sticker' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'block' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'comeBack' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsend' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redeliver' as const), which: fc.nat(9) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('staff' as const),
      who,
      action: fc.constantFrom('claim', 'claim', 'claim', 'note', 'handOver', 'release', 'close', 'reopen'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('reply' as const),
      who,
      fallbackRoute: fc.constantFrom(...fallbackRoutes),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('resend' as const), who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('fail' as const),
      fates: fc.array(
        fc.constantFrom<Fate>(
          'ok',
          'answerLost',
          'callLost',
          'notConnected',
          'rateLimited',
          'diedBefore',
          'diedAfter',
        ),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('down' as const),
      as: fc.constantFrom('callLost' as const, 'notConnected' as const, 'unauthorized' as const),
      ms: fc.constantFrom(1_500, 20_000, 2 * minute, 10 * minute),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(300, 1_100, 20_000, 51_000, 2 * minute, 11 * minute, 31 * minute, 65 * minute),
    }),
  },
);
/** What several of them do before the workers run. */
export const play = fc.array(fc.array(move, { minLength: 1, maxLength: 3 }), {
  minLength: 6,
  maxLength: 16,
  size: 'max',
});

export class Interleaving {
  readonly broken: string[] = [];
  /** What happened, to check that each promise was tested at all. */
  readonly reached = new Set<string>();
  private readonly desk: HumanDesk;
  private readonly staff: readonly StaffRef[] = [aoki, ito];
  private readonly said: { readonly id: string; readonly words: string; readonly at: number }[] = [];
  private readonly takenBack = new Set<string>();
  private readonly replied: string[] = [];
  /** What the asker had done last when the push notice of a waiting answer was sent. */
  private publishedAfter: string | undefined = 'nothing yet';
  /** The staff actions of this round. */
  private actions: string[] = [];
  private readonly work: () => Promise<void>;

  /** @param workers that race for the chat */
  constructor(stores: ConstructorParameters<typeof HumanDesk>[0], workers: number) {
    this.desk = new HumanDesk(stores, {}, (desk, delivery, isFirst) => {
      this.judgeDelivery(desk, delivery, isFirst);
    });
    this.work = async () => {
      await Promise.all(Array.from({ length: workers }, () => this.desk.work()));
    };
  }

  /** @returns the broken promises */
  async run(rounds: readonly (readonly Move[])[]): Promise<readonly string[]> {
    for (const moves of rounds) {
      this.actions = [];
      const isWait = ({ do: name }: Move): boolean => name === 'wait';
      await Promise.all([
        ...moves.filter((each) => !isWait(each)).map((each) => this.make(each)),
        this.work(),
      ]);
      await this.work();
      // A dead worker's lease has to end before another claims the chat.
      if (this.desk.now - this.desk.line.diedAt >= chatLeaseMs) await this.judgeOutcomes();
      this.desk.now += 100;
      for (const each of moves.filter(isWait)) await this.make(each);
    }
    // LINE works again, and the asker writes once more: the reply takes everything that still waits.
    this.desk.line.fates = [];
    this.desk.line.down = undefined;
    if (this.desk.line.isBlocked) await this.desk.ask({ type: 'follow', isUnblocked: true });
    await this.desk.wait(12 * minute, this.work);
    await this.desk.say('メニュー');
    await this.work();
    await this.desk.wait(2 * minute, this.work);
    await this.desk.say('メニュー');
    await this.work();
    this.judgeTickets();
    return this.broken;
  }

  private async make(move: Move): Promise<unknown> {
    const { desk } = this;
    switch (move.do) {
      case 'say': {
        if (desk.line.isBlocked) return;
        const at = desk.now;
        const id = await desk.say(move.words);
        this.said.push({ id, words: move.words, at });
        return;
      }
      case 'block':
        return desk.line.isBlocked ? undefined : await desk.ask({ type: 'unfollow' });
      case 'comeBack':
        return desk.line.isBlocked ? await desk.ask({ type: 'follow', isUnblocked: true }) : undefined;
      case 'tap':
        return desk.line.isBlocked ? undefined : await desk.tap({ type: move.choice });
      case 'sticker':
        return desk.line.isBlocked ? undefined : await desk.ask({ type: 'unreadable', kind: 'sticker' });
      case 'unsend': {
        const { id } = this.said[move.which % Math.max(1, this.said.length)] ?? {};
        if (id === undefined) return;
        this.takenBack.add(id);
        return await desk.ask({ type: 'unsent', messageId: `m-${id}` });
      }
      case 'redeliver': {
        const { id, words } = this.said[move.which % Math.max(1, this.said.length)] ?? {};
        if (id === undefined || words === undefined) return;
        return await desk.ask({ type: 'text', text: words, messageId: `m-${id}` }, id);
      }
      case 'staff':
        this.actions.push(await this.action(this.member(move.who), move.action));
        return;
      case 'reply': {
        const text = `お返事${this.replied.length + 1}`;
        this.replied.push(text);
        this.actions.push(await desk.reply(this.member(move.who), text, move.fallbackRoute));
        return;
      }
      case 'resend': {
        const line = desk.ticket?.lines.findLast(
          (each) => each.from === 'staff' && each.delivery !== 'delivered',
        );
        if (line === undefined) return;
        this.actions.push(await desk.staff('staffResent', this.member(move.who), { lineId: line.id }));
        return;
      }
      case 'fail':
        desk.line.fates = [...move.fates];
        return;
      case 'down':
        desk.line.down = { as: move.as, until: desk.now + move.ms };
        return;
      case 'wait':
        return desk.wait(move.ms, this.work);
    }
  }

  private async action(staff: StaffRef, action: Extract<Move, { do: 'staff' }>['action']): Promise<string> {
    const { desk } = this;
    const other = this.staff.find(({ login }) => login !== staff.login) ?? aoki;
    switch (action) {
      case 'claim':
        return await desk.claim(staff);
      case 'note':
        return await desk.staff('staffNoted', staff, { text: 'メモ' });
      case 'handOver':
        return await desk.staff('staffHandedOver', staff, { to: other });
      case 'release':
        return await desk.staff('staffHandedOver', staff, {});
      case 'close':
        return await desk.close(staff);
      case 'reopen':
        return await desk.staff('staffReopened', staff, {});
    }
  }

  private member(index: 0 | 1): StaffRef {
    return this.staff[index] ?? aoki;
  }

  /** Checks each request just before LINE gets it: who may speak now, and whether it may cost money. */
  private judgeDelivery(desk: HumanDesk, { messages, route }: DeliveryRequest, isFirst: boolean): void {
    this.reached.add(route.type);
    if (desk.isKnownToBlock) this.broken.push('said something to who has blocked the account');
    if (messages.every((message) => message.type === 'text' && message.text === copy.answerWaits)) {
      this.judgePushNotice(desk, route, isFirst);
      return;
    }
    const isHeld = desk.ticket?.state.name === 'assigned';
    const isStatus = (text: string): boolean => /^担当者が(つきました|代わりました)/u.test(text);
    const isStaffs = messages.every(
      (message) => message.type === 'staff' || (message.type === 'text' && isStatus(message.text)),
    );
    // An answer of staff that LINE may have already is repeated with all that was sent with it.
    const isFollowedUp = !isFirst && messages.some(({ type }) => type === 'staff');
    if (isHeld && !isStaffs && !isFollowedUp)
      this.broken.push(`the bot spoke while staff held the chat: ${JSON.stringify(messages)}`);
    if (isHeld && !messages.some(({ type }) => type === 'staff'))
      this.broken.push('a status message travelled by itself');
    if (!isFirst) return;
    const usable = desk.line.usableTokens();
    if (route.type === 'push' && usable.length > 0) this.broken.push(`a push while ${usable.join()} lived`);
  }

  /** The notice of a waiting answer is a push, sent when no token lives, and only once until the asker writes. */
  private judgePushNotice(desk: HumanDesk, route: DeliveryRequest['route'], isFirst: boolean): void {
    this.reached.add('waiting answer told');
    if (route.type !== 'push') this.broken.push('the push notice of a waiting answer spent a token');
    if (!isFirst) return;
    if (desk.line.usableTokens().length > 0) this.broken.push('an answer waited while a token lived');
    const last = desk.ticket?.lines.findLast(({ from }) => from === 'asker' || from === 'askerAction')?.id;
    if (last === this.publishedAfter) this.broken.push('told twice that an answer waits');
    this.publishedAfter = last;
  }

  /** Staff get the result of an action at once, also while LINE is down. */
  private async judgeOutcomes(): Promise<void> {
    for (const id of this.actions) {
      const result = await this.desk.resultOf(id);
      if (result === undefined) this.broken.push(`nobody was told what became of ${id}`);
      else this.reached.add(result.kind);
    }
  }

  private judgeTickets(): void {
    const tickets = [...this.desk.tickets.values()];
    const open = tickets.filter(({ state }) => state.name !== 'closed');
    if (open.length > 1) this.broken.push(`${open.length} open tickets in one chat`);
    for (const { lines } of tickets) {
      this.judgeHolders(lines);
      this.judgeAsked(lines);
      for (const line of lines)
        this.reached.add(
          line.from === 'desk' ? line.what : line.from === 'staff' ? line.delivery : line.from,
        );
      const ids = lines.map((line) => `${line.id} ${line.from}`);
      const doubled = ids.filter((id, index) => ids.indexOf(id) !== index);
      if (doubled.length > 0) this.broken.push(`lines twice: ${doubled.join()}`);
    }
    this.judgeReplies(tickets.flatMap(({ lines }) => lines));
  }

  /** Checks line by line: one holder at most, nobody else answers, and only a lead hands over a colleague's ticket. */
  private judgeHolders(lines: readonly TranscriptLine[]): void {
    let holder: StaffRef | undefined;
    for (const line of lines) {
      if (line.from === 'staff' && line.staff.login !== holder?.login)
        this.broken.push(`${line.staff.login} answered while ${holder?.login ?? 'nobody'} held the ticket`);
      if (line.from !== 'desk') continue;
      if (line.what === 'claimed' && holder !== undefined) this.broken.push('claimed while it was held');
      if (
        (line.what === 'handedOver' || line.what === 'released') &&
        line.staff?.login !== holder?.login &&
        line.staff?.login !== ito.login
      )
        this.broken.push(`${line.staff?.login ?? 'nobody'} passed on what ${holder?.login ?? 'nobody'} held`);
      if (line.what === 'claimed') holder = line.staff;
      else if (line.what === 'handedOver') holder = line.to;
      else if (line.what !== 'opened') holder = undefined;
    }
  }

  /** Everything the asker said while a ticket was open is in it, unless they unsent it before it was handled. */
  private judgeAsked(lines: readonly TranscriptLine[]): void {
    const turns = lines.filter((line) => line.from === 'desk').map(({ what, at }) => ({ what, at }));
    for (const { id, at } of this.said) {
      if (turns.some((turn) => turn.at === at)) continue;
      const last = turns.findLast((turn) => turn.at < at)?.what;
      const isOpen = last !== undefined && !['closed', 'cancelled', 'endedByAsker', 'idle'].includes(last);
      const isThere = lines.some((line) => line.id === id && line.from.startsWith('asker'));
      if (isOpen && !isThere && !this.takenBack.has(id))
        this.broken.push(`${id} is missing from the transcript`);
      if (isOpen && isThere) this.reached.add('said to staff');
    }
  }

  /** What the asker got of each answer agrees with the delivery that staff see. */
  private judgeReplies(lines: readonly TranscriptLine[]): void {
    const textsOf = (messages: readonly Message[]): string[] =>
      messages.flatMap((message) => (message.type === 'staff' ? [message.text] : []));
    const texts = textsOf(this.desk.shown);
    // LINE accepted them before we knew that the asker had blocked the account.
    const swallowed = textsOf(this.desk.line.swallowed);
    for (const text of this.replied) {
      const times = texts.filter((each) => each === text).length;
      const said = lines.flatMap((line) =>
        line.from === 'staff' && line.text === text ? [line.delivery] : [],
      );
      const count = (delivery: string): number => said.filter((each) => each === delivery).length;
      if (count('sending') > 0) this.broken.push(`${text} is still on its way`);
      const unread = swallowed.filter((each) => each === text).length;
      if (times + unread < count('delivered') || times > count('delivered') + count('uncertain'))
        this.broken.push(`${text} was read ${times} times: ${said.join()}`);
    }
  }
}
