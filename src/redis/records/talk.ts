import { z } from 'zod';
import type { ChatId } from '../../conversation/chat-id.ts';
import type { Choice } from '../../conversation/choice.ts';
import { staffRefusals, type ActionResult } from '../../conversation/effect.ts';
import { timerNames, unreadableKinds, type ConversationEvent } from '../../conversation/event.ts';
import { contactWays, type Message } from '../../conversation/message.ts';
import { closeReasons, fallbackRoutes, ticketPermissions } from '../../conversation/tickets/staff-action.ts';
import { exactly } from './exactly.ts';

/** What is said in a chat, and what happens there: the schemas that records, tickets and events share. */

export const chatId = z.templateLiteral([z.string(), ':', z.string()]) satisfies z.ZodType<ChatId>;
export const text = z.string();
export const texts = z.array(text);
/** Epoch ms, counts, versions. */
export const number = z.number();
export const staffRef = z.object({ login: text, name: text });
export const askedQuestion = z.object({ text, messageIds: texts });
export const leftNumber = z.object({ phone: text, messageId: text });
export const unreadableKind = z.enum(unreadableKinds);

const type = <const Name extends string>(name: Name) => z.literal(name);

export const choice = exactly<Choice>()(
  z.discriminatedUnion('type', [
    z.object({ type: type('menu') }),
    z.object({ type: type('help') }),
    z.object({ type: type('category'), category: text, page: number }),
    z.object({ type: type('narrow'), category: text }),
    z.object({ type: type('entry'), entryId: text }),
    z.object({ type: type('solved'), entryId: text }),
    z.object({ type: type('unsolved'), entryId: text }),
    z.object({ type: type('noneOfThese') }),
    z.object({ type: type('guide'), guideId: text, step: number }),
    z.object({ type: type('stuck'), guideId: text, step: number }),
    z.object({ type: type('contact') }),
    z.object({ type: type('escalate') }),
    z.object({ type: type('cancelTicket') }),
    z.object({ type: type('ticketSolved') }),
    z.object({ type: type('reopenTicket') }),
    z.object({ type: type('showAnswers') }),
  ]),
);

export const button = z.object({ label: text, choice });
const buttons = z.array(button);
const question = z.object({ text, choice, number: number.exactOptional() });
const links = z.array(
  z.union([
    z.object({ label: text, url: text }),
    z.object({ label: text, phone: text }),
    z.object({ label: text, mail: text }),
  ]),
);

const spans = z.array(z.object({ open: number, close: number }));
const days = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('dates'), from: text, to: text }),
  z.object({ kind: z.literal('yearly'), from: text, to: text }),
]);
const openingHours = z.object({
  week: z.array(spans),
  holidays: spans.exactOptional(),
  closed: z.array(days),
  special: z.array(z.object({ days, spans })),
});
const contact = z.object({
  office: text.exactOptional(),
  phones: z.array(
    z.object({
      label: text,
      phone: text,
      hours: text.exactOptional(),
      openingHours: openingHours.exactOptional(),
    }),
  ),
  mails: z.array(z.object({ label: text, mail: text })),
  forms: z.array(z.object({ label: text, url: text.exactOptional() })),
  notes: texts,
});

export const message = exactly<Message>()(
  z.discriminatedUnion('type', [
    z.object({
      type: type('text'),
      text,
      quotes: z.object({ messageIds: texts, otherwise: text }).exactOptional(),
    }),
    z.object({
      type: type('answer'),
      question: text,
      body: text,
      facts: texts,
      links,
      part: z.object({ number, of: number }),
      onward: buttons,
      feedback: buttons,
      related: z.array(question),
      others: z.array(question).exactOptional(),
    }),
    z.object({ type: type('questions'), lead: text, questions: z.array(question), footer: buttons }),
    z.object({ type: type('guideStep'), title: text, body: text, links, buttons }),
    z.object({
      type: type('contact'),
      lead: text,
      contact,
      facts: texts,
      buttons,
      asked: z.enum(contactWays).exactOptional(),
    }),
    z.object({ type: type('staff'), text }),
  ]),
);

export const actionResult = exactly<ActionResult>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done') }),
    z.object({ kind: z.literal('failed') }),
    z.discriminatedUnion('why', [
      z.object({ kind: z.literal('refused'), why: z.literal('heldByOther'), holder: staffRef }),
      z.object({
        kind: z.literal('refused'),
        why: z.enum(staffRefusals),
      }),
    ]),
  ]),
);

const common = {
  id: text,
  chatId,
  occurredAt: number,
  receivedAt: number,
  replyToken: text.exactOptional(),
  isHolderIn: z.literal(true).exactOptional(),
};
const byStaff = {
  ...common,
  ticketId: text,
  staff: staffRef,
  permissions: z.array(z.enum(ticketPermissions)).exactOptional(),
};

export const event = exactly<ConversationEvent>()(
  z.discriminatedUnion('type', [
    z.object({
      ...common,
      type: type('text'),
      text,
      plainWords: text.exactOptional(),
      messageId: text,
      isFollowed: z.literal(true).exactOptional(),
    }),
    z.object({ ...common, type: type('choice'), choice }),
    z.object({ ...common, type: type('foreignChoice') }),
    z.object({
      ...common,
      type: type('follow'),
      isUnblocked: z.boolean(),
      displayName: text.exactOptional(),
    }),
    z.object({ ...common, type: type('unfollow') }),
    z.object({ ...common, type: type('unreadable'), kind: unreadableKind }),
    z.object({ ...common, type: type('unsent'), messageId: text }),
    z.object({ ...common, type: type('timePassed'), timerId: z.enum(timerNames) }),
    z.object({ ...byStaff, type: type('staffClaimed') }),
    z.object({
      ...byStaff,
      type: type('staffReplied'),
      text,
      fallbackRoute: z.enum(fallbackRoutes),
    }),
    z.object({ ...byStaff, type: type('staffNoted'), text }),
    z.object({ ...byStaff, type: type('staffHandedOver'), to: staffRef.exactOptional() }),
    z.object({
      ...byStaff,
      type: type('staffResolved'),
      reason: z.enum(closeReasons),
    }),
    z.object({ ...byStaff, type: type('staffReopened') }),
    z.object({ ...byStaff, type: type('staffResent'), lineId: text }),
  ]),
);
