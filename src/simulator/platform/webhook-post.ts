/** LINE's names of how a webhook ended (DOC/check-webhook-error-statistics). */
export type WebhookReason = 'success' | 'request_timeout' | 'could_not_connect' | 'error_status_code';

/** What the bot's server answered. `status` is null when it didn't. */
export type WebhookAnswer = {
  readonly status: number | null;
  readonly ms: number;
  readonly reason: WebhookReason;
};

/** POSTs one webhook. Never throws: every ending is an answer. LINE gives the bot 2 s. */
export async function postWebhook(
  url: string,
  body: Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  timeoutMs: number,
): Promise<WebhookAnswer> {
  const startedAt = performance.now();
  const end = (status: number | null, reason: WebhookReason): WebhookAnswer => ({
    status,
    ms: Math.round(performance.now() - startedAt),
    reason,
  });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
    await response.arrayBuffer();
    return end(response.status, response.ok ? 'success' : 'error_status_code');
  } catch {
    return end(null, signal.aborted ? 'request_timeout' : 'could_not_connect');
  }
}
