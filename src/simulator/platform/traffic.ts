/** One line of the developer's log: a webhook to the bot, or the bot's call to LINE. */
export type Traffic = {
  readonly at: number;
  readonly channelId: string | null;
  readonly direction: 'toBot' | 'toLine';
  /** E.g. `message`, `reply`. */
  readonly what: string;
  /** Null = no answer came. */
  readonly status: number | null;
  readonly ms: number;
  /** Why it went wrong, or what it cost; may be empty. */
  readonly note: string;
};

export type TrafficLog = {
  /** Oldest first; the newest 200. */
  readonly entries: readonly Traffic[];
  add(entry: Traffic): void;
  /** @returns a function that stops watching */
  watch(watcher: (entry: Traffic) => void): () => void;
};

export function createTrafficLog(): TrafficLog {
  const entries: Traffic[] = [];
  const watchers = new Set<(entry: Traffic) => void>();
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > 200) entries.shift();
      for (const watcher of watchers) watcher(entry);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}
