-- Counts a try, or refuses it while an earlier one makes it wait.
-- KEYS: tries
-- Options: now, waits in ms after the first try, the second …; the last one holds for all behind it; forgottenAfterMs
local options = cjson.decode(ARGV[1])
local now, waits = options.now, options.waits

local waitUntil = tonumber(redis.call('HGET', KEYS[1], 'waitUntil') or '0')
if waitUntil > now then return waitUntil - now end
local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
local waitMs = waits[math.max(1, math.min(tries, #waits))]
redis.call('HSET', KEYS[1], 'waitUntil', string.format('%d', now + waitMs))
redis.call('PEXPIRE', KEYS[1], options.forgottenAfterMs)
return 0
