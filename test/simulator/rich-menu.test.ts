import { deflateSync } from 'node:zlib';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await openStage();
});
afterEach(async () => await stage.close());

const menu = {
  size: { width: 2500, height: 1686 },
  selected: true,
  name: 'spring',
  chatBarText: 'メニュー',
  areas: [
    {
      bounds: { x: 0, y: 0, width: 1667, height: 1686 },
      action: { type: 'postback', data: 'a', displayText: '予約' },
    },
    { bounds: { x: 1667, y: 0, width: 834, height: 1686 }, action: { type: 'message', text: '営業時間' } },
  ],
};

/** As much of a PNG as LINE looks at. */
function png(width: number, height: number, bytes = 100): Buffer {
  const header = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  return Buffer.concat([header, size, Buffer.alloc(bytes), deflateSync('')]);
}

async function create(changes: object = {}): Promise<string> {
  const { body } = await stage.call('POST', '/v2/bot/richmenu', { ...menu, ...changes });
  return String(body['richMenuId']);
}

async function upload(id: string, image: Buffer, type = 'image/png') {
  const response = await fetch(`${stage.url}/v2/bot/richmenu/${id}/content`, {
    method: 'POST',
    headers: { authorization: 'Bearer salon-token', 'content-type': type },
    body: new Uint8Array(image),
  });
  return { status: response.status, body: await response.json() };
}

async function ready(): Promise<string> {
  const id = await create();
  expect(await upload(id, png(2500, 1686))).toEqual({ status: 200, body: {} });
  return id;
}

const get = (path: string) => stage.call('GET', path);

test('a menu is shown once it has an image and is the default, until it is cancelled', async () => {
  const person = stage.simulator.person('salon');
  const id = await create();
  expect(await stage.call('POST', `/v2/bot/user/all/richmenu/${id}`)).toMatchObject({
    status: 400,
    body: { message: 'must upload richmenu image before applying it to user', details: [] },
  });
  await upload(id, png(2500, 1686));
  expect((await stage.call('POST', `/v2/bot/user/all/richmenu/${id}`)).status).toBe(200);
  expect((await get('/v2/bot/user/all/richmenu')).body).toEqual({ richMenuId: id });
  expect(person.richMenu()).toMatchObject({ richMenuId: id, chatBarText: 'メニュー' });
  await stage.call('DELETE', '/v2/bot/user/all/richmenu');
  expect(person.richMenu()).toBeNull();
  expect(await get('/v2/bot/user/all/richmenu')).toMatchObject({
    status: 404,
    body: { message: 'no default richmenu', details: [] },
  });
});

test('an image is set once, is a PNG or JPEG of the right size, and can be had back', async () => {
  const id = await create();
  const tooSmall = { status: 400, body: { message: 'The image size is not allowed for richmenu' } };
  expect(await upload(id, png(799, 500))).toEqual(tooSmall);
  expect(await upload(id, png(2500, 1800))).toEqual(tooSmall);
  expect(await upload(id, png(2500, 1686, 1024 * 1024))).toEqual(tooSmall);
  expect(await upload(id, Buffer.from('no image'))).toEqual(tooSmall);
  expect((await upload(id, png(2500, 1686), 'image/webp')).status).toBe(415);
  expect((await upload('richmenu-none', png(2500, 1686))).status).toBe(404);
  expect((await fetch(`${stage.url}/v2/bot/richmenu/${id}/content`)).status).toBe(401);
  const jpeg = Buffer.from('ffd8ffe000040000ffc0001108069609c403', 'hex');
  expect((await upload(id, jpeg, 'image/jpeg')).status).toBe(200);
  expect(await upload(id, png(2500, 1686))).toEqual({
    status: 400,
    body: { message: 'An image has already been uploaded to the richmenu' },
  });
  const back = await fetch(`${stage.url}/v2/bot/richmenu/${id}/content`, {
    headers: { authorization: 'Bearer salon-token' },
  });
  expect(back.headers.get('content-type')).toBe('image/jpeg');
  expect(Buffer.from(await back.arrayBuffer())).toEqual(jpeg);
});

const area = menu.areas[0];
test.each([
  ['too wide', { size: { width: 2501, height: 1686 } }, 'size.width'],
  ['too low', { size: { width: 800, height: 249 } }, 'size.height'],
  ['too high for its width', { size: { width: 2500, height: 1800 } }, 'size'],
  ['a bar of 15 letters', { chatBarText: 'あ'.repeat(15) }, 'chatBarText'],
  ['a name of 301 letters', { name: 'a'.repeat(301) }, 'name'],
  ['21 areas', { areas: Array.from({ length: 21 }, () => area) }, 'areas'],
  ['no areas', { areas: undefined }, 'areas'],
  ['no word on being open', { selected: undefined }, 'selected'],
  [
    'an area beyond the edge',
    { areas: [{ ...area, bounds: { x: 2000, y: 0, width: 502, height: 9 } }] },
    'areas[0].bounds',
  ],
  ['an action without data', { areas: [{ ...area, action: { type: 'postback' } }] }, 'areas[0].action.data'],
])('a menu is refused: %s', async (_what, changes, property) => {
  for (const path of ['/v2/bot/richmenu', '/v2/bot/richmenu/validate']) {
    const heard = await stage.call('POST', path, { ...menu, ...changes });
    expect(heard).toMatchObject({ status: 400, body: { details: [{ property }] } });
  }
});

test('menus can be checked, listed, read and deleted; a deleted default is shown no more', async () => {
  expect((await stage.call('POST', '/v2/bot/richmenu/validate', menu)).body).toEqual({});
  const id = await ready();
  await stage.call('POST', `/v2/bot/user/all/richmenu/${id}`);
  expect((await get('/v2/bot/richmenu/list')).body).toEqual({ richmenus: [{ richMenuId: id, ...menu }] });
  expect((await get(`/v2/bot/richmenu/${id}`)).body).toEqual({ richMenuId: id, ...menu });
  await stage.call('DELETE', `/v2/bot/richmenu/${id}`);
  expect((await get(`/v2/bot/richmenu/${id}`)).status).toBe(404);
  expect(stage.simulator.person('salon').richMenu()).toBeNull();
});

test('a channel has at most 1,000 menus', async () => {
  for (let made = 0; made < 1000; made += 1) await create();
  expect((await stage.call('POST', '/v2/bot/richmenu', menu)).status).toBe(400);
});

test('an alias leads to a menu with an image, and can be moved', async () => {
  const [first, second] = [await ready(), await ready()];
  const alias = (richMenuAliasId: string, richMenuId: string) =>
    stage.call('POST', '/v2/bot/richmenu/alias', { richMenuAliasId, richMenuId });
  expect((await alias('Top', first)).status).toBe(400);
  expect((await alias('a'.repeat(33), first)).status).toBe(400);
  expect((await alias('top', await create())).body['message']).toBe('richmenu not found');
  expect((await alias('top', first)).status).toBe(200);
  expect((await alias('top', second)).body['message']).toBe('conflict richmenu alias id');
  await stage.call('POST', '/v2/bot/richmenu/alias/top', { richMenuId: second });
  const moved = { richMenuAliasId: 'top', richMenuId: second };
  expect((await get('/v2/bot/richmenu/alias/top')).body).toEqual(moved);
  expect((await get('/v2/bot/richmenu/alias/list')).body).toEqual({ aliases: [moved] });
  await stage.call('DELETE', '/v2/bot/richmenu/alias/top');
  expect((await get('/v2/bot/richmenu/alias/top')).body['message']).toBe('richmenu alias not found');
});

test('a friend’s own menu goes before the default; for a stranger nothing happens', async () => {
  const [forAll, forOne] = [await ready(), await ready()];
  const [friend, stranger] = [stage.simulator.person('salon'), stage.simulator.person('salon')];
  await friend.follow();
  await stage.call('POST', `/v2/bot/user/all/richmenu/${forAll}`);
  for (const { userId } of [friend, stranger])
    expect((await stage.call('POST', `/v2/bot/user/${userId}/richmenu/${forOne}`)).status).toBe(200);
  expect(friend.richMenu()?.richMenuId).toBe(forOne);
  expect(stranger.richMenu()?.richMenuId).toBe(forAll);
  expect((await get(`/v2/bot/user/${friend.userId}/richmenu`)).body).toEqual({ richMenuId: forOne });
  await stage.call('DELETE', `/v2/bot/user/${friend.userId}/richmenu`);
  expect(friend.richMenu()?.richMenuId).toBe(forAll);
});

test('a switch changes the menu on the phone and tells the bot how it went', async () => {
  const id = await ready();
  await stage.call('POST', '/v2/bot/richmenu/alias', { richMenuAliasId: 'b', richMenuId: id });
  const person = stage.simulator.person('salon');
  await person.tapAction({ type: 'richmenuswitch', richMenuAliasId: 'b', data: 'to b' });
  expect(person.richMenu()?.richMenuId).toBe(id);
  await person.tapAction({ type: 'richmenuswitch', richMenuAliasId: 'c', data: 'to c' });
  const params = stage.bot.received.map(({ body }) => /"params":(\{[^}]*\})/.exec(body.toString())?.[1]);
  expect(params).toEqual([
    '{"newRichMenuAliasId":"b","status":"SUCCESS"}',
    '{"newRichMenuAliasId":"c","status":"RICHMENU_ALIAS_ID_NOTFOUND"}',
  ]);
});

test('the menus of one channel are not those of another', async () => {
  await stage.call('POST', `/v2/bot/user/all/richmenu/${await ready()}`);
  expect(stage.simulator.person('clinic').richMenu()).toBeNull();
  const heard = await stage.call('GET', '/v2/bot/richmenu/list', undefined, {
    authorization: 'Bearer clinic-token',
  });
  expect(heard.body).toEqual({ richmenus: [] });
});

test('the phone is told which menu to draw, and where its image is', async () => {
  const id = await ready();
  await stage.call('POST', `/v2/bot/user/all/richmenu/${id}`);
  const chat = await get(`/simulator/chats/salon/U${'0'.repeat(32)}`);
  const image = `/simulator/rich-menus/salon/${id}`;
  expect(chat.body['richMenu']).toMatchObject({
    richMenuId: id,
    chatBarText: 'メニュー',
    selected: true,
    image,
  });
  expect((await fetch(stage.url + image)).headers.get('content-type')).toBe('image/png');
});
