import { randomBytes } from 'node:crypto';
import { refuse, type ApiAnswer, type BotCall, type Endpoint } from './endpoint.ts';
import { imageSizeOf, type FileType } from '../validate/image-size.ts';
import { asText, type JsonObject } from '../validate/json-value.ts';
import { isUserId } from '../platform/line-ids.ts';
import type { RichMenu, RichMenus } from '../platform/rich-menus.ts';
import { validateRichMenu } from '../validate/validate-rich-menu.ts';

const maxMenus = 1000;
const maxAliases = 1000;
const maxImageBytes = 1024 * 1024;

const fine: ApiAnswer = { status: 200, body: {} };
const notFound = refuse(404, 'Not found');

function shelf({ platform, channel }: BotCall): RichMenus {
  return platform.richMenus.of(channel.id);
}

function validate({ body }: BotCall): ApiAnswer {
  const verdict = validateRichMenu(body);
  return verdict.menu ? fine : { status: 400, body: verdict.refusal };
}

function create(call: BotCall): ApiAnswer {
  const verdict = validateRichMenu(call.body);
  if (!verdict.menu) return { status: 400, body: verdict.refusal };
  const { menus } = shelf(call);
  if (menus.size >= maxMenus) return withDetails(400, 'The maximum number of rich menus has been reached');
  const richMenuId = `richmenu-${randomBytes(16).toString('hex')}`;
  menus.set(richMenuId, { richMenuId, ...verdict.menu, image: null });
  return { status: 200, body: { richMenuId } };
}

/** Once for each menu: another picture needs another menu (REF#upload-rich-menu-image). */
function upload(call: BotCall): ApiAnswer {
  const menu = menuNamed(call);
  if (!menu) return notFound;
  const type = call.contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (!isFileType(type)) return refuse(415, 'Unsupported media type');
  if (menu.image) return refuse(400, 'An image has already been uploaded to the richmenu');
  const size = imageSizeOf(type, call.bytes);
  const { width = 0, height = 0 } = size ?? {};
  const isAllowed = width >= 800 && width <= 2500 && height >= 250 && width / height >= 1.45;
  if (!isAllowed || call.bytes.length > maxImageBytes)
    return refuse(400, 'The image size is not allowed for richmenu');
  menu.image = { type, bytes: call.bytes };
  return fine;
}

function download(call: BotCall): ApiAnswer {
  const image = menuNamed(call)?.image;
  return image ? { status: 200, body: {}, file: image } : notFound;
}

function get(call: BotCall): ApiAnswer {
  const menu = menuNamed(call);
  return menu ? { status: 200, body: toJson(menu) } : withDetails(404, 'richmenu not found');
}

function list(call: BotCall): ApiAnswer {
  return { status: 200, body: { richmenus: [...shelf(call).menus.values()].map(toJson) } };
}

/** Whoever saw the menu sees it no more; its aliases lead nowhere. */
function remove(call: BotCall): ApiAnswer {
  const menu = menuNamed(call);
  const { menus, linked } = shelf(call);
  if (!menu) return withDetails(404, 'richmenu not found');
  menus.delete(menu.richMenuId);
  for (const [userId, richMenuId] of linked) if (richMenuId === menu.richMenuId) linked.delete(userId);
  if (shelf(call).defaultId === menu.richMenuId) shelf(call).defaultId = null;
  return changed(call);
}

function setDefault(call: BotCall): ApiAnswer {
  const menu = menuNamed(call);
  if (!menu) return notFound;
  if (!menu.image) return withoutImage;
  shelf(call).defaultId = menu.richMenuId;
  return changed(call);
}

function getDefault(call: BotCall): ApiAnswer {
  const { defaultId } = shelf(call);
  return defaultId === null
    ? withDetails(404, 'no default richmenu')
    : { status: 200, body: { richMenuId: defaultId } };
}

function cancelDefault(call: BotCall): ApiAnswer {
  shelf(call).defaultId = null;
  return changed(call);
}

function createAlias(call: BotCall): ApiAnswer {
  const aliasId = asText(call.body['richMenuAliasId']) ?? '';
  const { aliases } = shelf(call);
  if (!/^[a-z0-9_-]{1,32}$/.test(aliasId)) return withDetails(400, 'The request body has 1 error(s)');
  if (aliases.has(aliasId)) return withDetails(400, 'conflict richmenu alias id');
  if (aliases.size >= maxAliases)
    return withDetails(400, 'The maximum number of rich menu aliases has been reached');
  return pointAlias(call, aliasId);
}

function updateAlias(call: BotCall): ApiAnswer {
  const [aliasId = ''] = call.params;
  return shelf(call).aliases.has(aliasId) ? pointAlias(call, aliasId) : noAlias;
}

function pointAlias(call: BotCall, aliasId: string): ApiAnswer {
  const { menus, aliases } = shelf(call);
  const richMenuId = asText(call.body['richMenuId']) ?? '';
  if (!menus.get(richMenuId)?.image) return withDetails(400, 'richmenu not found');
  aliases.set(aliasId, richMenuId);
  return fine;
}

function deleteAlias(call: BotCall): ApiAnswer {
  return shelf(call).aliases.delete(call.params[0] ?? '') ? fine : noAlias;
}

function getAlias(call: BotCall): ApiAnswer {
  const [richMenuAliasId = ''] = call.params;
  const richMenuId = shelf(call).aliases.get(richMenuAliasId);
  return richMenuId === undefined ? noAlias : { status: 200, body: { richMenuAliasId, richMenuId } };
}

function listAliases(call: BotCall): ApiAnswer {
  const aliases = [...shelf(call).aliases];
  return {
    status: 200,
    body: { aliases: aliases.map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })) },
  };
}

/** For somebody who isn't a friend: 200, and nothing happens (REF#link-rich-menu-to-user). */
function link(call: BotCall): ApiAnswer {
  const [userId = '', richMenuId = ''] = call.params;
  const menu = shelf(call).menus.get(richMenuId);
  if (!isUserId(userId)) return invalidUser;
  if (!menu) return notFound;
  if (!menu.image) return withoutImage;
  if (call.platform.chats.find(call.channel.id, userId)?.friendship === 'friend')
    shelf(call).linked.set(userId, richMenuId);
  return changed(call);
}

function linkedTo(call: BotCall): ApiAnswer {
  const [userId = ''] = call.params;
  if (!isUserId(userId)) return invalidUser;
  const richMenuId = shelf(call).linked.get(userId);
  return richMenuId === undefined
    ? withDetails(404, 'the user has no richmenu')
    : { status: 200, body: { richMenuId } };
}

function unlink(call: BotCall): ApiAnswer {
  const [userId = ''] = call.params;
  if (!isUserId(userId)) return invalidUser;
  shelf(call).linked.delete(userId);
  return changed(call);
}

const withoutImage = withDetails(400, 'must upload richmenu image before applying it to user');
const noAlias = withDetails(404, 'richmenu alias not found');
const invalidUser = refuse(400, "The value for the 'userId' parameter is invalid");

/** The menu that the last part of the path names. */
function menuNamed(call: BotCall): RichMenu | undefined {
  return shelf(call).menus.get(call.params.at(-1) ?? '');
}

function changed({ platform, channel }: BotCall): ApiAnswer {
  platform.richMenus.changed(channel.id);
  return fine;
}

function toJson(menu: RichMenu): JsonObject {
  const { richMenuId, size, selected, name, chatBarText, areas } = menu;
  return { richMenuId, size, selected, name, chatBarText, areas };
}

function isFileType(type: string): type is FileType {
  return type === 'image/png' || type === 'image/jpeg';
}

/** These endpoints tell of no details with an empty list, where others leave it out. */
function withDetails(status: number, message: string): ApiAnswer {
  return { status, body: { message, details: [] } };
}

export const richMenuEndpoints: readonly Endpoint[] = [
  { method: 'POST', path: /^\/v2\/bot\/richmenu$/, answer: create },
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/validate$/, answer: validate },
  { method: 'GET', path: /^\/v2\/bot\/richmenu\/list$/, answer: list },
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/alias$/, answer: createAlias },
  { method: 'GET', path: /^\/v2\/bot\/richmenu\/alias\/list$/, answer: listAliases },
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/alias\/([^/]+)$/, answer: updateAlias },
  { method: 'GET', path: /^\/v2\/bot\/richmenu\/alias\/([^/]+)$/, answer: getAlias },
  { method: 'DELETE', path: /^\/v2\/bot\/richmenu\/alias\/([^/]+)$/, answer: deleteAlias },
  { method: 'POST', path: /^\/v2\/bot\/richmenu\/([^/]+)\/content$/, answer: upload, takes: 'file' },
  { method: 'GET', path: /^\/v2\/bot\/richmenu\/([^/]+)\/content$/, answer: download },
  { method: 'GET', path: /^\/v2\/bot\/richmenu\/([^/]+)$/, answer: get },
  { method: 'DELETE', path: /^\/v2\/bot\/richmenu\/([^/]+)$/, answer: remove },
  { method: 'GET', path: /^\/v2\/bot\/user\/all\/richmenu$/, answer: getDefault },
  { method: 'DELETE', path: /^\/v2\/bot\/user\/all\/richmenu$/, answer: cancelDefault },
  { method: 'POST', path: /^\/v2\/bot\/user\/all\/richmenu\/([^/]+)$/, answer: setDefault },
  { method: 'GET', path: /^\/v2\/bot\/user\/([^/]+)\/richmenu$/, answer: linkedTo },
  { method: 'DELETE', path: /^\/v2\/bot\/user\/([^/]+)\/richmenu$/, answer: unlink },
  { method: 'POST', path: /^\/v2\/bot\/user\/([^/]+)\/richmenu\/([^/]+)$/, answer: link },
];
