import { unrepeatedTexts } from '../../conversation/dialogue/unrepeated-text.ts';

/**
 * Format 1 → 2: each function takes one kind of thing as format 1 wrote it, and names its fields and tags as format 2
 * does. Only fields and tags are touched, each in its own place: what a person wrote stays as it is. What is missing or
 * of another form is left for the schema to name.
 */

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Applies `change` to an object; anything else is passed on. */
const onFields =
  (change: (fields: Fields) => Fields) =>
  (value: unknown): unknown =>
    isFields(value) ? change(value) : value;

const each =
  (change: (item: unknown) => unknown) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? value.map((item: unknown) => change(item)) : value;

/** The fields with `change` applied to the value of one, if it is there. */
function at(fields: Fields, name: string, change: (value: unknown) => unknown): Fields {
  return name in fields ? { ...fields, [name]: change(fields[name]) } : fields;
}

function rename(fields: Fields, before: string, after: string): Fields {
  if (!(before in fields)) return fields;
  const { [before]: value, ...rest } = fields;
  return { ...rest, [after]: value };
}

/** Replaces a tag by its new name, and leaves any other as it is. */
const retag =
  (names: Readonly<Record<string, string>>) =>
  (tag: unknown): unknown =>
    typeof tag === 'string' && Object.hasOwn(names, tag) ? names[tag] : tag;

const upgradeTimerId = retag({ 'next-piece': 'next-part' });

const upgradeChoice = onFields((choice) =>
  rename(at(choice, 'type', retag({ walk: 'guide' })), 'walkId', 'guideId'),
);

/** A button, or a question that can be tapped. */
const upgradeTappable = onFields((tappable) => at(tappable, 'choice', upgradeChoice));

const tappableFields = ['onward', 'feedback', 'related', 'questions', 'footer', 'buttons'] as const;

const upgradeMessage = onFields((message) =>
  tappableFields.reduce<Fields>(
    (fields, name) => at(fields, name, each(upgradeTappable)),
    at(message, 'type', retag({ walkStep: 'guideStep' })),
  ),
);

const upgradeOutboxItem = onFields((item) => {
  const renamed = rename(rename(item, 'whenLate', 'fallbackRoute'), 'carries', 'mergedIds');
  const routed = at(renamed, 'fallbackRoute', retag({ along: 'with-next', alone: 'push-notice' }));
  const drawn = at(at(routed, 'messages', each(upgradeMessage)), 'quickReplies', each(upgradeTappable));
  // The first versions of Madoguchi wrote neither.
  return { from: 'bot', mergedIds: [], ...drawn };
});

const upgradeGuidePlace = onFields((place) => rename(place, 'walkId', 'guideId'));

const upgradePhase = onFields((phase) => {
  const tagged = at(phase, 'name', retag({ listening: 'collecting', walking: 'inGuide' }));
  const renamed = rename(rename(tagged, 'walkId', 'guideId'), 'pieces', 'parts');
  return at(renamed, 'before', upgradePhase);
});

const upgradeLine = onFields((line) => at(line, 'from', retag({ askerAct: 'askerAction' })));

const upgradeTicket = onFields((ticket) =>
  at(rename(ticket, 'isToldOfAnswer', 'isNoticeSent'), 'lines', each(upgradeLine)),
);

const upgradeSession = onFields((session) => {
  const renamed = at(rename(session, 'walk', 'guide'), 'guide', upgradeGuidePlace);
  const phased = at(at(renamed, 'phase', upgradePhase), 'lines', each(upgradeLine));
  const ticketed = at(at(phased, 'ticket', upgradeTicket), 'earlier', each(upgradeTicket));
  // The first versions of Madoguchi had no tickets, and so remembered no lines.
  return { lines: [], ...withKnownFallback(ticketed) };
});

/** It only keeps the bot from repeating itself, so one that this version does not know is dropped. */
function withKnownFallback(session: Fields): Fields {
  const { lastFallback, ...rest } = session;
  return unrepeatedTexts.some((name) => name === lastFallback) ? session : rest;
}

export const upgradeChatRecord = onFields((record) => {
  const renamed = rename(rename(record, 'untold', 'pendingResults'), 'shownTickets', 'publishedTickets');
  const upgraded = at(at(renamed, 'session', upgradeSession), 'outbox', each(upgradeOutboxItem));
  const timed = at(upgraded, 'timers', each(onFields((timer) => at(timer, 'id', upgradeTimerId))));
  const results = at(
    timed,
    'pendingResults',
    each(onFields((result) => rename(result, 'actId', 'actionId'))),
  );
  // The first versions of Madoguchi wrote none of these.
  return { timers: [], pendingResults: [], publishedTickets: {}, ...results };
});

export const upgradeEvent = onFields((event) => {
  const renamed = rename(rename(event, 'rights', 'permissions'), 'whenLate', 'fallbackRoute');
  return at(at(renamed, 'choice', upgradeChoice), 'timerId', upgradeTimerId);
});

export const upgradeDeadLetter = onFields((deadLetter) =>
  at(
    deadLetter,
    'content',
    onFields((content) => at(at(content, 'event', upgradeEvent), 'item', upgradeOutboxItem)),
  ),
);

export const upgradeTicketView = onFields((view) => at(view, 'ticket', upgradeTicket));

export const upgradeBoardChange = onFields((change) => rename(change, 'actId', 'actionId'));

export const upgradeAuditEntry = onFields((entry) => rename(entry, 'act', 'action'));
