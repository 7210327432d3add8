-- Keeps a session until it runs out, and its place among those of its account.
-- KEYS: session, sessions of the account
-- Options: key of the session, livesForMs, longestMs of any session, fields
local options = cjson.decode(ARGV[1])
for field, value in pairs(options.fields) do redis.call('HSET', KEYS[1], field, value) end
redis.call('PEXPIRE', KEYS[1], options.livesForMs)
redis.call('SADD', KEYS[2], options.key)
redis.call('PEXPIRE', KEYS[2], options.longestMs)
return 1
