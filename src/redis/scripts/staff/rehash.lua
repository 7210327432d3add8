-- Replaces a password's hash by a stronger one of the same password.
-- KEYS: account
-- Options: from, the hash as it was read; to, the new one
local options = cjson.decode(ARGV[1])
if redis.call('HGET', KEYS[1], 'passwordHash') ~= options.from then return 0 end
redis.call('HSET', KEYS[1], 'passwordHash', options.to)
return 1
