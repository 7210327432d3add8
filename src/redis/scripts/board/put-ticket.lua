-- Copies a ticket to the staff's board, unless the board has it as new or newer.
-- KEYS: ticket, list of the state, the two other lists
-- ARGV: options, view. Options: ticketId, version, summary, place in the list, channel, change; of
--   a closed one: retentionMs, and oldestClosed, before which closed tickets are forgotten
local options = cjson.decode(ARGV[1])
local ticket, list = KEYS[1], KEYS[2]
local known = tonumber(redis.call('HGET', ticket, 'version') or '0')
if known >= options.version then return 0 end
redis.call('HSET', ticket, 'version', options.version, 'view', ARGV[2], 'summary', options.summary)
redis.call('ZADD', list, options.place, options.ticketId)
redis.call('ZREM', KEYS[3], options.ticketId)
redis.call('ZREM', KEYS[4], options.ticketId)
if options.retentionMs then
  redis.call('PEXPIRE', ticket, options.retentionMs)
  redis.call('ZREMRANGEBYSCORE', list, '-inf', options.oldestClosed)
else
  redis.call('PERSIST', ticket)
end
redis.call('PUBLISH', options.channel, options.change)
return 1
