/**
 * JSON as LINE writes it. LINE has been seen to escape emoji as surrogate pairs (`\uD83E\uDD28`), so a bot that
 * verifies `JSON.stringify(req.body)` instead of the bytes fails (line-bot-sdk-nodejs#922).
 */
export function toWebhookJson(value: unknown, escapeSurrogates: boolean): string {
  const json = JSON.stringify(value);
  if (!escapeSurrogates) return json;
  return json.replace(
    /[\uD800-\uDFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
