-- Adds an account, unless its login is taken.
-- KEYS: account, logins
-- ARGV: login, then fields and values of the account
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'login', ARGV[1], unpack(ARGV, 2))
redis.call('SADD', KEYS[2], ARGV[1])
return 1
