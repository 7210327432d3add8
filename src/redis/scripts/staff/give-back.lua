-- A counted try was right after all. One that was forgotten meanwhile stays so.
-- KEYS: tries
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HINCRBY', KEYS[1], 'tries', -1)
redis.call('HSET', KEYS[1], 'waitUntil', 0)
return 1
