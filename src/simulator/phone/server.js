/** Calls to the simulator. Each act answers `{status, ms, reason}`: what the bot's server said. */
export async function loadChannels() {
  return await getJson('/simulator/channels');
}

export async function loadChat(channelId, userId) {
  return await getJson(`/simulator/chats/${encodeURIComponent(channelId)}/${userId}`);
}

export async function loadTraffic() {
  return await getJson('/simulator/traffic');
}

export async function act(channelId, userId, what) {
  const response = await fetch(`/simulator/chats/${encodeURIComponent(channelId)}/${userId}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  return await response.json();
}

/** Live changes of all chats of this person. The browser reconnects by itself; `onOpen` is called each time. */
export function listen(userId, { onChange, onTraffic, onRichMenu, onOpen, onLost }) {
  const source = new EventSource(`/simulator/events?user=${userId}`);
  source.onmessage = (event) => onChange(JSON.parse(event.data));
  source.addEventListener('traffic', (event) => onTraffic(JSON.parse(event.data)));
  source.addEventListener('richMenu', (event) => onRichMenu(JSON.parse(event.data)));
  source.onopen = onOpen;
  source.onerror = onLost;
  return () => source.close();
}

async function getJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return await response.json();
}
