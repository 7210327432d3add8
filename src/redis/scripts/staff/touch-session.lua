-- Notes that a session is in use, unless it was ended meanwhile: writing alone would bring it back.
-- KEYS: session
-- Options: now, livesForMs
local options = cjson.decode(ARGV[1])
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'seenAt', options.now)
redis.call('PEXPIRE', KEYS[1], options.livesForMs)
return 1
