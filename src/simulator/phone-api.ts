import { fileURLToPath } from 'node:url';
import express, { type Request, type Response, type Router } from 'express';
import type { Chat } from './platform/chats.ts';
import { asObject, asText, type JsonObject } from './validate/json-value.ts';
import { isUserId } from './platform/line-ids.ts';
import type { Person } from './person.ts';
import type { Platform } from './platform/platform.ts';
import type { RichMenu } from './platform/rich-menus.ts';
import type { WebhookDelivery, Webhooks } from './platform/webhooks.ts';

const phoneFiles = fileURLToPath(new URL('./phone/', import.meta.url));

const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' https: data:",
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

export type Phone = { readonly router: Router; readonly close: () => void };

type FindPerson = (channelId: string, userId: string) => Person;

/** The phone in the browser: its page, and the few calls that the page makes. For developers; no login. */
export function createPhone(platform: Platform, webhooks: Webhooks, person: FindPerson): Phone {
  const openStreams = new Set<Response>();
  const router = express.Router();
  router.use('/simulator', (_req, res, next) => {
    res.set({ 'content-security-policy': contentSecurityPolicy, 'cache-control': 'no-cache' });
    next();
  });
  router.get('/simulator/channels', (_req, res) => {
    res.json([...platform.channels.values()].map(({ id, name, color }) => ({ id, name, color })));
  });
  router.get('/simulator/chats/:channelId/:userId', (req, res) => {
    const chat = chatOf(platform, req);
    if (chat) res.json(toJson(platform, chat));
    else res.status(404).json({ message: 'No such chat' });
  });
  router.post(
    '/simulator/chats/:channelId/:userId/acts',
    express.json({ limit: '1mb' }),
    async (req, res) => {
      const chat = chatOf(platform, req);
      const body: unknown = req.body;
      const act = asObject(body);
      // A page of another site can't send JSON without asking first, so it can't act in a developer's name.
      if (!chat || !act) return void res.status(400).json({ message: 'No such chat, or no JSON' });
      try {
        const { status, ms, reason } = await doAct(act, person(chat.channelId, chat.userId), webhooks);
        res.json({ status, ms, reason });
      } catch (error) {
        res.status(400).json({ message: error instanceof Error ? error.message : String(error) });
      }
    },
  );
  router.get('/simulator/rich-menus/:channelId/:richMenuId', (req, res) => {
    const { channelId, richMenuId } = req.params;
    const image = platform.richMenus.of(channelId).menus.get(richMenuId)?.image;
    if (image) res.type(image.type).send(image.bytes);
    else res.sendStatus(404);
  });
  router.get('/simulator/traffic', (_req, res) => {
    const used = [...platform.channels.keys()].map((id) => [id, platform.quota.used(id)]);
    res.json({ entries: platform.traffic.entries, pushes: Object.fromEntries(used) as JsonObject });
  });
  router.get('/simulator/events', (req, res) => {
    const userId = asText(req.query['user']) ?? '';
    res.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }).flushHeaders();
    res.write('retry: 1000\n\n');
    const stopWatching = platform.chats.watch(({ chat, item }) => {
      if (chat.userId !== userId) return;
      const { channelId, friendship } = chat;
      const change = { channelId, friendship, isLoading: isLoading(platform, chat), item };
      res.write(`data: ${JSON.stringify(change)}\n\n`);
    });
    const stopListening = platform.traffic.watch((entry) => {
      res.write(`event: traffic\ndata: ${JSON.stringify(entry)}\n\n`);
    });
    const stopShelf = platform.richMenus.watch((channelId) => {
      res.write(`event: richMenu\ndata: ${JSON.stringify({ channelId })}\n\n`);
    });
    openStreams.add(res);
    res.on('close', () => {
      stopWatching();
      stopListening();
      stopShelf();
      openStreams.delete(res);
    });
  });
  router.get('/simulator', (_req, res) => res.sendFile('index.html', { root: phoneFiles }));
  router.use('/simulator', express.static(phoneFiles, { redirect: false }));
  return {
    router,
    close() {
      for (const stream of openStreams) stream.end();
    },
  };
}

function chatOf(platform: Platform, req: Request): Chat | null {
  const { channelId, userId } = req.params;
  if (typeof channelId !== 'string' || typeof userId !== 'string') return null;
  if (!platform.channels.has(channelId) || !isUserId(userId)) return null;
  return platform.chats.open(channelId, userId);
}

function toJson(platform: Platform, chat: Chat): JsonObject {
  const { channelId, userId, friendship, displayName, items } = chat;
  const shown = platform.richMenus.shownTo(channelId, userId);
  const richMenu = shown && richMenuJson(channelId, shown);
  return { channelId, friendship, displayName, isLoading: isLoading(platform, chat), items, richMenu };
}

/** A menu as the phone draws it; a menu is shown only once its image is there. */
function richMenuJson(channelId: string, menu: RichMenu): JsonObject {
  const { richMenuId, size, selected, chatBarText, areas } = menu;
  const image = `/simulator/rich-menus/${encodeURIComponent(channelId)}/${richMenuId}`;
  return { richMenuId, size, selected, chatBarText, areas, image };
}

function isLoading(platform: Platform, { loadingUntil }: Chat): boolean {
  return loadingUntil !== null && loadingUntil > platform.now();
}

function doAct(act: JsonObject, person: Person, webhooks: Webhooks): Promise<WebhookDelivery> {
  switch (act['act']) {
    case 'follow':
      return person.follow();
    case 'unfollow':
      return person.unfollow();
    case 'say':
      return person.say(asText(act['text']) ?? '');
    case 'tap':
      return person.tapAction(asObject(act['action']) ?? {}, asObject(act['params']) ?? undefined);
    case 'sticker':
      return person.sendSticker();
    case 'image':
      return person.sendImage();
    case 'video':
      return person.sendVideo();
    case 'audio':
      return person.sendAudio();
    case 'file':
      return person.sendFile();
    case 'location':
      return person.sendLocation();
    case 'unsend':
      return person.unsend(asText(act['messageId']) ?? undefined);
    case 'redeliver': {
      const eventId = webhooks.lastEventIdOf(person.channelId, person.userId);
      if (eventId === null) throw new Error('まだ何も送っていません');
      return webhooks.redeliver(eventId);
    }
    default:
      throw new Error(`Unknown act "${asText(act['act']) ?? ''}".`);
  }
}
