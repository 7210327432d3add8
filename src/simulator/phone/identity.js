const key = 'line-simulator.user';

/** Who holds this phone. LINE's user ids are `U` and 32 hexadecimal digits; `?user=` in the address wins. */
export function currentUserId() {
  const asked = new URLSearchParams(location.search).get('user');
  if (asked && /^U[0-9a-f]{32}$/.test(asked)) return asked;
  return localStorage.getItem(key) ?? becomeSomeoneNew();
}

export function becomeSomeoneNew() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const userId = `U${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  localStorage.setItem(key, userId);
  return userId;
}

export function rememberedChannelId() {
  return (
    new URLSearchParams(location.search).get('channel') ?? localStorage.getItem('line-simulator.channel')
  );
}

export function rememberChannelId(channelId) {
  localStorage.setItem('line-simulator.channel', channelId);
}
