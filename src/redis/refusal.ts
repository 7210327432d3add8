/** Redis's error, or the lack of an answer → what is wrong and what to do, for the operator. The first match counts. */
const explanations: readonly (readonly [RegExp, string])[] = [
  [/\bOOM\b/, 'Redis is full. Raise its maxmemory (and keep "maxmemory-policy noeviction").'],
  [/\bREADONLY\b/, 'Redis is read-only, a replica. Let REDIS_URL lead to the primary.'],
  [/\bMASTERDOWN\b/, 'Redis is a replica without its primary. Let REDIS_URL lead to the primary.'],
  [/\bMISCONF\b/, "Redis can't save to its disk, so it takes no writes. Look at its disk and its log."],
  [/\bNOREPLICAS\b/, 'Redis has too few replicas to take writes (min-replicas-to-write). Start them.'],
  [/\bLOADING\b/, 'Redis is still loading its data. Wait; if it stays so, look at its log.'],
  [/\bCLUSTERDOWN\b/, 'The Redis Cluster is down: slots have no node. See "redis-cli --cluster check".'],
  [/\bTRYAGAIN\b|\bASK \d/, 'A slot of the Redis Cluster is just being moved. Wait for the end of it.'],
  [/\bMOVED \d/, 'Redis is a cluster whose slots moved. Write two or more of its addresses into REDIS_URL.'],
  [/\bNOPERM\b/, 'Redis forbids its user a command, key or channel. Allow +@all ~madoguchi:* &madoguchi:*.'],
  [/\bNOAUTH\b|\bWRONGPASS\b/, 'Redis refuses the password. Check REDIS_URL.'],
  [
    /timed out|ECONN|ENOTFOUND|max retries per request|Connection is closed|startup nodes|refresh slots cache|redirections/,
    'Redis is out of reach. Check that it runs, the network, and REDIS_URL.',
  ],
];

/** Why Redis refused a write, in a sentence that an operator can act on, with Redis's own words behind it. */
export function explainRefusal(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const found = explanations.find(([sign]) => sign.test(message))?.[1];
  return `${found ?? 'Redis refused a write. See what it says.'} (${message.split('\n')[0]})`;
}
