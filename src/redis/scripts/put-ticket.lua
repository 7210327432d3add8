-- Copies a ticket to the staff's board, unless the board has it as new or newer.
-- KEYS: ticket, list of the state, the two other lists
-- ARGV: id, version, view, summary, place in the list, ms to keep it ('' = for ever), channel, change, oldest closed
local ticket, list = KEYS[1], KEYS[2]
local known = tonumber(redis.call('HGET', ticket, 'version') or '0')
if known >= tonumber(ARGV[2]) then return 0 end
redis.call('HSET', ticket, 'version', ARGV[2], 'view', ARGV[3], 'summary', ARGV[4])
redis.call('ZADD', list, ARGV[5], ARGV[1])
redis.call('ZREM', KEYS[3], ARGV[1])
redis.call('ZREM', KEYS[4], ARGV[1])
if ARGV[6] == '' then
  redis.call('PERSIST', ticket)
else
  redis.call('PEXPIRE', ticket, ARGV[6])
  redis.call('ZREMRANGEBYSCORE', list, '-inf', ARGV[9])
end
redis.call('PUBLISH', ARGV[7], ARGV[8])
return 1
