-- Accepts an event once, renews the reply token of one that comes again, and marks the chat due.
-- KEYS: due, chat, mail, events, tokens, seen
-- Options: chatId, now, eventId, occurredAt, event, replyToken (may be absent), retentionMs of event ids, channel,
--   format
local due, chat, mail, events, tokens, seen = unpack(KEYS)
local now, eventId = options.now, options.eventId

redis.call('ZREMRANGEBYSCORE', seen, '-inf', now - options.retentionMs)
local isNew = redis.call('ZADD', seen, 'NX', now, eventId) == 1
redis.call('PEXPIRE', seen, options.retentionMs)
if isNew then
  local mailId = string.format('%012d', redis.call('HINCRBY', chat, 'arrivals', 1))
  redis.call('ZADD', mail, options.occurredAt, mailId)
  redis.call('HSET', events, mailId, options.event)
  noteFormat(chat)
end
if options.replyToken and (isNew or redis.call('HEXISTS', tokens, eventId) == 1) then
  redis.call('HSET', tokens, eventId, string.format('%d %s', now, options.replyToken))
end
-- A chat under a lease becomes due when its worker lets it go, or when the lease runs out.
if tonumber(redis.call('HGET', chat, 'leasedUntil') or '0') <= now then
  redis.call('ZADD', due, 'LT', now, options.chatId)
  redis.call('PUBLISH', options.channel, '')
end
return isNew and 1 or 0
