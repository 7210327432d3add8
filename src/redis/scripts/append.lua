-- Accepts an event once, renews the reply token of one that comes again, and marks the chat due.
-- KEYS: due, chat, mail, events, tokens, seen
-- ARGV: chat id, now, event id, occurredAt, event, reply token or '', ms to keep event ids, due channel
local due, chat, mail, events, tokens, seen = unpack(KEYS)
local chatId, now, eventId = ARGV[1], tonumber(ARGV[2]), ARGV[3]

redis.call('ZREMRANGEBYSCORE', seen, '-inf', now - tonumber(ARGV[7]))
local isNew = redis.call('ZADD', seen, 'NX', now, eventId) == 1
redis.call('PEXPIRE', seen, ARGV[7])
if isNew then
  local mailId = string.format('%012d', redis.call('HINCRBY', chat, 'arrivals', 1))
  redis.call('ZADD', mail, ARGV[4], mailId)
  redis.call('HSET', events, mailId, ARGV[5])
end
if ARGV[6] ~= '' and (isNew or redis.call('HEXISTS', tokens, eventId) == 1) then
  redis.call('HSET', tokens, eventId, ARGV[2] .. ' ' .. ARGV[6])
end
-- A leased chat is looked at again when its worker lets go, or when the lease runs out.
if tonumber(redis.call('HGET', chat, 'leasedUntil') or '0') <= now then
  redis.call('ZADD', due, 'LT', now, chatId)
  redis.call('PUBLISH', ARGV[8], '')
end
return isNew and 1 or 0
