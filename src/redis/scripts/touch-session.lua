-- Notes that a session is in use, unless it was ended meanwhile: writing alone would bring it back.
-- KEYS: session
-- ARGV: now, ms until it runs out
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'seenAt', ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1
