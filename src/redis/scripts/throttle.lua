-- Counts a try, or refuses it while an earlier one makes it wait. The waits are those of staff.ts, waitAfter.
-- KEYS: tries
-- ARGV: now, tries that are free, first wait, longest wait, ms after which all is forgotten
local now, free = tonumber(ARGV[1]), tonumber(ARGV[2])

local waitUntil = tonumber(redis.call('HGET', KEYS[1], 'waitUntil') or '0')
if waitUntil > now then return waitUntil - now end
local tries = redis.call('HINCRBY', KEYS[1], 'tries', 1)
local wait = 0
if tries >= free then
  wait = math.min(tonumber(ARGV[3]) * 2 ^ math.min(tries - free, 30), tonumber(ARGV[4]))
end
redis.call('HSET', KEYS[1], 'waitUntil', string.format('%d', now + wait))
redis.call('PEXPIRE', KEYS[1], ARGV[5])
return 0
