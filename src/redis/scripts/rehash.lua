-- Replaces a password's hash by a stronger one of the same password.
-- KEYS: account
-- ARGV: the hash as it was read, the new one
if redis.call('HGET', KEYS[1], 'passwordHash') ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'passwordHash', ARGV[2])
return 1
